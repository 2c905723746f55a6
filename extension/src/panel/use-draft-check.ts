/** Has the reply that the agent is writing held against the documents; a newer check ends the older. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../api/client";
import type { DraftCheck } from "../api/draft-check";
import { type Trouble, troubleIn } from "../api/trouble";
import { type Ticket, ticketKey } from "../ticket/ticket";
import type { Host } from "./host";

/** How far a check has come. */
export type Checking =
  | { readonly state: "none" }
  | { readonly state: "checking" }
  | { readonly state: "checked"; readonly draft: string; readonly check: DraftCheck }
  | { readonly state: "empty"; readonly reason: string }
  | { readonly state: "failed"; readonly trouble: Trouble };

/** The latest check, and what can be done with it. */
export interface DraftChecking {
  readonly checking: Checking;
  /** Reads the draft and checks it; absent where the panel stands beside no reply box. */
  readonly check: (() => void) | null;
  close(): void;
}

interface DraftCheckNeeds {
  readonly host: Host;
  readonly ticket: Ticket | null;
  readonly asOf: string | null;
  client(): Promise<Client>;
}

const NOTHING_YET: Checking = { state: "none" };

/** The check of the draft for the ticket in front; another ticket takes it away. */
export function useDraftCheck({ host, ticket, asOf, client }: DraftCheckNeeds): DraftChecking {
  const [checking, setChecking] = useState<Checking>(NOTHING_YET);
  const current = useRef<AbortController | null>(null);
  const key = ticketKey(ticket);

  const close = (): void => {
    current.current?.abort();
    current.current = null;
    setChecking(NOTHING_YET);
  };
  useEffect(() => close, [key]);

  const readDraft = host.readDraft?.bind(host);
  const check = async (): Promise<void> => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setChecking({ state: "checking" });
    const found = await lookAt(controller.signal).catch(
      (error: unknown): Checking => ({ state: "failed", trouble: troubleIn(error) }),
    );
    if (current.current === controller) setChecking(found);
  };
  const lookAt = async (signal: AbortSignal): Promise<Checking> => {
    const reading = (await readDraft?.(ticket)) ?? { state: "failed", reason: "" };
    if (reading.state === "failed") return { state: "empty", reason: reading.reason };
    if (reading.text.trim() === "") return { state: "empty", reason: "The reply box is empty: write the reply first." };
    const draft = reading.text;
    return { state: "checked", draft, check: await (await client()).checkDraft(draft, ticket, asOf, signal) };
  };

  return { checking, check: readDraft === undefined ? null : () => void check(), close };
}
