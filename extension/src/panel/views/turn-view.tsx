/** One question and its answer, in whatever state it is. */

import { writeDate } from "../dates";
import { isOpen, type Turn } from "../turn";
import { ComingText } from "./answer-text";
import { AnswerView, OutcomeBanner } from "./answer-view";
import { Icon } from "./icon";
import { TroubleView } from "./trouble-view";

interface TurnViewProps {
  readonly turn: Turn;
  onAgain(): void;
}

/** A turn of the conversation. */
export function TurnView({ turn, onAgain }: TurnViewProps) {
  return (
    <article class="ds-turn" aria-busy={isOpen(turn)}>
      <h2 class="ds-question">{turn.label ?? turn.question}</h2>
      {turn.asOf !== null && (
        <p class="ds-as-of-note">
          <Icon name="clock" /> Rule in force on {writeDate(turn.asOf)}
        </p>
      )}
      <TurnBody turn={turn} onAgain={onAgain} />
    </article>
  );
}

function TurnBody({ turn, onAgain }: TurnViewProps) {
  if (turn.answer !== null) return <AnswerView answer={turn.answer} />;
  if (turn.trouble !== null) return <TroubleView trouble={turn.trouble} onRetry={onAgain} />;
  if (turn.state === "asking" && turn.text === "") return <Looking />;
  return (
    <div class="ds-answer">
      {turn.outcome !== null && isOpen(turn) && <OutcomeBanner outcome={turn.outcome} />}
      {turn.text !== "" && turn.outcome !== "not_in_documents" && (
        <ComingText text={turn.text} citations={turn.citations} isComing={isOpen(turn)} />
      )}
      {turn.state === "stopped" && (
        <div class="ds-row">
          <p class="ds-note">Stopped. What has come is unfinished, so it cannot be inserted.</p>
          <button type="button" class="ds-button" onClick={onAgain}>
            Ask again
          </button>
        </div>
      )}
    </div>
  );
}

function Looking() {
  return (
    <div class="ds-looking">
      <p class="ds-muted">Looking in the documents…</p>
      <div class="ds-bar" aria-hidden="true" />
      <div class="ds-bar" aria-hidden="true" />
      <div class="ds-bar ds-bar-short" aria-hidden="true" />
    </div>
  );
}
