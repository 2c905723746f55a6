/** What the server says of a draft, in the server's own words (`/v1/draft-checks`). */

import type { Citation } from "./answer";
import { readCitation } from "./answer-decoding";
import { type Fields, fields, list, number, oneOf, text, textOrNull } from "./decoding";

/** What the documents say of a sentence. */
export type Verdict = (typeof VERDICTS)[number];

const VERDICTS = ["supported", "contradicted", "not_covered", "internal_only", "no_claim"] as const;

/** The smallest change that puts a sentence right: `text` in place of what stands from `start` to `end`. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One sentence of the draft. Offsets count characters, not UTF-16 units. */
export interface CheckedSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verdict: Verdict;
  readonly citations: readonly number[];
  readonly says: string;
  readonly fix: Fix | null;
}

/** What the documents oblige the reply to say, and it does not. */
export interface MissingStatement {
  readonly says: string;
  readonly citation: number;
  readonly suggestion: string | null;
}

/** A draft held against the documents. */
export interface DraftCheck {
  readonly isClear: boolean;
  readonly sentences: readonly CheckedSentence[];
  readonly citations: readonly Citation[];
  readonly missing: readonly MissingStatement[];
  /** Points of the nearest approved answer that the draft leaves out. */
  readonly absent: readonly string[];
  readonly tone: readonly string[];
}

/** A whole check. */
export function readDraftCheck(value: unknown): DraftCheck {
  const from = fields(value, "draft check");
  return {
    isClear: from.is_clear === true,
    sentences: list(from, "sentences", readSentence),
    citations: list(from, "citations", readCitation),
    missing: list(from, "missing", readMissing),
    absent: readAbsent(from),
    tone: list(from, "tone", (remark) => text(fields(remark, "remark"), "says")),
  };
}

function readSentence(value: unknown): CheckedSentence {
  const from = fields(value, "sentence");
  return {
    start: number(from, "start"),
    end: number(from, "end"),
    text: text(from, "text"),
    verdict: oneOf(from.verdict, VERDICTS, "verdict"),
    citations: list(from, "citations", Number),
    says: textOrNull(from, "says") ?? "",
    fix: readFix(from.fix),
  };
}

function readFix(value: unknown): Fix | null {
  if (value === null || value === undefined) return null;
  const from = fields(value, "fix");
  return { start: number(from, "start"), end: number(from, "end"), text: text(from, "text") };
}

function readMissing(value: unknown): MissingStatement {
  const from = fields(value, "missing statement");
  return { says: text(from, "says"), citation: number(from, "citation"), suggestion: textOrNull(from, "suggestion") };
}

function readAbsent(from: Fields): readonly string[] {
  if (from.exemplar === null || from.exemplar === undefined) return [];
  return list(fields(from.exemplar, "exemplar"), "absent", (point) => text(fields(point, "point"), "text"));
}
