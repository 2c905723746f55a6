/** The port between the panel and the place it stands in: the side panel, the server's own page, the practice desk. */

import type { Connection } from "../api/connection";
import type { Ticket } from "../ticket/ticket";

/** What the place can say about the ticket in front of the agent. */
export type TicketReading =
  | { readonly state: "read"; readonly ticket: Ticket; readonly allow: Permission | null }
  /** There is no ticket here. */
  | { readonly state: "none" }
  /** There may be one, but the panel may not look; `hint` says what would let it. */
  | { readonly state: "not_allowed"; readonly hint: string };

/** A lasting permission the agent may give with one click. */
export interface Permission {
  /** What the button says. */
  readonly label: string;
  /** Asks the browser; true when granted. Must be called straight from a click. */
  request(): Promise<boolean>;
}

/** What became of text meant for the reply. */
export type Insertion =
  | { readonly outcome: "inserted" }
  | { readonly outcome: "copied"; readonly reason: string }
  | { readonly outcome: "failed"; readonly reason: string };

/** The reply the agent is writing, or why it cannot be read. */
export type DraftReading =
  | { readonly state: "read"; readonly text: string }
  | { readonly state: "failed"; readonly reason: string };

/** What makes the panel look again: another ticket in front, or a question from outside. */
export interface HostListener {
  ticketChanged(): void;
  asked(question: string): void;
}

/** A place the panel can stand in. */
export interface Host {
  /** The server to ask, or null while none is set up. Never throws. */
  connect(): Promise<Connection | null>;
  /** The ticket now in front of the agent. Never throws. */
  readTicket(): Promise<TicketReading>;
  /** Tells when to read again, until the returned function is called; absent where nothing can change. */
  watch?(listener: HostListener): () => void;
  /** Puts text into the reply box for this ticket, else onto the clipboard; absent where there is no reply. Never throws. */
  insert?(text: string, ticket: Ticket | null): Promise<Insertion>;
  /** The draft in the reply box for this ticket; absent where there is no reply. Never throws. */
  readDraft?(ticket: Ticket | null): Promise<DraftReading>;
  /** Opens a path of the server where it can be read. Throws `TroubleError`. */
  open(path: string): Promise<void>;
  /** The way out when the panel is signed out or not set up. */
  readonly signIn: { readonly label: string; run(): void };
}
