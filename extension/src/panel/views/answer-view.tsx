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
      <OutcomeBanner outcome={outcome} />
      {answer.exemplar !== null && <ExemplarBadge exemplar={answer.exemplar} />}
      {outcome !== "not_in_documents" && <AnswerText answer={answer} />}
      {isReply && <ReplyActions answer={answer} />}
      <SourceList heading="Sources" citations={answer.citations} answerId={answer.id} />
      <SourceList heading="Closest passages" citations={answer.nearest} withQuotes />
      {answer.lesson !== null && <LessonCard lesson={answer.lesson} />}
      <Feedback answerId={answer.id} />
    </div>
  );
}

/** Says how far the documents go, where that is less than all the way. */
export function OutcomeBanner({ outcome }: { readonly outcome: Outcome }) {
  if (outcome === "answered") return null;
  return (
    <div class={`ds-outcome ds-outcome-${outcome}`}>
      <h3>{OUTCOME_TITLES[outcome]}</h3>
      {OUTCOME_NOTES[outcome] !== "" && <p>{OUTCOME_NOTES[outcome]}</p>}
    </div>
  );
}
