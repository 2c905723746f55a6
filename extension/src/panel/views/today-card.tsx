/** What today's rules say, beside an answer by the rules of an earlier day. */

import { Fragment } from "preact";
import type { OtherTime } from "../../api/answer";
import { writeDate } from "../dates";
import { SourceList } from "./source-list";
import { InternalBadge } from "./source-meta";

/** The same question by today's rules; nothing where they say the same. */
export function TodayCard({ today }: { readonly today: OtherTime | null }) {
  if (today === null) return null;
  const isAnswered = today.outcome === "answered" || today.outcome === "partly_answered";
  return (
    <section class="ds-card">
      <h3>Today's rule is another one</h3>
      {isAnswered ? (
        <p>
          {today.sentences.map((sentence, index) => (
            <Fragment key={`${index} ${sentence.text}`}>
              {index > 0 && " "}
              {sentence.isInternal && <InternalBadge />}
              {sentence.text}
            </Fragment>
          ))}
        </p>
      ) : (
        <p>On {writeDate(today.asOf)} no document in force answers this.</p>
      )}
      <SourceList heading={`In force on ${writeDate(today.asOf)}`} citations={today.citations} />
    </section>
  );
}
