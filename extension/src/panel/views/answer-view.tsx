/** A whole answer: how far the documents go, the words, what they rest on, what to do with them. */

import type { Answer, Outcome } from "../../api/answer";
import { AnswerText } from "./answer-text";
import { ExemplarBadge } from "./exemplar-badge";
import { Feedback } from "./feedback";
import { LessonCard } from "./lesson-card";
import { ReplyActions } from "./reply-actions";
import { SourceList } from "./source-list";

/** What each outcome is called; an ordinary answer needs no words. */
export const OUTCOME_TITLES: Record<Outcome, string> = {
  answered: "",
  partly_answered: "Partly answered",
  not_in_documents: "Not in the documents",
  needs_clarification: "One more detail is needed",
};

const OUTCOME_NOTES: Record<Outcome, string> = {
  answered: "",
  partly_answered: "The documents cover only part of the question.",
  not_in_documents:
    "No document in force answers this. The closest passages are below; ask their owner before you promise anything.",
  needs_clarification: "",
};

/** An answer as the agent reads it. */
export function AnswerView({ answer }: { readonly answer: Answer }) {
  const { outcome } = answer;
  const isReply = outcome === "answered" || outcome === "partly_answered";
  return (
    <div class="ds-answer">
      <OutcomeBanner outcome={outcome} text={outcome === "not_in_documents" ? answer.text : ""} />
      {answer.exemplar !== null && <ExemplarBadge exemplar={answer.exemplar} />}
      {outcome !== "not_in_documents" && <AnswerText answer={answer} />}
      <Conflicts conflicts={answer.conflicts} />
      {isReply && <ReplyActions answer={answer} />}
      <SourceList heading="Sources" citations={answer.citations} answerId={answer.id} />
      <SourceList heading="Closest passages" citations={answer.nearest} withQuotes />
      {answer.lesson !== null && <LessonCard lesson={answer.lesson} />}
      <Feedback answerId={answer.id} />
    </div>
  );
}

/** Documents that disagree are shown, never blended: only their owners can settle it. */
function Conflicts({ conflicts }: { readonly conflicts: readonly string[] }) {
  if (conflicts.length === 0) return null;
  return (
    <div class="ds-outcome">
      <h3>The documents disagree</h3>
      {conflicts.map((conflict) => (
        <p key={conflict}>{conflict}</p>
      ))}
    </div>
  );
}

interface OutcomeBannerProps {
  readonly outcome: Outcome;
  /** The server's own words about it, where it has any. */
  readonly text?: string;
}

/** Says how far the documents go, where that is less than all the way. */
export function OutcomeBanner({ outcome, text = "" }: OutcomeBannerProps) {
  if (outcome === "answered") return null;
  const note = text || OUTCOME_NOTES[outcome];
  return (
    <div class={`ds-outcome ds-outcome-${outcome}`}>
      <h3>{OUTCOME_TITLES[outcome]}</h3>
      {note !== "" && <p>{note}</p>}
    </div>
  );
}
