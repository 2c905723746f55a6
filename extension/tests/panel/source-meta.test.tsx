import { expect, test } from "vitest";
import type { Citation } from "../../src/api/answer";
import { readAnswer } from "../../src/api/answer-decoding";
import { excerpt, place } from "../../src/panel/views/source-meta";
import { answerJson, citationJson } from "../samples";

function citationOf(changes: Readonly<Record<string, unknown>>): Citation {
  const [citation] = readAnswer(answerJson({ citations: [citationJson(1, changes)] })).citations;
  if (citation === undefined) throw new Error("no citation");
  return citation;
}

function placeOf(changes: Readonly<Record<string, unknown>>): string {
  return place(citationOf(changes));
}

test("a place does not say the document's title again", () => {
  expect(placeOf({ title: "Returns policy", section: "Returns policy › Late returns", page: 3 })).toBe(
    "Late returns, page 3",
  );
  expect(placeOf({ title: "Returns policy (2025 edition)", section: "Returns policy › Rules" })).toBe("Rules");
  expect(placeOf({ title: "Returns policy", section: "Returns policy" })).toBe("");
  expect(placeOf({ title: "Handbook", section: "Returns › Rules" })).toBe("Returns › Rules");
});

test("an excerpt does not begin with the heading that stands above it", () => {
  const section = "Returns policy › Late returns";
  expect(excerpt(citationOf({ section, quote: "Late returns\n\nUp to 3 days.\n\nNote it." }))).toBe(
    "Up to 3 days.\nNote it.",
  );
  expect(excerpt(citationOf({ section, quote: "Late returns" }))).toBe("Late returns");
});
