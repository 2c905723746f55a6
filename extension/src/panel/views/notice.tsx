/** One line at the foot of the panel that says what just happened. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** How long a line stays; it is read aloud at once and can be sent away. */
const SHOWN_MS = 8000;

/** The line now shown, and how to show another. */
export interface NoticeState {
  readonly text: string;
  notify(text: string): void;
}

/** Keeps one line for a while. */
export function useNotice(): NoticeState {
  const [text, setText] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const notify = useCallback((next: string) => {
    clearTimeout(timer.current);
    setText(next);
    timer.current = setTimeout(() => setText(""), SHOWN_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { text, notify };
}

/** The line itself. The region is always there, so that a screen reader hears it change. */
export function Notice({ notice }: { readonly notice: NoticeState }) {
  return (
    <div role="status" class={notice.text === "" ? "ds-notice ds-gone" : "ds-notice"}>
      {notice.text}
      {notice.text !== "" && (
        <button type="button" class="ds-text-button" aria-label="Dismiss" onClick={() => notice.notify("")}>
          ✕
        </button>
      )}
    </div>
  );
}
