/** What the ticket asks, need by need, with the answer's first words: one click opens the whole. */

import type { AsOfSuggestion, Suggestion } from "../../api/suggestions";
import { writeDate } from "../dates";
import { withoutMarkers } from "../markers";
import { useServices } from "../panel-context";
import type { Suggesting } from "../use-suggestions";
import { Icon } from "./icon";

interface SuggestionListProps {
  readonly suggesting: Suggesting;
  onAsOf(date: string): void;
}

/** The suggestions for the ticket in front, once they are there. */
export function SuggestionList({ suggesting, onAsOf }: SuggestionListProps) {
  if (suggesting.state === "none" || suggesting.state === "failed") return null;
  return (
    <section class="ds-suggestions" aria-busy={suggesting.state === "looking"}>
      <h2>In this ticket</h2>
      {suggesting.state === "looking" ? (
        <div class="ds-looking">
          <p class="ds-muted">Reading the ticket…</p>
          <div class="ds-bar" aria-hidden="true" />
          <div class="ds-bar ds-bar-short" aria-hidden="true" />
        </div>
      ) : (
        <>
          {suggesting.suggestions.suggestions.length === 0 && (
            <p class="ds-muted">Nothing in it asks what the documents could answer.</p>
          )}
          <ul class="ds-plain">
            {suggesting.suggestions.suggestions.map((suggestion) => (
              <Need key={suggestion.question} suggestion={suggestion} />
            ))}
          </ul>
          {suggesting.suggestions.days.map((day) => (
            <Day key={`${day.kind} ${day.date}`} day={day} onAsOf={onAsOf} />
          ))}
        </>
      )}
    </section>
  );
}

function Need({ suggestion }: { readonly suggestion: Suggestion }) {
  const { ask } = useServices();
  const { answer } = suggestion;
  const isAnswered = answer.outcome === "answered" || answer.outcome === "partly_answered";
  return (
    <li>
      <button type="button" class="ds-need" onClick={() => ask(suggestion.question)}>
        <span class="ds-need-label">{suggestion.label}</span>
        <span class={isAnswered ? "ds-need-answer" : "ds-need-answer ds-muted"}>
          {isAnswered ? withoutMarkers(answer.text) : "Not in the documents"}
        </span>
        {answer.conflicts.length > 0 && <span class="ds-badge ds-badge-internal">The documents disagree</span>}
      </button>
    </li>
  );
}

/** Offered only where the rules of that day say something else. */
function Day({ day, onAsOf }: { readonly day: AsOfSuggestion; onAsOf(date: string): void }) {
  if (day.differing.length === 0) return null;
  return (
    <p class="ds-exception">
      <Icon name="clock" />
      <span>
        On {writeDate(day.date)} ({day.kind.replaceAll("_", " ")}) another rule was in force.{" "}
        <button type="button" class="ds-link" onClick={() => onAsOf(day.date)}>
          Use the rule of that day
        </button>
      </span>
    </p>
  );
}
