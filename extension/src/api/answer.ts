/** What the server answers, in the server's own words (`/v1/answers`). */

/** How far the documents answer the question. */
export type Outcome = "answered" | "partly_answered" | "not_in_documents" | "needs_clarification";

/** What kind of document a citation points into. */
export type DocumentKind = "policy" | "product" | "exemplar" | "lesson";

/** A span of one version of one document, and why it may be trusted. */
export interface Citation {
  readonly number: number;
  readonly document: string;
  readonly version: string;
  readonly path: string;
  readonly title: string;
  readonly section: string;
  readonly kind: DocumentKind;
  readonly owner: string;
  readonly quote: string;
  readonly url: string;
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly verifiedAt: string | null;
  readonly isInternal: boolean;
  readonly page: number | null;
  /** Whether it stands in a temporary ruling, which outranks its base rule until it ends. */
  readonly isException: boolean;
}

/** One sentence of an answer with the numbers of what it rests on. */
export interface Sentence {
  readonly text: string;
  readonly citations: readonly number[];
  readonly isInternal: boolean;
}

/** A short lesson that closes the gap behind the question. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly url: string;
}

/** The approved answer this one was taken from. */
export interface Exemplar {
  readonly id: string;
  readonly title: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly url: string;
}

/** Two passages in force that disagree; neither is taken for the truth. */
export interface Conflict {
  readonly says: string;
  readonly left: Citation;
  readonly right: Citation;
}

/** One thing an unclear question may mean, and the question that asks for just that. */
export interface Option {
  readonly label: string;
  readonly question: string;
}

/** What the rules of another moment say. */
export interface OtherTime {
  readonly asOf: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

/** A sentence that the server's verification took out, and why. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
}

/** A place in an approved answer that each ticket fills for itself. */
export interface Slot {
  readonly name: string;
  /** Null while nothing fills it: it stays visible in the text. */
  readonly value: string | null;
}

/** The whole answer, as stored. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Citation[];
  /** The parts of the question that the documents do not answer. */
  readonly missing: readonly string[];
  /** What the question may mean, where it needs clarification. */
  readonly options: readonly Option[];
  readonly conflicts: readonly Conflict[];
  /** What today's rules say, where the answer is of an earlier day and they differ. */
  readonly today: OtherTime | null;
  /** Passages that read like instructions to the assistant; nothing of the answer rests on them. */
  readonly suspicious: readonly Citation[];
  /** What the agent has to know of how the answer was made. */
  readonly notices: readonly string[];
  readonly dropped: readonly Dropped[];
  readonly lesson: Lesson | null;
  readonly exemplar: Exemplar | null;
  readonly slots: readonly Slot[];
  readonly asOf: string | null;
}

/** One earlier utterance of the conversation. */
export interface HistoryItem {
  readonly role: "user" | "agent";
  readonly text: string;
}

/** Why an answer or a source was of no use. */
export type FeedbackReason = "wrong" | "outdated" | "incomplete" | "unclear" | "not_relevant";

/** What an agent thinks of an answer, or of one of its citations. */
export interface Feedback {
  readonly useful: boolean;
  readonly reason: FeedbackReason | null;
  readonly citation: number | null;
  readonly comment: string | null;
}

/** The person behind the key or the cookie. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}
