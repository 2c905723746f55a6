import { expect, test } from "vitest";
import { deskHost } from "../../../src/panel/hosts/desk";
import { ticketOf } from "../../samples";

function deskWith(json: string): void {
  document.body.innerHTML = `<script type="application/json" id="ticket">${json}</script><textarea id="reply">Hi,\n</textarea>`;
}

test("the ticket is read from the page", async () => {
  deskWith(JSON.stringify(ticketOf("1")));
  expect(await deskHost(document).readTicket()).toEqual({ state: "read", ticket: ticketOf("1"), allow: null });
});

test("a page without a readable ticket has none", async () => {
  deskWith("{");
  expect(await deskHost(document).readTicket()).toEqual({ state: "none" });
});

test("the reply box takes the text at the caret", async () => {
  deskWith("");
  const box = document.querySelector("textarea") as HTMLTextAreaElement;
  box.setSelectionRange(4, 4);
  expect(await deskHost(document).insert?.("Yes.", null)).toEqual({ outcome: "inserted" });
  expect(box.value).toBe("Hi,\nYes.");
});

test("without a reply box the text is copied, and the agent is told", async () => {
  document.body.innerHTML = "";
  const copied: string[] = [];
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
  expect(await deskHost(document).insert?.("Yes.", null)).toMatchObject({ outcome: "copied" });
  expect(copied).toEqual(["Yes."]);
  Reflect.deleteProperty(navigator, "clipboard");
});
