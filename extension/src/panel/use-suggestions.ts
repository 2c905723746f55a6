/** Asks once for each ticket in front what it suggests; another ticket ends the asking. */

import { useEffect, useState } from "preact/hooks";
import type { Client } from "../api/client";
import type { Suggestions } from "../api/suggestions";
import { type Ticket, ticketKey } from "../ticket/ticket";

/** How far the suggestions have come. Where they fail the agent can still ask, so that is all that is said. */
export type Suggesting =
  | { readonly state: "none" }
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly suggestions: Suggestions }
  | { readonly state: "failed" };

const NONE: Suggesting = { state: "none" };

/** What the ticket in front suggests. */
export function useSuggestions(ticket: Ticket | null, client: () => Promise<Client>): Suggesting {
  const [suggesting, setSuggesting] = useState<Suggesting>(NONE);
  const version = versionOf(ticket);

  // By its words: a ticket that is read again and says the same is not asked about again.
  useEffect(() => {
    if (ticket === null) {
      setSuggesting(NONE);
      return;
    }
    const controller = new AbortController();
    const tell = (next: Suggesting): void => {
      if (!controller.signal.aborted) setSuggesting(next);
    };
    tell({ state: "looking" });
    client()
      .then((ready) => ready.suggest(ticket, controller.signal))
      .then((suggestions) => tell({ state: "found", suggestions }))
      .catch(() => tell({ state: "failed" }));
    return () => controller.abort();
  }, [version, client]);

  return suggesting;
}

/** Tells two states of a ticket apart: a new message makes another one. */
function versionOf(ticket: Ticket | null): string {
  return ticket === null ? "" : JSON.stringify([ticketKey(ticket), ticket.subject, ticket.messages, ticket.fields]);
}
