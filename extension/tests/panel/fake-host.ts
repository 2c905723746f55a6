/** A place for the panel that a test controls. */

import type { DraftReading, Host, HostListener, Insertion, TicketReading } from "../../src/panel/host";
import type { Ticket } from "../../src/ticket/ticket";

/** Shows a ticket, changes it, and remembers what was inserted and opened. */
export class FakeHost implements Host {
  reading: TicketReading = { state: "none" };
  insertion: Insertion = { outcome: "inserted" };
  draft: DraftReading = { state: "failed", reason: "No reply box was found." };
  isSetUp = true;
  readonly inserted: string[] = [];
  readonly opened: string[] = [];
  signInCount = 0;
  #listener: HostListener | null = null;

  constructor(ticket: Ticket | null = null) {
    if (ticket !== null) this.show(ticket);
  }

  show(ticket: Ticket): void {
    this.reading = { state: "read", ticket, allow: null };
    this.#listener?.ticketChanged();
  }

  askFromOutside(question: string): void {
    this.#listener?.asked(question);
  }

  connect = async () => (this.isSetUp ? { baseUrl: "https://deskside.example", key: "secret" } : null);
  readTicket = async () => this.reading;
  insert = async (text: string) => {
    this.inserted.push(text);
    return this.insertion;
  };
  readDraft = async () => this.draft;
  open = async (path: string) => void this.opened.push(path);
  signIn = {
    label: "Open settings",
    run: () => {
      this.signInCount += 1;
    },
  };
  watch = (listener: HostListener) => {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  };
}
