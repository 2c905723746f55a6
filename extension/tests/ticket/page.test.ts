import { expect, test } from "vitest";
import { textareaEditor } from "../../src/ticket/editors/textarea";
import { openPage } from "../../src/ticket/page";
import { genericSite } from "../../src/ticket/sites/generic";
import { ticketKey } from "../../src/ticket/ticket";

function open(html: string) {
  history.replaceState(null, "", "/tickets/1");
  document.body.innerHTML = html;
  return openPage([genericSite], [textareaEditor], document);
}

const PAGE = "<h1>Ticket 1</h1><input><textarea></textarea>";

test("text goes into the box the agent was in last, also after the focus has left it", async () => {
  const page = open(PAGE);
  const box = document.querySelector("textarea") as HTMLTextAreaElement;
  box.focus();
  document.querySelector("input")?.focus();
  expect(await page.insert("Yes.", ticketKey(page.read()))).toBe("inserted");
  expect(box.value).toBe("Yes.");
});

test("nothing is inserted once the page shows another ticket", async () => {
  const page = open(PAGE);
  const key = ticketKey(page.read());
  document.querySelector("textarea")?.focus();
  history.replaceState(null, "", "/tickets/2");
  expect(await page.insert("Yes.", key)).toBe("other_ticket");
  expect(document.querySelector("textarea")?.value).toBe("");
});

test("no box is guessed: not a search field, and not one the agent never touched", async () => {
  const page = open(PAGE);
  document.querySelector("input")?.focus();
  expect(await page.insert("Yes.", "")).toBe("no_reply_box");
});

test("a box that has left the page is no longer the reply box", async () => {
  const page = open(PAGE);
  const box = document.querySelector("textarea");
  box?.focus();
  box?.remove();
  expect(await page.insert("Yes.", "")).toBe("no_reply_box");
});

test("a box inside a shadow root is found", async () => {
  const page = open("<h1>Ticket 1</h1><div></div>");
  const root = document.querySelector("div")?.attachShadow({ mode: "open" });
  const box = document.createElement("textarea");
  root?.append(box);
  box.focus();
  expect(await page.insert("Yes.", "")).toBe("inserted");
  expect(box.value).toBe("Yes.");
});

test("the draft is read from the box the agent was in, for this ticket only", () => {
  const page = open(PAGE);
  const key = ticketKey(page.read());
  expect(page.readDraft(key)).toEqual({ state: "no_reply_box" });
  const box = document.querySelector("textarea") as HTMLTextAreaElement;
  box.value = "Dear Ana";
  box.focus();
  expect(page.readDraft(key)).toEqual({ state: "read", text: "Dear Ana" });
  history.replaceState(null, "", "/tickets/2");
  expect(page.readDraft(key)).toEqual({ state: "other_ticket" });
});
