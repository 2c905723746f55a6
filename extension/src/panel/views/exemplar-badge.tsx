/** Says that people have approved these very words. */

import type { Exemplar } from "../../api/answer";
import { writeDate } from "../dates";
import { useServices } from "../panel-context";
import { Icon } from "./icon";

/** The badge over an approved answer. */
export function ExemplarBadge({ exemplar }: { readonly exemplar: Exemplar }) {
  const { open } = useServices();
  const by = exemplar.approvedBy === "" ? "" : `, by ${exemplar.approvedBy}`;
  const on = exemplar.approvedOn === "" ? "" : ` on ${writeDate(exemplar.approvedOn)}`;
  return (
    <p class="ds-exemplar">
      <Icon name="check" />
      <span>
        <strong>Approved answer</strong>
        {by}
        {on}
        {exemplar.url !== "" && (
          <>
            {" · "}
            <button type="button" class="ds-link" onClick={() => open(exemplar.url)}>
              {exemplar.title}
            </button>
          </>
        )}
      </span>
    </p>
  );
}
