/** A whole answer: how far the documents go, the words, what they rest on, what to do with them. */

import type { Answer, Outcome } from "../../api/answer";
import { AnswerText } from "./answer-text";
import { Caveats } from "./caveats";
import { ConflictCards } from "./conflict-card";
import { ExceptionCards } from "./exception-card";
import { ExemplarBadge } from "./exemplar-badge";
import { Feedback } from "./feedback";
import { LessonCard } from "./lesson-card";
import { OptionList } from "./option-list";
import { ReplyActions } from "./reply-actions";
import { SourceList } from "./source-list";
import { TodayCard } from "./today-card";

/** What each outcome is called; an ordinary answer needs no words. */
export const OUTCOME_TITLES: Record<Outcome, string> = {
  answered: "",
  partly_answered: "Partly answered",
  not_in_documents: "Not in the documents",
  needs_clarification: "Which of these do you mean?",
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
  const isAsking = outcome === "needs_clarification";
  return (
    <div class="ds-answer">
      <OutcomeBanner outcome={outcome} text={isReply ? "" : answer.text} missing={answer.missing} />
      <OptionList options={answer.options} />
      {answer.exemplar !== null && <ExemplarBadge exemplar={answer.exemplar} />}
      <ExceptionCards citations={answer.citations} />
      {isReply && <AnswerText answer={answer} />}
      <TodayCard today={answer.today} />
      <ConflictCards conflicts={answer.conflicts} />
      <Caveats answer={answer} />
      {isReply && <ReplyActions answer={answer} />}
      <SourceList heading="Sources" citations={answer.citations} answerId={answer.id} />
      <SourceList heading="Closest passages" citations={answer.nearest} withQuotes />
      {answer.lesson !== null && <LessonCard lesson={answer.lesson} />}
      {!isAsking && <Feedback answerId={answer.id} />}
    </div>
  );
}

interface OutcomeBannerProps {
  readonly outcome: Outcome;
  /** The server's own words about it, where it has any. */
  readonly text?: string;
  /** The parts of the question that are left open. */
  readonly missing?: readonly string[];
}

/** Says how far the documents go, where that is less than all the way. */
export function OutcomeBanner({ outcome, text = "", missing = [] }: OutcomeBannerProps) {
  if (outcome === "answered") return null;
  const note = text || (missing.length > 0 ? "The documents do not say:" : OUTCOME_NOTES[outcome]);
  return (
    <div class={`ds-outcome ds-outcome-${outcome}`}>
      <h3>{OUTCOME_TITLES[outcome]}</h3>
      {note !== "" && <p>{note}</p>}
      {missing.length > 0 && (
        <ul>
          {missing.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
