/** Speaks the server's HTTP contract; everything it throws is a `TroubleError` (or the abort of a question). */

import type { Ticket } from "../ticket/ticket";
import type { Feedback, HistoryItem, Person } from "./answer";
import { readAnswer, readPerson } from "./answer-decoding";
import { type AnswerEvent, readAnswerEvent } from "./answer-event";
import type { Connection } from "./connection";
import { fields, text } from "./decoding";
import { type DraftCheck, readDraftCheck } from "./draft-check";
import { EventStream } from "./event-stream";
import { readSuggestions, type Suggestions } from "./suggestions";
import { CUT_OFF, NOT_DESKSIDE, TroubleError, troubleOf, UNREACHABLE } from "./trouble";

/** What is asked, of which moment, beside which ticket. */
export interface Question {
  readonly question: string;
  readonly history: readonly HistoryItem[];
  readonly ticket: Ticket | null;
  /** An ISO date, or null for now. */
  readonly asOf: string | null;
}

/** The browser's own fetch, or a stand-in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One server, spoken to as one person. */
export class Client {
  constructor(
    readonly connection: Connection,
    private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init),
  ) {}

  /** Asks, and gives the answer piece by piece; the last event is always `done`. */
  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const { asOf, ...rest } = question;
    const body = { ...rest, as_of: asOf, tags: null };
    const response = await this.#send("POST", "/v1/answers", { body, signal, accept: "text/event-stream" });
    if (isType(response, "text/event-stream")) yield* stream(response, signal);
    else yield { type: "done", answer: await read(response, readAnswer) };
  }

  /** Holds a draft against the documents. */
  async checkDraft(
    draft: string,
    ticket: Ticket | null,
    asOf: string | null,
    signal: AbortSignal,
  ): Promise<DraftCheck> {
    const body = { draft, ticket, as_of: asOf };
    return read(await this.#send("POST", "/v1/draft-checks", { body, signal }), readDraftCheck);
  }

  /** Says what a ticket asks, with the answers. */
  async suggest(ticket: Ticket, signal: AbortSignal): Promise<Suggestions> {
    return read(await this.#send("POST", "/v1/suggestions", { body: { ticket }, signal }), readSuggestions);
  }

  /** Says who is signed in. */
  async me(): Promise<Person> {
    return read(await this.#send("GET", "/v1/me"), readPerson);
  }

  /** Keeps what the agent thinks of an answer. */
  async sendFeedback(answerId: string, feedback: Feedback): Promise<void> {
    await this.#send("POST", `/v1/answers/${encodeURIComponent(answerId)}/feedback`, { body: feedback });
  }

  /** A path that opens `next` signed in, once; how the reader opens in a tab that has no cookie. */
  async signInLink(next: string): Promise<string> {
    const response = await this.#send("POST", "/v1/sign-in-links", { body: { next } });
    return read(response, (value) => text(fields(value, "sign-in link"), "url"));
  }

  async #send(method: string, path: string, options: SendOptions = {}): Promise<Response> {
    const { baseUrl, key } = this.connection;
    const headers: Record<string, string> = { Accept: options.accept ?? "application/json" };
    if (key !== null) headers.Authorization = `Bearer ${key}`;
    if (options.body !== undefined) {
      headers["Content-Type"] = "application/json";
      headers["Idempotency-Key"] = newKey();
    }
    const init: RequestInit = {
      method,
      headers,
      // With a key the cookie stays out of it, so the key alone decides what may be seen.
      credentials: key === null ? "same-origin" : "omit",
      cache: "no-store",
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    };
    const response = await this.fetch(baseUrl + path, init).catch((error: unknown) => {
      if (options.signal?.aborted) throw error;
      throw new TroubleError(UNREACHABLE);
    });
    if (response.ok) return response;
    throw new TroubleError(troubleOf(response.status, await response.json().catch(() => null)), response.status);
  }
}

interface SendOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly accept?: string;
}

async function* stream(response: Response, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const events = new EventStream();
  const reader = response.body?.getReader();
  if (reader === undefined) throw new TroubleError(CUT_OFF);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const event of events.push(value)) {
        const typed = readAnswerEvent(event);
        if (typed !== null) yield typed;
        if (typed?.type === "done") return;
      }
    }
  } catch (error) {
    if (signal.aborted || error instanceof TroubleError) throw error;
    throw new TroubleError(error instanceof TypeError ? CUT_OFF : NOT_DESKSIDE);
  } finally {
    reader.cancel().catch(() => undefined);
  }
  throw new TroubleError(CUT_OFF);
}

async function read<Value>(response: Response, decode: (value: unknown) => Value): Promise<Value> {
  try {
    return decode(await response.json());
  } catch {
    throw new TroubleError(NOT_DESKSIDE, response.status);
  }
}

function isType(response: Response, type: string): boolean {
  return (response.headers.get("Content-Type") ?? "").startsWith(type);
}

/** `crypto.randomUUID` exists on secure pages only, and a server on the local network may be plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
