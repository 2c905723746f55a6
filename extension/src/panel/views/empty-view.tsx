/** What the panel shows before the first question. */

import type { Ticket } from "../../ticket/ticket";
import type { Suggesting } from "../use-suggestions";
import { Icon } from "./icon";
import { SuggestionList } from "./suggestion-list";

interface EmptyViewProps {
  readonly ticket: Ticket | null;
  readonly suggesting: Suggesting;
  onAskTicket(): void;
  onAsOf(date: string): void;
}

/** One thing to do, and the keys that do the rest. */
export function EmptyView({ ticket, suggesting, onAskTicket, onAsOf }: EmptyViewProps) {
  return (
    <div class="ds-empty">
      {ticket === null ? (
        <p>Ask anything the company's documents should answer. Every sentence comes with its source.</p>
      ) : (
        <>
          <SuggestionList suggesting={suggesting} onAsOf={onAsOf} />
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
