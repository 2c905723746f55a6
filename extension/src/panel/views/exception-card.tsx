/** A temporary ruling outranks its base rule while it holds, so the agent reads first until when that is. */

import type { Citation } from "../../api/answer";
import { lastDay, writeDate } from "../dates";
import { useServices } from "../panel-context";
import { Icon } from "./icon";

/** One line for each exception that the answer rests on. */
export function ExceptionCards({ citations }: { readonly citations: readonly Citation[] }) {
  const { open } = useServices();
  const exceptions = citations.filter(
    (citation, index) =>
      citation.isException && citations.findIndex((other) => other.document === citation.document) === index,
  );
  return (
    <>
      {exceptions.map((citation) => (
        <p key={citation.document} class="ds-exception">
          <Icon name="clock" />
          <span>
            <strong>Exception in force</strong>
            {citation.inForceTo !== null && ` until ${writeDate(lastDay(citation.inForceTo))}`}
            {" · "}
            <button type="button" class="ds-link" onClick={() => open(citation.url)}>
              {citation.title}
            </button>
          </span>
        </p>
      ))}
    </>
  );
}
