/** Says which ticket the panel is about, because an answer beside the wrong ticket is the worst one. */

import type { TicketReading } from "../host";
import { useServices } from "../panel-context";
import { Icon } from "./icon";

interface TicketBarProps {
  readonly reading: TicketReading;
  readonly canClear: boolean;
  onClear(): void;
  onAllowed(): void;
}

/** The panel's head: its name, the ticket, and a way to begin anew. */
export function TicketBar({ reading, canClear, onClear, onAllowed }: TicketBarProps) {
  return (
    <header class="ds-head">
      <div class="ds-head-text">
        <h1 class="ds-name">Deskside</h1>
        <TicketLine reading={reading} onAllowed={onAllowed} />
      </div>
      {canClear && (
        <button type="button" class="ds-button" onClick={onClear}>
          <Icon name="plus" />
          New question
        </button>
      )}
    </header>
  );
}

function TicketLine({ reading, onAllowed }: Pick<TicketBarProps, "reading" | "onAllowed">) {
  const { notify } = useServices();
  if (reading.state === "none") return null;
  if (reading.state === "not_allowed") return <span class="ds-ticket ds-muted">{reading.hint}</span>;
  const { ticket, allow } = reading;
  const askPermission = async (): Promise<void> => {
    const isGranted = (await allow?.request()) === true;
    notify(isGranted ? "Deskside will follow the tickets on this site." : "Nothing was changed.");
    if (isGranted) onAllowed();
  };
  return (
    <>
      <span class="ds-ticket" title={ticket.subject}>
        {ticket.subject || ticket.id}
      </span>
      {allow !== null && (
        <button type="button" class="ds-text-button" onClick={askPermission}>
          {allow.label}
        </button>
      )}
    </>
  );
}
