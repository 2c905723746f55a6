/** The turns about the ticket in front, and those about tickets left open, so that no answer shows beside another ticket. */

import type { AnswerEvent } from "../api/answer-event";
import type { Trouble } from "../api/trouble";
import { advance, isOpen, startTurn, type Turn } from "./turn";

/** All conversations, and which one is in front. */
export interface Conversations {
  readonly key: string;
  readonly turns: readonly Turn[];
  readonly kept: Readonly<Record<string, readonly Turn[]>>;
}

/** What can happen to them. Events about a turn that is no longer in front change nothing. */
export type Happening =
  | { readonly type: "asked"; readonly turn: Pick<Turn, "id" | "question" | "label" | "asOf"> }
  | { readonly type: "event"; readonly id: number; readonly event: AnswerEvent }
  | { readonly type: "failed"; readonly id: number; readonly trouble: Trouble }
  | { readonly type: "stopped" }
  | { readonly type: "cleared" }
  | { readonly type: "ticket"; readonly key: string };

/** The most tickets whose answers are kept while the panel is open. */
const KEPT_LIMIT = 20;

/** No conversation yet, beside no ticket. */
export const NO_CONVERSATION: Conversations = { key: "", turns: [], kept: {} };

/** The conversations after something happened. */
export function converse(now: Conversations, happening: Happening): Conversations {
  switch (happening.type) {
    case "asked":
      return { ...now, turns: [...now.turns.map(stop).filter(hasCome), startTurn(happening.turn)] };
    case "event":
      return withTurn(now, happening.id, (turn) => advance(turn, happening.event));
    case "failed":
      return withTurn(now, happening.id, (turn) =>
        isOpen(turn) ? { ...turn, state: "failed", trouble: happening.trouble } : turn,
      );
    case "stopped":
      return { ...now, turns: now.turns.map(stop) };
    case "cleared":
      return { ...now, turns: [] };
    case "ticket":
      return happening.key === now.key ? now : changeTicket(now, happening.key);
  }
}

function withTurn(now: Conversations, id: number, change: (turn: Turn) => Turn): Conversations {
  return { ...now, turns: now.turns.map((turn) => (turn.id === id ? change(turn) : turn)) };
}

function changeTicket(now: Conversations, key: string): Conversations {
  const answered = now.turns.filter((turn) => turn.state === "answered");
  const others = Object.entries(now.kept).filter(([other]) => other !== now.key);
  const entries = answered.length === 0 ? others : [...others, [now.key, answered] as const];
  const kept = Object.fromEntries(entries.slice(-KEPT_LIMIT));
  return { key, turns: kept[key] ?? [], kept };
}

function stop(turn: Turn): Turn {
  return isOpen(turn) ? { ...turn, state: "stopped" } : turn;
}

/** A turn that failed or was stopped gives way to the next question. */
function hasCome(turn: Turn): boolean {
  return turn.state === "answered";
}
