/** Asks questions about the ticket in front and keeps what comes of them. */

import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { Client, Question } from "../api/client";
import { TroubleError } from "../api/trouble";
import { QUESTION_LIMIT, questionIn, shorten, type Ticket, ticketKey } from "../ticket/ticket";
import { Asking } from "./asking";
import { converse, NO_CONVERSATION } from "./conversation";
import { historyOf, type Turn } from "./turn";

/** What the agent asks; a null question asks what the ticket itself asks. */
export interface Asked {
  readonly question: string | null;
  /** An ISO date, or null for today. */
  readonly asOf: string | null;
}

/** The conversation in front, and what can be done with it. */
export interface Conversation {
  readonly turns: readonly Turn[];
  ask(asked: Asked): void;
  stop(): void;
  clear(): void;
}

/** Where questions go and which ticket they are about. */
export interface ConversationNeeds {
  readonly ticket: Ticket | null;
  client(): Promise<Client>;
  /** Reads the ticket again; `seen` hears of it before the panel does. */
  refreshTicket(seen: (ticket: Ticket | null) => void): Promise<void>;
}

/** The conversation about one ticket; it changes, and its open question ends, when the ticket does. */
export function useConversation({ ticket, client, refreshTicket }: ConversationNeeds): Conversation {
  const [now, happen] = useReducer(converse, NO_CONVERSATION);
  const asking = useRef(new Asking());
  const lastId = useRef(0);
  const inFront = useRef("");
  const key = ticketKey(ticket);

  // Before anything is painted or clicked, so that no question is taken for one about the ticket before.
  useLayoutEffect(() => {
    if (key === inFront.current) return;
    inFront.current = key;
    asking.current.stop();
    happen({ type: "ticket", key });
  }, [key]);
  useEffect(() => () => asking.current.stop(), []);

  const stop = (): void => {
    asking.current.stop();
    happen({ type: "stopped" });
  };

  const ask = (asked: Asked): void => {
    lastId.current += 1;
    const id = lastId.current;
    happen({ type: "asked", turn: { id, asOf: asked.asOf, ...wordsOf(asked, ticket) } });

    /** The page may have changed since it was last read: what goes out is about what stands there now. */
    const prepare = async (signal: AbortSignal) => {
      let about: Omit<Question, "question"> = { ticket: null, asOf: asked.asOf, history };
      await refreshTicket((fresh) => {
        about = { ...about, ticket: fresh };
        if (signal.aborted || ticketKey(fresh) === inFront.current) return;
        inFront.current = ticketKey(fresh);
        happen({ type: "ticket", key: inFront.current });
        happen({ type: "asked", turn: { id, asOf: null, ...wordsOf(asked, fresh) } });
        // The date chosen was one of the other ticket's, and so was the conversation.
        about = { ticket: fresh, asOf: null, history: [] };
      });
      const { question } = wordsOf(asked, about.ticket);
      return { client: await client(), question: { ...about, question } };
    };
    const history = historyOf(now.turns);
    void asking.current.ask(prepare, {
      event: (event) => happen({ type: "event", id, event }),
      failed: (trouble) => happen({ type: "failed", id, trouble }),
    });
  };

  const clear = (): void => {
    asking.current.stop();
    happen({ type: "cleared" });
  };

  return { turns: now.turns, ask, stop, clear };
}

type Words = Pick<Turn, "question" | "label">;

function wordsOf(asked: Asked, ticket: Ticket | null): Words {
  if (asked.question !== null) return { question: shorten(asked.question, QUESTION_LIMIT), label: null };
  if (ticket === null) throw new TroubleError(TICKET_GONE);
  const question = shorten(questionIn(ticket), QUESTION_LIMIT);
  return { question, label: "This ticket" };
}

const TICKET_GONE = {
  kind: "problem",
  title: "The ticket can no longer be read",
  detail: "Open the ticket again, or type your question.",
} as const;
