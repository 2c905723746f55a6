import { expect, test } from "vitest";
import { questionIn, shorten } from "../../src/ticket/ticket";
import { ticketOf } from "../samples";

test("a ticket asks by its subject and what the customer wrote last", () => {
  const messages = [
    { speaker: "customer", text: "First", at: null },
    { speaker: "customer", text: "Second", at: null },
    { speaker: "note", text: "Internal note", at: null },
    { speaker: "agent", text: "Our reply", at: null },
  ] as const;
  expect(questionIn(ticketOf("1", { messages }))).toBe("Subject of 1\n\nSecond");
});

test("text is cut between words and never inside a character", () => {
  expect(shorten("one two three", 9)).toBe("one two");
  expect(shorten("🎧🎧🎧", 3)).toBe("🎧");
  expect(shorten("short", 9)).toBe("short");
});
