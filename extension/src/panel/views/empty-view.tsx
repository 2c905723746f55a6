/** What the panel shows before the first question. */

import type { Ticket } from "../../ticket/ticket";
import { Icon } from "./icon";

interface EmptyViewProps {
  readonly ticket: Ticket | null;
  onAskTicket(): void;
}

/** One thing to do, and the keys that do the rest. */
export function EmptyView({ ticket, onAskTicket }: EmptyViewProps) {
  return (
    <div class="ds-empty">
      {ticket === null ? (
        <p>Ask anything the company's documents should answer. Every sentence comes with its source.</p>
      ) : (
        <>
          <p>Deskside looks up what the documents say about this ticket, each sentence with its source.</p>
          <button type="button" class="ds-button ds-primary" onClick={onAskTicket}>
            <Icon name="send" />
            Answer this ticket
          </button>
        </>
      )}
      <p class="ds-keys">
        <kbd>/</kbd> to type · <kbd>Enter</kbd> to ask · <kbd>Esc</kbd> to stop
      </p>
    </div>
  );
}
