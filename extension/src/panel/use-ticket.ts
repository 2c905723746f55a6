/** The ticket in front of the agent, read again whenever the host says so. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Host, TicketReading } from "./host";

/** The latest reading, and a way to ask for a fresh one. */
export interface TicketInFront {
  readonly reading: TicketReading;
  /** `seen` hears of the reading before it is shown. */
  refresh(seen?: (reading: TicketReading) => void): Promise<void>;
}

/** Follows the ticket; `asked` hears questions that come from outside the panel. */
export function useTicket(host: Host, asked: (question: string) => void): TicketInFront {
  const [reading, setReading] = useState<TicketReading>({ state: "none" });
  const latest = useRef(0);
  const hear = useRef(asked);
  hear.current = asked;

  const refresh = useCallback(
    async (seen?: (reading: TicketReading) => void) => {
      latest.current += 1;
      const mine = latest.current;
      const fresh = await host.readTicket();
      seen?.(fresh);
      // A slower, older reading must not put the previous ticket back in front.
      if (mine === latest.current) setReading(fresh);
    },
    [host],
  );

  useEffect(() => {
    const changed = (): void => void refresh();
    changed();
    return host.watch?.({ ticketChanged: changed, asked: (question) => hear.current(question) });
  }, [host, refresh]);

  return { reading, refresh };
}

/** The ticket in a reading, if it holds one. */
export function ticketIn(reading: TicketReading) {
  return reading.state === "read" ? reading.ticket : null;
}
