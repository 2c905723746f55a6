/** The small numbered button behind a sentence: shows the quote it rests on, and opens the document there. */

import { useContext } from "preact/hooks";
import type { Citation } from "../../api/answer";
import { useServices } from "../panel-context";
import { Pointing } from "./pointing";
import { place } from "./source-meta";

interface CiteProps {
  readonly number: number;
  readonly citation: Citation | undefined;
}

/** A citation button; a plain number until its citation has come. */
export function Cite({ number, citation }: CiteProps) {
  const { open } = useServices();
  const { pointAt, leave, shown, cardId } = useContext(Pointing);
  if (citation === undefined) return <span class="ds-cite ds-cite-pending">{number}</span>;
  const isShown = shown?.citation === citation;
  const where = [citation.title, place(citation)].filter((part) => part !== "").join(", ");
  return (
    <button
      type="button"
      class="ds-cite"
      aria-label={`Source ${number}: ${where}. Open it.`}
      aria-describedby={isShown ? cardId : undefined}
      data-shown={isShown ? "" : undefined}
      onMouseEnter={(event) => pointAt(citation, event.currentTarget)}
      onMouseLeave={leave}
      onFocus={(event) => pointAt(citation, event.currentTarget)}
      onBlur={leave}
      onClick={() => open(citation.url)}
    >
      {number}
    </button>
  );
}
