/** Reads a ticket written as JSON, by the server into its desk page or by the page script for the panel. */

import { type Fields, fields, list, MalformedError, oneOf, text, textOrNull } from "../api/decoding";
import type { Message, Ticket } from "./ticket";

const SPEAKERS = ["customer", "agent", "note"] as const;

/** The ticket. Throws `MalformedError` where the JSON is none. */
export function readTicketJson(value: unknown): Ticket {
  const from = fields(value, "ticket");
  return {
    tool: text(from, "tool"),
    id: text(from, "id"),
    url: textOrNull(from, "url"),
    subject: text(from, "subject"),
    messages: list(from, "messages", readMessage),
    fields: texts(from.fields === undefined || from.fields === null ? {} : fields(from.fields, "fields")),
  };
}

function readMessage(value: unknown): Message {
  const from = fields(value, "message");
  return { speaker: oneOf(from.speaker, SPEAKERS, "speaker"), text: text(from, "text"), at: textOrNull(from, "at") };
}

function texts(from: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => {
      if (typeof value === "string") return [name, value];
      throw new MalformedError(`the field ${name} is not text`);
    }),
  );
}
