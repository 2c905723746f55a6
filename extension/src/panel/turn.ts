/** One question and what has come of it so far. */

import type { Answer, Citation, HistoryItem, Outcome } from "../api/answer";
import type { AnswerEvent } from "../api/answer-event";
import type { Trouble } from "../api/trouble";
import { withoutMarkers } from "./markers";

/** A turn of the conversation; `answer` is there once it is whole, and only then may anything be inserted. */
export interface Turn {
  readonly id: number;
  readonly question: string;
  /** What is shown in place of the question, for one the agent did not type. */
  readonly label: string | null;
  readonly asOf: string | null;
  readonly state: "asking" | "streaming" | "answered" | "stopped" | "failed";
  readonly outcome: Outcome | null;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly answer: Answer | null;
  readonly trouble: Trouble | null;
}

const HISTORY_LIMIT = 8;

/** A turn that has just been asked. */
export function startTurn(asked: Pick<Turn, "id" | "question" | "label" | "asOf">): Turn {
  return { ...asked, state: "asking", outcome: null, text: "", citations: [], answer: null, trouble: null };
}

/** Whether an answer is still on its way. */
export function isOpen(turn: Turn): boolean {
  return turn.state === "asking" || turn.state === "streaming";
}

/** The turn after one more event. */
export function advance(turn: Turn, event: AnswerEvent): Turn {
  if (!isOpen(turn)) return turn;
  switch (event.type) {
    case "meta":
      // A second one begins anew: what was told before it is not in the answer.
      return { ...turn, outcome: event.outcome, text: "", citations: [] };
    case "delta":
      return { ...turn, state: "streaming", text: turn.text + event.text };
    case "citation":
      return { ...turn, citations: [...turn.citations, event.citation] };
    case "lesson":
      return turn;
    case "done": {
      const { answer } = event;
      const { outcome, text, citations } = answer;
      return { ...turn, state: "answered", outcome, text, citations, answer };
    }
  }
}

/** What the server should know of the conversation so far. */
export function historyOf(turns: readonly Turn[]): readonly HistoryItem[] {
  const items = turns.flatMap((turn): HistoryItem[] =>
    turn.answer === null
      ? []
      : [
          { role: "user", text: turn.question },
          { role: "agent", text: withoutMarkers(turn.answer.text) },
        ],
  );
  return items.slice(-HISTORY_LIMIT);
}
