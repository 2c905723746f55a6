/** Reads an answer aloud once it is whole; token by token it would be noise. */

import { withoutMarkers } from "../markers";
import type { Turn } from "../turn";
import { OUTCOME_TITLES } from "./answer-view";

/** A live region nobody sees. */
export function Announcer({ turn }: { readonly turn: Turn | undefined }) {
  return (
    <div class="ds-hidden" role="status">
      {announcementOf(turn)}
    </div>
  );
}

/** What a screen reader should say of a turn now. */
export function announcementOf(turn: Turn | undefined): string {
  if (turn === undefined) return "";
  if (turn.state === "asking" || turn.state === "streaming") return "Looking in the documents.";
  if (turn.state === "stopped") return "Stopped.";
  if (turn.answer === null) return "";
  const { outcome, text, citations } = turn.answer;
  const sources = citations.length === 1 ? "1 source." : `${citations.length} sources.`;
  const title = OUTCOME_TITLES[outcome];
  return [title === "" ? "Answer." : `${title}.`, withoutMarkers(text), citations.length === 0 ? "" : sources]
    .filter((part) => part !== "")
    .join(" ");
}
