/** What the panel may have done on the page the agent looks at; it runs there, in the extension's own world. */

import { type Editor, type EditorOutcome, insertInto } from "./editor";
import { followReplyBox } from "./reply-box";
import { readTicket, type Site } from "./site";
import { type Ticket, ticketKey } from "./ticket";

/** What became of text sent to a page. */
export type PageOutcome = EditorOutcome | "other_ticket";

/** The page, as the panel reaches it through `chrome.scripting`. */
export interface PageAccess {
  read(): Ticket | null;
  /** Inserts only while the page still shows the ticket the text was written for. */
  insert(text: string, key: string): Promise<PageOutcome>;
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
  };
}
