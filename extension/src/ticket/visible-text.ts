/** The text a person can read in a part of a page. */

const SKIPPED = [
  "script, style, noscript, template, svg, iframe, object",
  "nav, aside, footer, header:not(main header, article header), dialog:not([open])",
  "button, input, select, textarea, [contenteditable=''], [contenteditable=true]",
  "[hidden], [aria-hidden=true]",
].join(", ");

const INLINE = new Set([
  "A",
  "ABBR",
  "B",
  "BDI",
  "CODE",
  "EM",
  "I",
  "MARK",
  "S",
  "SMALL",
  "SPAN",
  "STRONG",
  "TIME",
  "U",
]);

/** Whether an element is shown: neither hidden itself nor inside something hidden. */
export function isShown(element: Element): boolean {
  if (element.closest("[hidden], [aria-hidden=true]") !== null) return false;
  // Not every browser that can run the panel has checkVisibility.
  return typeof element.checkVisibility !== "function" || element.checkVisibility({ visibilityProperty: true });
}

/** The readable text under an element, one block a line, without controls, menus and drafts. */
export function readableText(root: Element): string {
  const pieces: string[] = [];
  collect(root, pieces);
  const lines = pieces.join("").split("\n");
  const tidy = lines.map((line) => line.replace(/\s+/g, " ").trim());
  return tidy.filter((line) => line !== "").join("\n");
}

function collect(element: Element, pieces: string[]): void {
  if (element.matches(SKIPPED) || !isShown(element)) return;
  const isBlock = !INLINE.has(element.tagName);
  if (isBlock) pieces.push("\n");
  for (const child of (element.shadowRoot ?? element).childNodes) {
    if (child.nodeType === Node.TEXT_NODE) pieces.push((child.textContent ?? "").replace(/\s+/g, " "));
    else if (child.nodeType === Node.ELEMENT_NODE) collect(child as Element, pieces);
  }
  if (isBlock) pieces.push("\n");
}
