/** A small company's answers, as the server would send them. */

import type { Ticket } from "../src/ticket/ticket";

/** JSON of one citation. */
export function citationJson(number: number, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    number,
    document: `document-${number}`,
    version: "version-1",
    path: "policies/returns.md",
    title: `Policy ${number}`,
    section: "Late returns",
    kind: "policy",
    owner: "Maria Lopez",
    start: 0,
    end: 20,
    quote: `Quote number ${number}.`,
    url: `/documents/document-${number}/versions/version-1?start=0&end=20`,
    in_force_from: "2025-03-01",
    in_force_to: null,
    verified_at: "2026-01-14T00:00:00Z",
    is_internal: false,
    page: null,
    ...changes,
  };
}

/** JSON of a whole answer: two sentences for the customer, one internal. */
export function answerJson(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    id: "answer-1",
    question: "May she return it?",
    outcome: "answered",
    text: "Yes, within 30 days [1].\n\nThe refund takes 5 days [1, 2]. You may waive the fee [3].",
    sentences: [
      { text: "Yes, within 30 days [1].", citations: [1], is_internal: false },
      { text: "The refund takes 5 days.", citations: [1, 2], is_internal: false },
      { text: "You may waive the fee.", citations: [3], is_internal: true },
    ],
    citations: [citationJson(1), citationJson(2), citationJson(3, { is_internal: true })],
    nearest: [],
    conflicts: [],
    lesson: { id: "lesson-1", title: "Returns without friction", minutes: 8, skill: "returns", url: "/lessons/1" },
    exemplar: null,
    as_of: "2026-02-01T00:00:00Z",
    asked_at: "2026-02-01T00:00:00Z",
    timings_ms: {},
    ...changes,
  };
}

/** JSON of a check of "Hello 🙂. You have 45 days.": the second sentence is wrong, and something is missing. */
export function draftCheckJson() {
  const contradicted = {
    start: 9,
    end: 26,
    text: "You have 45 days.",
    verdict: "contradicted",
    citations: [1],
    says: "The documents say 30 days.",
    faults: [],
    fix: { kind: "replace_words", start: 18, end: 25, text: "30 days" },
    expired: null,
    is_promise: false,
  };
  const greeting = { ...contradicted, start: 0, end: 8, text: "Hello 🙂.", verdict: "no_claim", says: "", fix: null };
  return {
    is_clear: false,
    sentences: [{ ...greeting, citations: [] }, contradicted],
    citations: [citationJson(1)],
    missing: [{ says: "Keep the proof of postage.", citation: 1, suggestion: null }],
    exemplar: null,
    tone: [],
  };
}

/** JSON of what a ticket suggests: one need, and a day with another rule. */
export function suggestionsJson() {
  const question = "How long may a charger go back?";
  return {
    suggestions: [{ label: "How long may it go back?", question, found_in: "messages.0", answer: answerJson() }],
    as_of_suggestions: [
      {
        date: "2025-02-12",
        kind: "order_date",
        found_in: "fields.order_date",
        text: "2025-02-12",
        differences: [{ question }],
      },
    ],
  };
}

/** A ticket with an order date. */
export function ticketOf(id: string, changes: Partial<Ticket> = {}): Ticket {
  return {
    tool: "practice",
    id,
    url: null,
    subject: `Subject of ${id}`,
    messages: [{ speaker: "customer", text: `Text of ${id}`, at: null }],
    fields: { order_date: "2025-02-12" },
    ...changes,
  };
}
