/** Copies text, also on a plain-HTTP page, where browsers withhold the clipboard interface. */

/** True when the text is on the clipboard. */
export async function copy(text: string, page: Document = document): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, page);
  }
}

function copyBySelection(text: string, page: Document): boolean {
  const focused = page.activeElement;
  const box = page.createElement("textarea");
  box.value = text;
  box.setAttribute("aria-hidden", "true");
  box.style.position = "fixed";
  box.style.opacity = "0";
  page.body.append(box);
  box.select();
  try {
    return page.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
