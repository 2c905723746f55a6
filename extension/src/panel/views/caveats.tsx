/** What the agent has to know of how an answer was made: what went wrong, what was taken out, what was not trusted. */

import type { Answer } from "../../api/answer";
import { useServices } from "../panel-context";
import { Icon } from "./icon";

/** The caveats of an answer, if it has any. */
export function Caveats({ answer }: { readonly answer: Answer }) {
  const { notices, dropped, suspicious } = answer;
  const unfilled = answer.slots.filter((slot) => slot.value === null);
  const { open } = useServices();
  if (notices.length + dropped.length + suspicious.length + unfilled.length === 0) return null;
  return (
    <div class="ds-caveats">
      {notices.map((notice) => (
        <p key={notice} class="ds-note">
          {notice}
        </p>
      ))}
      {unfilled.length > 0 && (
        <p class="ds-note">
          To fill in before you send it: {unfilled.map((slot) => slot.name.replaceAll("_", " ")).join(", ")}.
        </p>
      )}
      {suspicious.map((citation) => (
        <p key={citation.url} class="ds-note">
          <Icon name="flag" /> Left out, because it reads like an instruction to the assistant:{" "}
          <button type="button" class="ds-link" onClick={() => open(citation.url)}>
            {citation.title}
          </button>
        </p>
      ))}
      {dropped.length > 0 && (
        <details>
          <summary>
            {dropped.length === 1 ? "1 sentence was taken out" : `${dropped.length} sentences were taken out`}
          </summary>
          <ul>
            {dropped.map((one) => (
              <li key={one.text}>
                <s>{one.text}</s> {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
