/** The exact sentence a citation rests on, shown while the agent points at the citation. */

import { useContext } from "preact/hooks";
import { Pointing } from "./pointing";
import { place, SourceMeta } from "./source-meta";

/** The quote under the pointed-at citation; it stays while the pointer is on it, and Escape takes it away. */
export function QuoteCard() {
  const { shown, cardId, stay, leave } = useContext(Pointing);
  if (shown === null) return null;
  const { citation, top } = shown;
  return (
    <div id={cardId} role="tooltip" class="ds-quote-card" style={{ top }} onMouseEnter={stay} onMouseLeave={leave}>
      <blockquote>{citation.quote}</blockquote>
      <span class="ds-quote-title">
        {citation.title}
        {place(citation) !== "" && <span class="ds-muted"> · {place(citation)}</span>}
      </span>
      <SourceMeta citation={citation} />
    </div>
  );
}
