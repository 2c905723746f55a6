/** What every part of the panel may need: the place it stands in, the server, a line to the agent. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client } from "../api/client";
import type { Ticket } from "../ticket/ticket";
import type { Host } from "./host";

/** Handed down from the panel to its parts. */
export interface PanelServices {
  readonly host: Host;
  readonly ticket: Ticket | null;
  /** A client for the server set up now. Throws `TroubleError` where none is. */
  client(): Promise<Client>;
  /** Asks a question in the agent's name. */
  ask(question: string): void;
  /** Opens a document where it can be read, and says so when that fails. */
  open(path: string): void;
  /** Shows a line at the foot of the panel for a while, and has it read aloud. */
  notify(text: string): void;
}

const PanelContext = createContext<PanelServices | null>(null);

/** Hands the services down. */
export const PanelProvider = PanelContext.Provider;

/** The services of the panel around. */
export function useServices(): PanelServices {
  const services = useContext(PanelContext);
  if (services === null) throw new Error("outside the panel");
  return services;
}
