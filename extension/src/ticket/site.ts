/** The port behind which each support tool's page is read. */

import type { Ticket } from "./ticket";

/** Knows where one tool keeps the ticket. */
export interface Site {
  /** The tool's name, as it stands in `Ticket.tool`. */
  readonly tool: string;
  /** Whether this tool serves the page at this address. */
  owns(url: URL): boolean;
  /** The ticket in the pane the agent is looking at, or null; never throws for a page it does not understand. */
  read(page: Document, url: URL): Ticket | null;
}

/** The ticket as the first site that owns the page reads it. */
export function readTicket(sites: readonly Site[], page: Document, url: URL): Ticket | null {
  return sites.find((site) => site.owns(url))?.read(page, url) ?? null;
}
