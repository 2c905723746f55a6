/** The events of a streamed answer, typed. */

import type { Answer, Citation, Lesson, Outcome } from "./answer";
import { readAnswer, readCitation, readLesson, readOutcome } from "./answer-decoding";
import { fields, number, text } from "./decoding";
import type { ServerEvent } from "./event-stream";
import { TroubleError, troubleOf } from "./trouble";

/** One step towards an answer; `done` carries the whole of it. */
export type AnswerEvent =
  | { readonly type: "meta"; readonly outcome: Outcome }
  | { readonly type: "delta"; readonly text: string }
  | { readonly type: "citation"; readonly citation: Citation }
  | { readonly type: "lesson"; readonly lesson: Lesson | null }
  | { readonly type: "done"; readonly answer: Answer };

/** The event in typed form; null for a kind this panel does not know. Throws `TroubleError` for an `error` event. */
export function readAnswerEvent(event: ServerEvent): AnswerEvent | null {
  switch (event.name) {
    case "meta":
      return { type: "meta", outcome: readOutcome(fields(JSON.parse(event.data), "meta").outcome) };
    case "delta":
      return { type: "delta", text: text(fields(JSON.parse(event.data), "delta"), "text") };
    case "citation":
      return { type: "citation", citation: readCitation(JSON.parse(event.data)) };
    case "lesson":
      return { type: "lesson", lesson: readLesson(JSON.parse(event.data)) };
    case "done":
      return { type: "done", answer: readAnswer(JSON.parse(event.data)) };
    case "error":
      throw problemIn(JSON.parse(event.data));
    default:
      return null;
  }
}

function problemIn(body: unknown): TroubleError {
  const from = fields(body, "problem");
  const status = typeof from.status === "number" ? number(from, "status") : 500;
  return new TroubleError(troubleOf(status, body), status);
}
