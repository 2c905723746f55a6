import { expect, test } from "vitest";
import { readAnswer } from "../../src/api/answer-decoding";
import { place } from "../../src/panel/views/source-meta";
import { answerJson, citationJson } from "../samples";

function placeOf(changes: Readonly<Record<string, unknown>>): string {
  const answer = readAnswer(answerJson({ citations: [citationJson(1, changes)] }));
  const [citation] = answer.citations;
  if (citation === undefined) throw new Error("no citation");
  return place(citation);
}

test("a place does not say the document's title again", () => {
  expect(placeOf({ title: "Returns policy", section: "Returns policy › Late returns", page: 3 })).toBe(
    "Late returns, page 3",
  );
  expect(placeOf({ title: "Returns policy (2025 edition)", section: "Returns policy › Rules" })).toBe("Rules");
  expect(placeOf({ title: "Returns policy", section: "Returns policy" })).toBe("");
  expect(placeOf({ title: "Handbook", section: "Returns › Rules" })).toBe("Returns › Rules");
});
