/** The panel: the ticket in front, the conversation about it, and a box to ask in. */

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Client, type Fetch } from "../api/client";
import { NOT_SET_UP, type Trouble, TroubleError, troubleIn } from "../api/trouble";
import { datesIn } from "./dates";
import type { Host } from "./host";
import { PanelProvider, type PanelServices } from "./panel-context";
import { isOpen, type Turn } from "./turn";
import { useConversation } from "./use-conversation";
import { useDraftCheck } from "./use-draft-check";
import { useShortcuts } from "./use-shortcuts";
import { useSuggestions } from "./use-suggestions";
import { ticketIn, useTicket } from "./use-ticket";
import { Announcer } from "./views/announcer";
import { AsOf } from "./views/as-of";
import { Composer } from "./views/composer";
import { DraftCheckView } from "./views/draft-check-view";
import { EmptyView } from "./views/empty-view";
import { Icon } from "./views/icon";
import { Notice, useNotice } from "./views/notice";
import { TicketBar } from "./views/ticket-bar";
import { TroubleView } from "./views/trouble-view";
import { TurnView } from "./views/turn-view";

interface PanelProps {
  readonly host: Host;
  /** How requests go out; the browser's own way unless told otherwise. */
  readonly fetch?: Fetch;
}

const browserFetch: Fetch = (url, init) => globalThis.fetch(url, init);

/** The whole panel, in whatever place the host stands for. */
export function Panel({ host, fetch = browserFetch }: PanelProps) {
  const root = useRef<HTMLElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [asOf, setAsOf] = useState<string | null>(null);
  const notice = useNotice();
  const { notify } = notice;

  const client = useCallback(async () => {
    const connection = await host.connect();
    if (connection === null) throw new TroubleError(NOT_SET_UP);
    return new Client(connection, fetch);
  }, [host, fetch]);

  const { reading, refresh } = useTicket(host, (question) => ask(question));
  const ticket = ticketIn(reading);
  const conversation = useConversation({
    ticket,
    client,
    refreshTicket: (seen) => refresh((fresh) => seen(ticketIn(fresh))),
  });
  const first = useFirstTrouble(client);
  const suggesting = useSuggestions(ticket, client);
  const draft = useDraftCheck({ host, ticket, asOf, client });

  const last = conversation.turns.at(-1);
  const isAnswering = last !== undefined && isOpen(last);
  const dates = useMemo(() => datesIn(ticket?.fields ?? {}), [ticket]);
  useEffect(() => setAsOf(null), [ticket?.id]);
  useShortcuts(root, box, isAnswering, conversation.stop);
  useFollowEnd(root, conversation.turns.length);

  /** Asks what was typed; null asks what the ticket asks. */
  const ask = (question: string | null): void => {
    first.forget();
    setText("");
    conversation.ask({ question, asOf });
  };
  const askAgain = (turn: Turn): void =>
    conversation.ask({ question: turn.label === null || ticket === null ? turn.question : null, asOf: turn.asOf });
  const clear = (): void => {
    conversation.clear();
    setText("");
    box.current?.focus();
  };

  const services: PanelServices = {
    host,
    ticket,
    client,
    notify,
    ask,
    open: (path) => {
      host.open(path).catch((error: unknown) => notify(`It could not be opened. ${troubleIn(error).title}.`));
    },
  };

  return (
    <PanelProvider value={services}>
      <section class="ds-panel" aria-label="Deskside" ref={root}>
        <TicketBar
          reading={reading}
          canClear={conversation.turns.length > 0}
          onClear={clear}
          onAllowed={() => void refresh()}
        />
        <div class="ds-turns">
          <DraftCheckView {...draft} />
          {first.trouble !== null && <TroubleView trouble={first.trouble} onRetry={first.retry} />}
          {conversation.turns.length === 0 && first.trouble === null && draft.checking.state === "none" && (
            <EmptyView ticket={ticket} suggesting={suggesting} onAskTicket={() => ask(null)} onAsOf={setAsOf} />
          )}
          {conversation.turns.map((turn) => (
            <TurnView key={turn.id} turn={turn} onAgain={() => askAgain(turn)} />
          ))}
        </div>
        <Announcer turn={last} />
        <footer class="ds-foot">
          <Notice notice={notice} />
          <div class="ds-row ds-foot-tools">
            <AsOf asOf={asOf} dates={dates} onChange={setAsOf} />
            {draft.check !== null && (
              <button
                type="button"
                class="ds-text-button"
                disabled={draft.checking.state === "checking"}
                onClick={draft.check}
              >
                <Icon name="check" />
                Check my draft
              </button>
            )}
          </div>
          <Composer
            box={box}
            text={text}
            hint={hintFor(last, ticket !== null)}
            isAnswering={isAnswering}
            canAskTicket={ticket !== null && last === undefined}
            onText={setText}
            onAsk={() => ask(text.trim() === "" ? null : text.trim())}
            onStop={conversation.stop}
          />
        </footer>
      </section>
    </PanelProvider>
  );
}

function hintFor(last: Turn | undefined, hasTicket: boolean): string {
  if (last === undefined) return hasTicket ? "Ask about this ticket" : "Ask a question";
  return last.outcome === "needs_clarification" ? "Add the detail" : "Ask a follow-up";
}

/** Finds out before the first question whether one can be asked at all. */
function useFirstTrouble(client: () => Promise<Client>) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const retry = useCallback(() => {
    setTrouble(null);
    client()
      .then((ready) => ready.me())
      .catch((error: unknown) => setTrouble(troubleIn(error)));
  }, [client]);
  useEffect(retry, [retry]);
  return { trouble, retry, forget: () => setTrouble(null) };
}

/** Brings a new question to the top of the view, so that its answer is read from its beginning. */
function useFollowEnd(root: { readonly current: HTMLElement | null }, count: number): void {
  useEffect(() => {
    if (count > 1) root.current?.querySelector(".ds-turn:last-child")?.scrollIntoView?.({ block: "start" });
  }, [root, count]);
}
