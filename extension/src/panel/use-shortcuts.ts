/** The panel's two keys: `/` to type, Escape to stop. */

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Listens while the focus is in the panel or nowhere, so that a page around the panel keeps its own keys. */
export function useShortcuts(
  root: RefObject<HTMLElement>,
  box: RefObject<HTMLTextAreaElement>,
  isAnswering: boolean,
  stop: () => void,
): void {
  // In the same turn as the panel appears: whoever sees the question box may press its key.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      const isHere = target === document.body || root.current?.contains(target) === true;
      if (!isHere || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && isAnswering) stop();
      if (event.key === "/" && target.closest("input, textarea, select") === null) {
        event.preventDefault();
        box.current?.focus();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [root, box, isAnswering, stop]);
}
