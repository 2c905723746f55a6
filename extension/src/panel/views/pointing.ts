/** Which citation the agent is pointing at, by mouse or by focus. */

import { createContext } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Citation } from "../../api/answer";

/** The citation whose quote is shown, and how far down its button stands. */
export interface Shown {
  readonly citation: Citation;
  readonly top: number;
}

/** How the citation buttons and the quote speak to each other. */
export interface PointingState {
  readonly shown: Shown | null;
  readonly cardId: string;
  pointAt(citation: Citation, button: HTMLElement): void;
  /** Lets go, unless the pointer reaches the quote in the meantime. */
  leave(): void;
  stay(): void;
  dismiss(): void;
}

const idle = (): void => undefined;

/** The pointing of the answer around. */
export const Pointing = createContext<PointingState>({
  shown: null,
  cardId: "",
  pointAt: idle,
  leave: idle,
  stay: idle,
  dismiss: idle,
});

/** Long enough to move from the button to the quote under it. */
const GRACE_MS = 160;

/** Follows the pointing inside one answer. */
export function usePointing(cardId: string): PointingState {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stay = (): void => clearTimeout(timer.current);
  useEffect(() => stay, []);

  return {
    shown,
    cardId,
    stay,
    pointAt(citation, button) {
      stay();
      setShown({ citation, top: button.offsetTop + button.offsetHeight + 4 });
    },
    leave() {
      stay();
      timer.current = setTimeout(() => setShown(null), GRACE_MS);
    },
    dismiss() {
      stay();
      setShown(null);
    },
  };
}
