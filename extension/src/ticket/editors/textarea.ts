/** A plain textarea, also one that a framework watches. */

import { type Editor, spaced } from "../editor";

/** The editor for `<textarea>`. */
export const textareaEditor: Editor = {
  owns: (element) => element.localName === "textarea" && isWritable(element as HTMLTextAreaElement),

  async insert(element, text) {
    const box = element as HTMLTextAreaElement;
    const before = box.value.slice(0, box.selectionEnd);
    const after = box.value.slice(box.selectionEnd);
    const piece = spaced(before, text.replace(/\r\n?/g, "\n"), after);
    box.focus();
    // The caret goes behind a selection: a draft is never overwritten.
    box.setSelectionRange(before.length, before.length);
    type(box, piece);
    if (box.value === before + after) write(box, before + piece + after, before.length + piece.length);
    return box.value === before + piece + after;
  },

  read: (element) => (element as HTMLTextAreaElement).value,
};

function isWritable(box: HTMLTextAreaElement): boolean {
  return !box.disabled && !box.readOnly;
}

/** Deprecated on paper, but the only way in every browser that keeps the box's own undo. */
function type(box: HTMLTextAreaElement, text: string): void {
  try {
    box.ownerDocument.execCommand("insertText", false, text);
  } catch {
    // A browser without the command: the value is written instead.
  }
}

/** Writes through the prototype's setter, because React keeps its own on the element and would not see the change. */
function write(box: HTMLTextAreaElement, value: string, caret: number): void {
  const view = box.ownerDocument.defaultView ?? window;
  const setter = Object.getOwnPropertyDescriptor(view.HTMLTextAreaElement.prototype, "value")?.set;
  setter?.call(box, value);
  box.setSelectionRange(caret, caret);
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}
