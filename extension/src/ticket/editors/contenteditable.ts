/** A rich-text box: typed into as a person would, never written into behind its editor's back. */

import { type Editor, spaced } from "../editor";

/** Waits until an editor that works from a model has drawn what it took. */
export type Settle = () => Promise<void>;

const settleBriefly: Settle = () => new Promise((resolve) => setTimeout(resolve, 60));

/** The editor for `contenteditable` boxes. */
export function contentEditableEditor(settle: Settle = settleBriefly): Editor {
  return {
    owns: (element) => isEditable(element),

    async insert(element, text) {
      const box = element as HTMLElement;
      const page = box.ownerDocument;
      const wanted = count(box, text) + 1;
      const hasText = () => count(box, text) >= wanted;
      const isUntouched = snapshot(box);
      focusAtCaret(box);
      const piece = spaced(textBefore(box), text, "");
      // Typed in one go some editors keep only the first line, so a longer text is pasted, else typed line by line.
      if (!piece.includes("\n")) attempt(() => page.execCommand("insertText", false, piece));
      const isTaken = isUntouched() && attempt(() => paste(box, piece));
      await settle();
      if (isUntouched() && !isTaken) attempt(() => typeLines(page, piece));
      await settle();
      return hasText();
    },

    // biome-ignore lint/performance/useDomNodeTextContent: `innerText` keeps lines apart, which nothing else does
    read: (element) => (element as HTMLElement).innerText ?? element.textContent ?? "",
  };
}

function isEditable(element: Element): boolean {
  const marked = element.getAttribute("contenteditable");
  const isMarked = marked === "" || marked === "true" || marked === "plaintext-only";
  return isMarked || (element as HTMLElement).isContentEditable === true || element.ownerDocument.designMode === "on";
}

/**
 * Focuses the box with the caret where the agent left it; behind a selection, and at the end when there is none in the
 * box. The place is kept before focusing, which may move the caret to the start.
 */
function focusAtCaret(box: HTMLElement): void {
  const selection = box.ownerDocument.getSelection();
  const isInside = selection !== null && selection.rangeCount > 0 && box.contains(selection.focusNode);
  const caret = isInside ? selection.getRangeAt(0).cloneRange() : box.ownerDocument.createRange();
  if (!isInside) caret.selectNodeContents(box);
  caret.collapse(false);
  box.focus();
  selection?.removeAllRanges();
  selection?.addRange(caret);
}

function textBefore(box: HTMLElement): string {
  const selection = box.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0) return "";
  const node = selection.getRangeAt(0).startContainer;
  return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").slice(0, selection.getRangeAt(0).startOffset) : "";
}

/** Editors with a model of their own (CKEditor, ProseMirror, Slate, Lexical) all listen for a paste; true if one did. */
function paste(box: HTMLElement, text: string): boolean {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  return !box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}

function typeLines(page: Document, text: string): boolean {
  text.split("\n").forEach((line, index) => {
    if (index > 0) page.execCommand("insertLineBreak");
    if (line !== "") page.execCommand("insertText", false, line);
  });
  return true;
}

function snapshot(box: HTMLElement): () => boolean {
  const before = box.textContent;
  return () => box.textContent === before;
}

/** How often the box holds the text; spaces do not count, since a rich-text box turns line ends into elements. */
function count(box: HTMLElement, text: string): number {
  const squeezed = text.replace(/\s+/g, "");
  return squeezed === "" ? 0 : (box.textContent ?? "").replace(/\s+/g, "").split(squeezed).length - 1;
}

function attempt(step: () => boolean): boolean {
  try {
    return step();
  } catch {
    // A step this browser or this editor does not know; reading back decides.
    return false;
  }
}
