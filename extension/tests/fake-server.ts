/** A server in the test's own hands: it answers when told to and remembers what it was sent. */

import type { Fetch } from "../src/api/client";

/** One request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether the panel has let go of it. */
  isAborted(): boolean;
}

/** An answer under way, sent event by event. */
export class OpenStream {
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  wasCancelled = false;
  readonly response: Response;

  constructor() {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.wasCancelled = true;
      },
    });
    this.response = new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } });
  }

  send(name: string, data: unknown): void {
    this.sendBytes(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  sendBytes(bytes: Uint8Array): void {
    if (!this.wasCancelled) this.#controller?.enqueue(bytes);
  }

  end(): void {
    this.#controller?.close();
  }
}

/** Routes by path; an unknown path answers 404. */
export class FakeServer {
  readonly received: Received[] = [];
  readonly #routes = new Map<string, () => Response | Promise<Response>>();

  on(path: string, respond: () => Response | Promise<Response>): this {
    this.#routes.set(path, respond);
    return this;
  }

  readonly fetch: Fetch = async (url, init) => {
    const path = new URL(url).pathname;
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    this.received.push({
      method: init.method ?? "GET",
      path,
      headers,
      body,
      isAborted: () => init.signal?.aborted === true,
    });
    return this.#routes.get(path)?.() ?? problem(404, "Not found");
  };

  /** What was sent to one path. */
  to(path: string): readonly Received[] {
    return this.received.filter((request) => request.path === path);
  }
}

/** A JSON response. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

/** A problem+json response. */
export function problem(status: number, title: string, detail = ""): Response {
  return json({ type: "about:blank", title, status, detail }, status);
}
