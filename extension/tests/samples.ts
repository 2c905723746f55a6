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
