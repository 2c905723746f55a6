/** Where a question is typed; an empty box beside a ticket asks what the ticket asks. */

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { QUESTION_LIMIT } from "../../ticket/ticket";
import { Icon } from "./icon";

interface ComposerProps {
  readonly box: RefObject<HTMLTextAreaElement>;
  readonly text: string;
  readonly hint: string;
  readonly isAnswering: boolean;
  /** Whether an empty box may be sent, because the ticket asks by itself. */
  readonly canAskTicket: boolean;
  onText(text: string): void;
  onAsk(): void;
  onStop(): void;
}

/** The box with its one button: ask, or stop while an answer is coming. */
export function Composer(props: ComposerProps) {
  const { box, text, isAnswering, onAsk, onStop } = props;
  const canAsk = text.trim() !== "" || props.canAskTicket;
  // The height follows the text.
  useLayoutEffect(() => grow(box.current), [text, box]);

  const submit = (event: Event): void => {
    event.preventDefault();
    if (canAsk) onAsk();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    submit(event);
  };

  return (
    <form class="ds-composer" onSubmit={submit}>
      <textarea
        ref={box}
        rows={1}
        maxLength={QUESTION_LIMIT}
        aria-label="Question"
        aria-keyshortcuts="/"
        placeholder={props.hint}
        value={text}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isAnswering ? (
        <button type="button" class="ds-round" title="Stop (Esc)" aria-label="Stop" onClick={onStop}>
          <Icon name="stop" />
        </button>
      ) : (
        <button type="submit" class="ds-round ds-primary" title="Ask (Enter)" aria-label="Ask" disabled={!canAsk}>
          <Icon name="send" />
        </button>
      )}
    </form>
  );
}

function grow(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
}
