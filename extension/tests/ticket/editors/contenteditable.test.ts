import { afterEach, beforeEach, expect, test } from "vitest";
import { contentEditableEditor } from "../../../src/ticket/editors/contenteditable";

const editor = contentEditableEditor(async () => undefined);
let box: HTMLElement;

/** jsdom has no editing commands: this one types as a browser does, or as a broken editor would. */
type Command = (name: string, text: string) => boolean;

function useCommand(command: Command): void {
  Object.defineProperty(document, "execCommand", {
    configurable: true,
    value: (name: string, _ui?: boolean, text = "") => command(name, text),
  });
}

const typing: Command = (name, text) => {
  const range = document.getSelection()?.getRangeAt(0);
  const node = name === "insertLineBreak" ? document.createElement("br") : document.createTextNode(text);
  range?.insertNode(node);
  range?.setStartAfter(node);
  return true;
};

beforeEach(() => {
  document.body.innerHTML = '<div contenteditable="true" tabindex="0"><p>Hi Bo,</p></div>';
  box = document.querySelector("div") as HTMLElement;
});

afterEach(() => {
  Reflect.deleteProperty(document, "execCommand");
});

test("text is typed at the caret and read back", async () => {
  useCommand(typing);
  document.getSelection()?.collapse(box.querySelector("p")?.firstChild ?? null, 6);
  expect(await editor.insert(box, "yes.")).toBe(true);
  expect(box.textContent).toBe("Hi Bo, yes.");
});

test("without a caret in the box the text goes to its end", async () => {
  useCommand(typing);
  document.getSelection()?.removeAllRanges();
  expect(await editor.insert(box, "Yes.")).toBe(true);
  expect(box.textContent).toBe("Hi Bo,Yes.");
});

test("a text of several lines keeps them all", async () => {
  useCommand(typing);
  expect(await editor.insert(box, "One.\n\nTwo.")).toBe(true);
  expect(box.innerHTML).toContain("One.<br><br>Two.");
});

test("an editor that keeps only the first line has not taken the text", async () => {
  useCommand((name, text) => (box.textContent?.includes("One.") ? true : typing(name, text)));
  expect(await editor.insert(box, "One.\nTwo.")).toBe(false);
});

test("text that stood there before does not pass for text that was inserted", async () => {
  box.textContent = "Yes.";
  useCommand(() => true);
  expect(await editor.insert(box, "Yes.")).toBe(false);
});

test("a browser without editing commands has not taken the text, and the draft is untouched", async () => {
  expect(await editor.insert(box, "Yes.")).toBe(false);
  expect(box.innerHTML).toBe("<p>Hi Bo,</p>");
});

test("only boxes that can be edited are owned", () => {
  expect(editor.owns(box)).toBe(true);
  expect(editor.owns(document.createElement("div"))).toBe(false);
  expect(editor.owns(document.createElement("input"))).toBe(false);
});
