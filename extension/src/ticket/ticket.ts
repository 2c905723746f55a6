/** The ticket an agent has open, as the server takes it. */

/** Who said something; what cannot be told apart is taken for the customer, who must not be misquoted as us. */
export type Speaker = "customer" | "agent" | "note";

/** One utterance in a ticket. */
export interface Message {
  readonly speaker: Speaker;
  readonly text: string;
  readonly at: string | null;
}

/** The ticket beside which the panel stands. */
export interface Ticket {
  readonly tool: string;
  readonly id: string;
  readonly url: string | null;
  readonly subject: string;
  readonly messages: readonly Message[];
  readonly fields: Readonly<Record<string, string>>;
}

/** The server takes questions of at most this many characters. */
export const QUESTION_LIMIT = 4000;

const MESSAGE_SHARE = 1200;

/** Tells two tickets apart, also across tools. */
export function ticketKey(ticket: Ticket | null): string {
  return ticket === null ? "" : `${ticket.tool} ${ticket.id}`;
}

/** The question a ticket asks by itself: its subject and what the customer wrote last. */
export function questionIn(ticket: Ticket): string {
  const last = ticket.messages.findLast((message) => message.speaker === "customer");
  const parts = [ticket.subject.trim(), last === undefined ? "" : shorten(last.text.trim(), MESSAGE_SHARE)];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The text cut at the last space before the limit, so that no word (or emoji) is torn. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(" ", limit);
  const end = space > limit / 2 ? space : limit;
  return text.slice(0, end).replace(/[\uD800-\uDBFF]$/, "");
}
