import { beforeEach, expect, test } from "vitest";
import { textareaEditor } from "../../../src/ticket/editors/textarea";

let box: HTMLTextAreaElement;
let inputs: number;

beforeEach(() => {
  document.body.innerHTML = "<textarea></textarea>";
  box = document.querySelector("textarea") as HTMLTextAreaElement;
  inputs = 0;
  box.addEventListener("input", () => {
    inputs += 1;
  });
});

test("text goes in at the caret and a selected draft is kept", async () => {
  box.value = "Dear Ana,\nbye";
  box.setSelectionRange(0, 10);
  expect(await textareaEditor.insert(box, "Yes.")).toBe(true);
  expect(box.value).toBe("Dear Ana,\nYes. bye");
  expect(box.selectionStart).toBe("Dear Ana,\nYes. ".length);
  expect(inputs).toBe(1);
});

test("text does not run into the word before it", async () => {
  box.value = "Hello";
  box.setSelectionRange(5, 5);
  await textareaEditor.insert(box, "you\r\nthere");
  expect(box.value).toBe("Hello you\nthere");
});

test("a framework that keeps its own setter on the box still sees the change", async () => {
  let ownWrites = 0;
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  Object.defineProperty(box, "value", {
    configurable: true,
    get: () => native?.get?.call(box) as string,
    set: () => {
      ownWrites += 1;
    },
  });
  expect(await textareaEditor.insert(box, "Yes.")).toBe(true);
  expect(ownWrites).toBe(0);
  expect(inputs).toBe(1);
});

test("a box that throws the text away again has not taken it", async () => {
  box.addEventListener("input", () => {
    box.value = "";
  });
  expect(await textareaEditor.insert(box, "Yes.")).toBe(false);
});

test("a box that may not be written in is no reply box", () => {
  box.readOnly = true;
  expect(textareaEditor.owns(box)).toBe(false);
});
