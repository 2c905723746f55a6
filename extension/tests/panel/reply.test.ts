import { expect, test } from "vitest";
import { readAnswer } from "../../src/api/answer-decoding";
import { leftOutNote, replyFrom } from "../../src/panel/reply";
import { answerJson, citationJson } from "../samples";

function replyOf(changes: Readonly<Record<string, unknown>> = {}) {
  return replyFrom(readAnswer(answerJson(changes)));
}

test("a reply has no markers and no internal sentence, and keeps its paragraphs", () => {
  expect(replyOf()).toEqual({ text: "Yes, within 30 days.\n\nThe refund takes 5 days.", leftOut: 1 });
});

test("a sentence that rests on an internal passage is internal, whatever it says of itself", () => {
  const citations = [citationJson(1), citationJson(2, { is_internal: true }), citationJson(3)];
  expect(replyOf({ citations })).toEqual({ text: "Yes, within 30 days.", leftOut: 2 });
});

test("an answer without sentences is taken whole, and not at all when it cites an internal passage", () => {
  const text = "Yes, within 30 days [1].";
  expect(replyOf({ sentences: [], text })).toEqual({ text: "Yes, within 30 days.", leftOut: 0 });
  expect(replyOf({ sentences: [], text: "Waive it [3]." })).toEqual({ text: "", leftOut: 1 });
});

test("when the first sentence is internal the reply does not begin with a gap", () => {
  const sentences = [
    { text: "You may waive it.", citations: [3], is_internal: true },
    { text: "Yes.", citations: [1], is_internal: false },
  ];
  expect(replyOf({ sentences, text: "You may waive it [3].\n\nYes [1]." }).text).toBe("Yes.");
});

test("the note counts what was left out", () => {
  expect([0, 1, 2].map(leftOutNote)).toEqual([
    "",
    "1 internal sentence was left out.",
    "2 internal sentences were left out.",
  ]);
});
