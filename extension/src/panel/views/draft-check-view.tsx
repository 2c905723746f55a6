/** The agent's reply, sentence by sentence against the documents, before a customer reads it. */

import type { Citation } from "../../api/answer";
import type { CheckedSentence, DraftCheck, MissingStatement, Verdict } from "../../api/draft-check";
import { copy } from "../clipboard";
import { useServices } from "../panel-context";
import type { DraftChecking } from "../use-draft-check";
import { Icon } from "./icon";
import { excerpt } from "./source-meta";
import { TroubleView } from "./trouble-view";

const VERDICTS: Record<Verdict, string> = {
  supported: "Supported",
  contradicted: "Contradicted",
  not_covered: "Not covered",
  internal_only: "Internal only",
  no_claim: "",
};

/** The latest check of the draft; nothing until one was asked for. */
export function DraftCheckView({ checking, check, close }: DraftChecking) {
  if (checking.state === "none") return null;
  return (
    <section class="ds-draft" aria-busy={checking.state === "checking"}>
      <div class="ds-row ds-draft-head">
        <h2>Your draft</h2>
        <button type="button" class="ds-text-button" aria-label="Close the check" onClick={close}>
          ✕
        </button>
      </div>
      <div role="status">
        {checking.state === "checking" && <p class="ds-muted">Reading your draft against the documents…</p>}
        {checking.state === "empty" && <p class="ds-note">{checking.reason}</p>}
        {checking.state === "checked" && <p class="ds-draft-sum">{summary(checking.check)}</p>}
      </div>
      {checking.state === "failed" && <TroubleView trouble={checking.trouble} onRetry={() => check?.()} />}
      {checking.state === "checked" && <Findings check={checking.check} />}
    </section>
  );
}

function Findings({ check }: { readonly check: DraftCheck }) {
  const { citations, missing, absent, tone } = check;
  const flagged = check.sentences.filter(isFlagged);
  const supported = check.sentences.filter((sentence) => sentence.verdict === "supported");
  return (
    <>
      {flagged.map((sentence) => (
        <Sentence key={sentence.start} sentence={sentence} citations={citations} />
      ))}
      {missing.map((one) => (
        <Missing key={one.says} missing={one} citations={citations} />
      ))}
      <Remarks heading="The approved answer also says" remarks={absent} />
      <Remarks heading="Tone" remarks={tone} />
      {supported.length > 0 && (
        <details class="ds-draft-supported">
          <summary>
            {supported.length === 1 ? "1 sentence is supported" : `${supported.length} sentences are supported`}
          </summary>
          {supported.map((sentence) => (
            <Sentence key={sentence.start} sentence={sentence} citations={citations} />
          ))}
        </details>
      )}
    </>
  );
}

interface SentenceProps {
  readonly sentence: CheckedSentence;
  readonly citations: readonly Citation[];
}

function Sentence({ sentence, citations }: SentenceProps) {
  const { verdict } = sentence;
  return (
    <div class={`ds-checked ds-checked-${verdict}`}>
      <p>
        <span class="ds-badge ds-verdict">{VERDICTS[verdict]}</span>
        {sentence.text}
      </p>
      {sentence.says !== "" && <p class="ds-note">{sentence.says}</p>}
      <Evidence numbers={sentence.citations} citations={citations} />
      <Suggestion text={fixed(sentence)} />
    </div>
  );
}

function Missing({
  missing,
  citations,
}: {
  readonly missing: MissingStatement;
  readonly citations: readonly Citation[];
}) {
  return (
    <div class="ds-checked ds-checked-missing">
      <p>
        <span class="ds-badge ds-verdict">Must be said</span>
        {missing.says}
      </p>
      <Evidence numbers={[missing.citation]} citations={citations} />
      <Suggestion text={missing.suggestion} />
    </div>
  );
}

function Evidence({
  numbers,
  citations,
}: {
  readonly numbers: readonly number[];
  readonly citations: readonly Citation[];
}) {
  const { open } = useServices();
  const shown = citations.filter((citation) => numbers.includes(citation.number)).slice(0, 2);
  return (
    <>
      {shown.map((citation) => (
        <div key={citation.number} class="ds-side">
          <blockquote>{excerpt(citation)}</blockquote>
          <button type="button" class="ds-link ds-section" onClick={() => open(citation.url)}>
            {citation.title}
          </button>
        </div>
      ))}
    </>
  );
}

/** A sentence to put in place of the agent's; null where deleting is all there is to do. */
function Suggestion({ text }: { readonly text: string | null }) {
  const { notify } = useServices();
  if (text === null) return null;
  if (text === "") return <p class="ds-note">Leave this sentence out.</p>;
  const putOnClipboard = async (): Promise<void> =>
    notify((await copy(text)) ? "Copied." : "The browser did not allow copying.");
  return (
    <div class="ds-suggestion">
      <p>{text}</p>
      <button
        type="button"
        class="ds-quiet"
        title="Copy this sentence"
        aria-label="Copy this sentence"
        onClick={putOnClipboard}
      >
        <Icon name="copy" />
      </button>
    </div>
  );
}

function Remarks({ heading, remarks }: { readonly heading: string; readonly remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <div class="ds-remarks">
      <h3>{heading}</h3>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence with its fix; the server counts characters, and so is counted here. */
export function fixed({ fix, start, text }: CheckedSentence): string | null {
  if (fix === null) return null;
  const characters = Array.from(text);
  const before = characters.slice(0, Math.max(fix.start - start, 0));
  const after = characters.slice(Math.max(fix.end - start, 0));
  return (before.join("") + fix.text + after.join("")).trim();
}

function isFlagged({ verdict }: CheckedSentence): boolean {
  return verdict !== "supported" && verdict !== "no_claim";
}

function summary(check: DraftCheck): string {
  const flagged = check.sentences.filter(isFlagged).length;
  if (flagged + check.missing.length === 0) return "Nothing in it goes against the documents.";
  const parts = [
    flagged === 0 ? "" : `${flagged} of ${check.sentences.length} sentences to look at`,
    check.missing.length === 0 ? "" : `${check.missing.length} to add`,
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
