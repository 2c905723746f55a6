/** Server-sent events, read from bytes that may break anywhere (https://html.spec.whatwg.org/#event-stream-interpretation). */

/** One event: its name and its data. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** Collects bytes and gives back the events they complete. */
export class EventStream {
  readonly #decoder = new TextDecoder();
  #rest = "";
  #name = "";
  #data: string[] = [];

  /** The events completed by these bytes, in order. */
  push(bytes: Uint8Array): readonly ServerEvent[] {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    const events: ServerEvent[] = [];
    for (let line = this.#nextLine(); line !== null; line = this.#nextLine()) {
      const event = this.#take(line);
      if (event !== null) events.push(event);
    }
    return events;
  }

  #nextLine(): string | null {
    const end = this.#rest.search(/[\r\n]/);
    if (end === -1) return null;
    // A carriage return at the very end may be half of a CRLF: wait for what follows.
    if (this.#rest[end] === "\r" && end + 1 === this.#rest.length) return null;
    const width = this.#rest.startsWith("\r\n", end) ? 2 : 1;
    const line = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + width);
    return line;
  }

  #take(line: string): ServerEvent | null {
    if (line === "") return this.#finish();
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") this.#name = value;
    if (name === "data") this.#data.push(value);
    return null;
  }

  #finish(): ServerEvent | null {
    const event = { name: this.#name === "" ? "message" : this.#name, data: this.#data.join("\n") };
    const hasData = this.#data.length > 0;
    this.#name = "";
    this.#data = [];
    return hasData ? event : null;
  }
}
