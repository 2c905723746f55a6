import { expect, test } from "vitest";
import { readTicketJson } from "../../src/ticket/ticket-json";
import { ticketOf } from "../samples";

test("a ticket comes back as it was written", () => {
  const ticket = ticketOf("1");
  expect(readTicketJson(JSON.parse(JSON.stringify(ticket)))).toEqual(ticket);
});

test("what a server adds to a ticket is left aside", () => {
  expect(readTicketJson({ ...ticketOf("1"), skill: "returns", minutes: 5 })).toEqual(ticketOf("1"));
});

test.each([
  null,
  [],
  { id: "1" },
  { ...ticketOf("1"), messages: [{ speaker: "robot", text: "x" }] },
  { ...ticketOf("1"), fields: { a: 1 } },
])("%j is no ticket", (value) => {
  expect(() => readTicketJson(value)).toThrow();
});
