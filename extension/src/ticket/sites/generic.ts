/** Reads any page: what the agent has selected, else what can be read in the part that matters. */

import type { Site } from "../site";
import { shorten } from "../ticket";
import { isShown, readableText } from "../visible-text";

const TEXT_LIMIT = 8000;

/** The site that owns every page; it stands last. */
export const genericSite: Site = {
  tool: "generic",

  owns: (url) => url.protocol === "http:" || url.protocol === "https:",

  read(page, url) {
    const selected = page.getSelection()?.toString().trim() ?? "";
    const text = selected === "" ? readableText(mainPart(page)) : selected;
    if (text === "") return null;
    // Nothing on an unknown page says who is speaking, so nothing may be taken for our own words.
    const message = { speaker: "customer", text: shorten(text, TEXT_LIMIT), at: null } as const;
    return { tool: "generic", id: url.href, url: url.href, subject: subject(page), messages: [message], fields: {} };
  },
};

function subject(page: Document): string {
  const heading = Array.from(page.querySelectorAll("h1")).find((h1) => isShown(h1) && words(h1.textContent) !== "");
  return shorten(words(heading?.textContent ?? "") || words(page.title), 300);
}

/** Tools that keep several tickets mounted hide all but one; the hidden ones are other customers'. */
function mainPart(page: Document): Element {
  const parts = page.querySelectorAll("main, [role=main], article");
  return Array.from(parts).find((part) => isShown(part) && readableText(part) !== "") ?? page.body;
}

function words(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
