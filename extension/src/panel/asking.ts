/** Keeps one question under way: a newer one ends the older, and nothing of an ended one is heard again. */

import type { AnswerEvent } from "../api/answer-event";
import type { Client, Question } from "../api/client";
import { type Trouble, troubleIn } from "../api/trouble";

/** Who hears what comes of a question. */
export interface AskingListener {
  event(event: AnswerEvent): void;
  failed(trouble: Trouble): void;
}

/** A question ready to go out, and the server it goes to; preparing may throw `TroubleError`. */
export interface Prepared {
  readonly client: Pick<Client, "ask">;
  readonly question: Question;
}

/** The one question under way. */
export class Asking {
  #current: AbortController | null = null;

  /** Asks; resolves when the answer is whole, has failed or was ended by a newer question. Never throws. */
  async ask(prepare: (signal: AbortSignal) => Promise<Prepared>, listener: AskingListener): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#current = controller;
    const isCurrent = (): boolean => this.#current === controller;
    try {
      const { client, question } = await prepare(controller.signal);
      if (!isCurrent()) return;
      for await (const event of client.ask(question, controller.signal)) {
        if (!isCurrent()) return;
        listener.event(event);
      }
    } catch (error) {
      if (isCurrent()) listener.failed(troubleIn(error));
    } finally {
      if (isCurrent()) this.#current = null;
    }
  }

  /** Ends the question under way, if there is one. */
  stop(): void {
    this.#current?.abort();
    this.#current = null;
  }
}
