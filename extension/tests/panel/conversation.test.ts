import { expect, test } from "vitest";
import { readAnswer } from "../../src/api/answer-decoding";
import { type Conversations, converse, type Happening, NO_CONVERSATION } from "../../src/panel/conversation";
import { historyOf } from "../../src/panel/turn";
import { answerJson } from "../samples";

const answer = readAnswer(answerJson());

function after(...happenings: readonly Happening[]): Conversations {
  return happenings.reduce(converse, NO_CONVERSATION);
}

function asked(id: number): Happening {
  return { type: "asked", turn: { id, question: `Question ${id}`, label: null, asOf: null } };
}

function done(id: number): Happening {
  return { type: "event", id, event: { type: "done", answer } };
}

test("an answer that comes after the ticket has changed shows beside no ticket", () => {
  const now = after({ type: "ticket", key: "A" }, asked(1), { type: "ticket", key: "B" }, done(1));
  expect(now.turns).toEqual([]);
  expect(
    after({ type: "ticket", key: "A" }, asked(1), { type: "ticket", key: "B" }, done(1), { type: "ticket", key: "A" })
      .turns,
  ).toEqual([]);
});

test("coming back to a ticket brings its answers back", () => {
  const now = after(
    { type: "ticket", key: "A" },
    asked(1),
    done(1),
    { type: "ticket", key: "B" },
    { type: "ticket", key: "A" },
  );
  expect(now.turns.map((turn) => turn.id)).toEqual([1]);
});

test("a stopped question takes nothing more", () => {
  const now = after(asked(1), { type: "stopped" }, done(1));
  expect(now.turns).toMatchObject([{ state: "stopped", answer: null }]);
});

test("a follow-up knows what was said, and a new question does not", () => {
  const now = after(asked(1), done(1), asked(2));
  expect(historyOf(now.turns)).toEqual([
    { role: "user", text: "Question 1" },
    { role: "agent", text: "Yes, within 30 days.\n\nThe refund takes 5 days. You may waive the fee." },
  ]);
  expect(historyOf(converse(now, { type: "cleared" }).turns)).toEqual([]);
});

test("a question that failed gives way to the next", () => {
  const trouble = { kind: "problem", title: "No", detail: "No" } as const;
  expect(after(asked(1), { type: "failed", id: 1, trouble }, asked(2)).turns.map((turn) => turn.id)).toEqual([2]);
});
