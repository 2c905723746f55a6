/** The panel on the practice desk: the ticket stands in the page, and so does the reply box. */

import { insertInto, readFrom } from "../../ticket/editor";
import { textareaEditor } from "../../ticket/editors/textarea";
import type { Ticket } from "../../ticket/ticket";
import { readTicketJson } from "../../ticket/ticket-json";
import { copy } from "../clipboard";
import type { Host, Insertion } from "../host";
import { servedHost } from "./served";

/** Reads `script#ticket` and writes into `textarea#reply`. */
export function deskHost(page: Document): Host {
  return {
    ...servedHost(page),

    async readTicket() {
      const ticket = ticketOn(page);
      return ticket === null ? { state: "none" } : { state: "read", ticket, allow: null };
    },

    async insert(text): Promise<Insertion> {
      const outcome = await insertInto([textareaEditor], page.getElementById("reply"), text);
      if (outcome === "inserted") return { outcome };
      const reason = "The reply box did not take the text.";
      if (await copy(text, page)) return { outcome: "copied", reason: `${reason} It is copied: paste it with Ctrl+V.` };
      return { outcome: "failed", reason };
    },

    async readDraft() {
      const text = readFrom([textareaEditor], page.getElementById("reply"));
      return text === null ? { state: "failed", reason: "There is no reply box here." } : { state: "read", text };
    },
  };
}

function ticketOn(page: Document): Ticket | null {
  const json = page.querySelector("script#ticket[type='application/json']")?.textContent ?? "";
  try {
    return readTicketJson(JSON.parse(json));
  } catch {
    return null;
  }
}
