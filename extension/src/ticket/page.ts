/** What the panel may have done on the page the agent looks at; it runs there, in the extension's own world. */

import { type Editor, type EditorOutcome, insertInto, readFrom } from "./editor";
import { followReplyBox } from "./reply-box";
import { readTicket, type Site } from "./site";
import { type Ticket, ticketKey } from "./ticket";

/** What became of text sent to a page. */
export type PageOutcome = EditorOutcome | "other_ticket";

/** The draft in the reply box, or why there is none to read. */
export type DraftOnPage =
  | { readonly state: "read"; readonly text: string }
  | { readonly state: "no_reply_box" }
  | { readonly state: "other_ticket" };

/** The page, as the panel reaches it through `chrome.scripting`. */
export interface PageAccess {
  read(): Ticket | null;
  /** Inserts only while the page still shows the ticket the text was written for. */
  insert(text: string, key: string): Promise<PageOutcome>;
  /** Reads the reply only while the page still shows the ticket it answers. */
  readDraft(key: string): DraftOnPage;
}

/** Gives access to a page with these sites and editors. */
export function openPage(sites: readonly Site[], editors: readonly Editor[], page: Document): PageAccess {
  const replyBox = followReplyBox(page, (element) => editors.some((editor) => editor.owns(element)));
  const read = (): Ticket | null => readTicket(sites, page, new URL(page.location.href));

  return {
    read,
    async insert(text, key) {
      if (key !== "" && ticketKey(read()) !== key) return "other_ticket";
      return insertInto(editors, replyBox.current(), text);
    },

    readDraft(key) {
      if (key !== "" && ticketKey(read()) !== key) return { state: "other_ticket" };
      const text = readFrom(editors, replyBox.current());
      return text === null ? { state: "no_reply_box" } : { state: "read", text };
    },
  };
}
