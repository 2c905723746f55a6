/** Documents that disagree are shown side by side, never blended: only their owners can settle it. */

import type { Citation, Conflict } from "../../api/answer";
import { useServices } from "../panel-context";
import { excerpt, place, SourceMeta } from "./source-meta";

/** One card for each disagreement. */
export function ConflictCards({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  return (
    <>
      {conflicts.map((conflict) => (
        <section key={conflict.says} class="ds-card ds-card-warn">
          <h3>The documents disagree</h3>
          <p>{conflict.says}</p>
          <div class="ds-sides">
            <Side citation={conflict.left} />
            <Side citation={conflict.right} />
          </div>
          <p class="ds-note">Ask the owners which one holds before you promise anything.</p>
        </section>
      ))}
    </>
  );
}

function Side({ citation }: { readonly citation: Citation }) {
  const { open } = useServices();
  return (
    <div class="ds-side">
      <button type="button" class="ds-link" onClick={() => open(citation.url)}>
        {citation.title}
      </button>
      {place(citation) !== "" && <span class="ds-section"> {place(citation)}</span>}
      <blockquote>{excerpt(citation)}</blockquote>
      <SourceMeta citation={citation} />
    </div>
  );
}
