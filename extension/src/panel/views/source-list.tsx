/** The documents an answer rests on, or the ones that come closest to a question nothing answers. */

import { useState } from "preact/hooks";
import type { Citation } from "../../api/answer";
import { useServices } from "../panel-context";
import { FeedbackForm } from "./feedback-form";
import { Icon } from "./icon";
import { excerpt, place, SourceMeta } from "./source-meta";

interface SourceListProps {
  readonly heading: string;
  readonly citations: readonly Citation[];
  /** With the quotes written out, where no sentence leads to them. */
  readonly withQuotes?: boolean;
  /** The answer whose sources may be reported; absent where there is nothing to report. */
  readonly answerId?: string;
}

/** A numbered list of sources. */
export function SourceList({ heading, citations, withQuotes = false, answerId }: SourceListProps) {
  if (citations.length === 0) return null;
  return (
    <section class="ds-sources">
      <h3>{heading}</h3>
      <ol>
        {citations.map((citation) => (
          <Source key={citation.number} citation={citation} withQuote={withQuotes} answerId={answerId} />
        ))}
      </ol>
    </section>
  );
}

interface SourceProps {
  readonly citation: Citation;
  readonly withQuote: boolean;
  readonly answerId: string | undefined;
}

function Source({ citation, withQuote, answerId }: SourceProps) {
  const { open } = useServices();
  const [isReporting, setReporting] = useState(false);
  return (
    <li class="ds-source">
      <span class="ds-source-number" aria-hidden="true">
        {citation.number}
      </span>
      <div class="ds-source-body">
        <button type="button" class="ds-link" onClick={() => open(citation.url)}>
          {citation.title}
        </button>
        {place(citation) !== "" && <span class="ds-section"> {place(citation)}</span>}
        <SourceMeta citation={citation} />
        {withQuote && <blockquote>{excerpt(citation)}</blockquote>}
        {isReporting && answerId !== undefined && (
          <FeedbackForm answerId={answerId} citation={citation.number} onClose={() => setReporting(false)} />
        )}
      </div>
      {answerId !== undefined && !isReporting && (
        <button
          type="button"
          class="ds-quiet"
          title="Report this source"
          aria-label={`Report source ${citation.number}, ${citation.title}`}
          onClick={() => setReporting(true)}
        >
          <Icon name="flag" />
        </button>
      )}
    </li>
  );
}
