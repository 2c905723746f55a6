/** What a ticket suggests before anybody types, in the server's own words (`/v1/suggestions`). */

import type { Answer } from "./answer";
import { readAnswer } from "./answer-decoding";
import { fields, list, text } from "./decoding";

/** One need of the ticket with its answer; asking `question` gives that answer again, and keeps it. */
export interface Suggestion {
  readonly label: string;
  readonly question: string;
  readonly answer: Answer;
}

/** A day named by the ticket whose rules may be the ones that count. */
export interface AsOfSuggestion {
  /** An ISO date. */
  readonly date: string;
  /** `order_date` and the like. */
  readonly kind: string;
  /** The suggested questions that the rules of that day answer differently. */
  readonly differing: readonly string[];
}

/** The needs of a ticket and its days. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  readonly days: readonly AsOfSuggestion[];
}

/** A whole reply. */
export function readSuggestions(value: unknown): Suggestions {
  const from = fields(value, "suggestions");
  return {
    suggestions: list(from, "suggestions", readSuggestion),
    days: list(from, "as_of_suggestions", readDay),
  };
}

function readSuggestion(value: unknown): Suggestion {
  const from = fields(value, "suggestion");
  return { label: text(from, "label"), question: text(from, "question"), answer: readAnswer(from.answer) };
}

function readDay(value: unknown): AsOfSuggestion {
  const from = fields(value, "day");
  return {
    date: text(from, "date"),
    kind: text(from, "kind"),
    differing: list(from, "differences", (difference) => text(fields(difference, "difference"), "question")),
  };
}
