/** Which day's rule applies: today's, or the one in force when the customer bought. */

import { useState } from "preact/hooks";
import { type TicketDate, writeDate } from "../dates";
import { Icon } from "./icon";

interface AsOfProps {
  /** An ISO date, or null for today. */
  readonly asOf: string | null;
  readonly dates: readonly TicketDate[];
  onChange(asOf: string | null): void;
}

/** A date to choose, and the ticket's own dates to choose with one click. */
export function AsOf({ asOf, dates, onChange }: AsOfProps) {
  const [isChoosing, setChoosing] = useState(false);
  const others = dates.filter((entry) => entry.date !== asOf);
  const offered = isChoosing ? others : others.slice(0, 1);
  return (
    <div class="ds-as-of">
      <button type="button" class="ds-text-button" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
        <Icon name="clock" />
        Rule in force {asOf === null ? "today" : `on ${writeDate(asOf)}`}
      </button>
      {offered.map((entry) => (
        <button
          key={entry.label}
          type="button"
          class="ds-chip-button"
          title={`Use the rule in force on ${writeDate(entry.date)}`}
          onClick={() => onChange(entry.date)}
        >
          {entry.label} {writeDate(entry.date)}
        </button>
      ))}
      {asOf !== null && (
        <button type="button" class="ds-chip-button" onClick={() => onChange(null)}>
          Today
        </button>
      )}
      {isChoosing && (
        <label class="ds-field ds-field-inline">
          <span>Rule in force on</span>
          <input
            type="date"
            value={asOf ?? ""}
            onInput={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}
