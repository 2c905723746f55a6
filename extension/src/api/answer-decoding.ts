/** Turns the server's JSON into the types of `answer.ts`. */

import type {
  Answer,
  Citation,
  Conflict,
  Dropped,
  Exemplar,
  Lesson,
  Option,
  OtherTime,
  Outcome,
  Person,
  Sentence,
  Slot,
} from "./answer";
import { fields, isTrue, list, MalformedError, number, oneOf, text, textOrNull } from "./decoding";

const OUTCOMES = ["answered", "partly_answered", "not_in_documents", "needs_clarification"] as const;
const KINDS = ["policy", "product", "exemplar", "lesson"] as const;

/** The outcome, or an error for a word the contract does not know. */
export function readOutcome(value: unknown): Outcome {
  return oneOf(value, OUTCOMES, "outcome");
}

/** One citation; a kind of document added to the server later reads as a policy. */
export function readCitation(value: unknown): Citation {
  const from = fields(value, "citation");
  return {
    number: number(from, "number"),
    document: text(from, "document"),
    version: text(from, "version"),
    path: textOrNull(from, "path") ?? "",
    title: text(from, "title"),
    section: textOrNull(from, "section") ?? "",
    kind: KINDS.find((kind) => kind === from.kind) ?? "policy",
    owner: textOrNull(from, "owner") ?? "",
    quote: text(from, "quote"),
    url: text(from, "url"),
    inForceFrom: textOrNull(from, "in_force_from"),
    inForceTo: textOrNull(from, "in_force_to"),
    verifiedAt: textOrNull(from, "verified_at"),
    isInternal: isTrue(from, "is_internal"),
    page: typeof from.page === "number" ? from.page : null,
    isException: isTrue(from, "is_exception"),
  };
}

/** A lesson, or null where the answer has none. */
export function readLesson(value: unknown): Lesson | null {
  if (value === null || value === undefined) return null;
  const from = fields(value, "lesson");
  return { id: text(from, "id"), title: text(from, "title"), minutes: number(from, "minutes"), url: text(from, "url") };
}

/** A whole answer. */
export function readAnswer(value: unknown): Answer {
  const from = fields(value, "answer");
  return {
    id: text(from, "id"),
    question: textOrNull(from, "question") ?? "",
    outcome: readOutcome(from.outcome),
    text: text(from, "text"),
    sentences: list(from, "sentences", readSentence),
    citations: list(from, "citations", readCitation),
    nearest: list(from, "nearest", readCitation),
    missing: list(from, "missing", readText),
    options: list(from, "options", readOption),
    conflicts: list(from, "conflicts", readConflict),
    today: readOtherTime(from.today),
    suspicious: list(from, "suspicious", readCitation),
    notices: list(from, "notices", readText),
    dropped: readDropped(from.making),
    lesson: readLesson(from.lesson),
    exemplar: readExemplar(from.exemplar),
    slots: list(from, "slots", readSlot),
    asOf: textOrNull(from, "as_of"),
  };
}

/** The person signed in. */
export function readPerson(value: unknown): Person {
  const from = fields(value, "person");
  return { id: text(from, "id"), name: text(from, "name"), role: text(from, "role") };
}

function readSentence(value: unknown): Sentence {
  const from = fields(value, "sentence");
  return {
    text: text(from, "text"),
    citations: list(from, "citations", readNumber),
    // Only an explicit `false` says that a sentence may go to a customer.
    isInternal: from.is_internal !== false,
  };
}

function readText(value: unknown): string {
  if (typeof value === "string") return value;
  throw new MalformedError("a text is not text");
}

function readOption(value: unknown): Option {
  const from = fields(value, "option");
  return { label: text(from, "label"), question: text(from, "question") };
}

function readConflict(value: unknown): Conflict {
  const from = fields(value, "conflict");
  return { says: text(from, "says"), left: readCitation(from.left), right: readCitation(from.right) };
}

function readOtherTime(value: unknown): OtherTime | null {
  if (value === null || value === undefined) return null;
  const from = fields(value, "other time");
  return {
    asOf: text(from, "as_of"),
    outcome: readOutcome(from.outcome),
    text: text(from, "text"),
    sentences: list(from, "sentences", readSentence),
    citations: list(from, "citations", readCitation),
  };
}

function readDropped(making: unknown): readonly Dropped[] {
  if (making === null || making === undefined) return [];
  return list(fields(making, "making"), "dropped", (value) => {
    const from = fields(value, "dropped sentence");
    return { text: text(from, "text"), reason: text(from, "reason") };
  });
}

function readSlot(value: unknown): Slot {
  const from = fields(value, "slot");
  return { name: text(from, "name"), value: textOrNull(from, "value") };
}

function readNumber(value: unknown): number {
  if (typeof value === "number") return value;
  throw new MalformedError("a citation number is not a number");
}

function readExemplar(value: unknown): Exemplar | null {
  if (value === null || value === undefined) return null;
  const from = fields(value, "exemplar");
  return {
    id: text(from, "id"),
    title: text(from, "title"),
    approvedBy: textOrNull(from, "approved_by") ?? "",
    approvedOn: textOrNull(from, "approved_on") ?? "",
    url: textOrNull(from, "url") ?? "",
  };
}
