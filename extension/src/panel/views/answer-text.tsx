/** The words of an answer with their citations: whole once it has come, piece by piece while it is coming. */

import { Fragment } from "preact";
import { useId } from "preact/hooks";
import type { Answer, Citation } from "../../api/answer";
import { layOut } from "../layout";
import { piecesOf } from "../markers";
import { Cite } from "./cite";
import { Pointing, usePointing } from "./pointing";
import { QuoteCard } from "./quote-card";
import { InternalBadge } from "./source-meta";

/** A whole answer, internal sentences marked. */
export function AnswerText({ answer }: { readonly answer: Answer }) {
  return (
    <Words>
      {layOut(answer).map((sentence, index) => (
        <Fragment key={`${index} ${sentence.text}`}>
          {sentence.before}
          <span class={sentence.isInternal ? "ds-sentence ds-internal" : "ds-sentence"}>
            {sentence.isInternal && <InternalBadge />}
            {upToLastWord(sentence.text)}
            <span class="ds-unbroken">
              {lastWord(sentence.text)}
              <Cites numbers={sentence.numbers} citations={answer.citations} />
            </span>
          </span>
        </Fragment>
      ))}
    </Words>
  );
}

interface ComingProps {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly isComing: boolean;
}

/** What has come of an answer so far. */
export function ComingText({ text, citations, isComing }: ComingProps) {
  return (
    <Words>
      {piecesOf(text).map((piece, index) =>
        "text" in piece ? (
          piece.text
        ) : (
          <Cites key={`${index} ${piece.numbers.join()}`} numbers={piece.numbers} citations={citations} />
        ),
      )}
      {isComing && <span class="ds-caret" aria-hidden="true" />}
    </Words>
  );
}

/** The last word and its citations stay on one line: a number alone on the next belongs to nothing. */
function lastWord(text: string): string {
  return /\S{1,30}$/.exec(text)?.[0] ?? "";
}

function upToLastWord(text: string): string {
  return text.slice(0, text.length - lastWord(text).length);
}

function Words({ children }: { readonly children: preact.ComponentChildren }) {
  const pointing = usePointing(useId());
  const dismiss = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || pointing.shown === null) return;
    // The first Escape takes the quote away, only the next one stops an answer.
    event.stopPropagation();
    pointing.dismiss();
  };
  return (
    <Pointing.Provider value={pointing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Escape from the buttons inside */}
      <div class="ds-words" onKeyDown={dismiss}>
        <p>{children}</p>
        <QuoteCard />
      </div>
    </Pointing.Provider>
  );
}

function Cites({
  numbers,
  citations,
}: {
  readonly numbers: readonly number[];
  readonly citations: readonly Citation[];
}) {
  return (
    <span class="ds-cites">
      {numbers.map((number) => (
        <Cite key={number} number={number} citation={citations.find((citation) => citation.number === number)} />
      ))}
    </span>
  );
}
