/** The sentences of an answer with the white space that stood before each, so that paragraphs and lists survive. */

import type { Answer, Citation, Sentence } from "../api/answer";
import { numbersIn, withoutMarkers } from "./markers";

/** A sentence in its place. */
export interface LaidSentence {
  readonly text: string;
  readonly numbers: readonly number[];
  /** Internal itself, or resting on an internal passage: not for the customer. */
  readonly isInternal: boolean;
  readonly before: "" | " " | "\n" | "\n\n";
}

/** The answer's sentences as they stood in its text. */
export function layOut(answer: Pick<Answer, "text" | "sentences" | "citations">): readonly LaidSentence[] {
  const text = withoutMarkers(answer.text);
  let from = 0;
  return sentencesOf(answer).map((sentence, index) => {
    const words = withoutMarkers(sentence.text).trim();
    const at = text.indexOf(words, from);
    const gap = at === -1 ? " " : text.slice(from, at);
    if (at !== -1) from = at + words.length;
    return {
      text: words,
      numbers: sentence.citations,
      isInternal: isInternal(sentence, answer.citations),
      before: index === 0 ? "" : breakIn(gap),
    };
  });
}

/** An answer that came without sentences is one sentence, cited by its markers. */
function sentencesOf(answer: Pick<Answer, "text" | "sentences">): readonly Sentence[] {
  if (answer.sentences.length > 0 || answer.text.trim() === "") return answer.sentences;
  return [{ text: answer.text, citations: numbersIn(answer.text), isInternal: false }];
}

function isInternal(sentence: Sentence, citations: readonly Citation[]): boolean {
  return (
    sentence.isInternal || citations.some((cited) => cited.isInternal && sentence.citations.includes(cited.number))
  );
}

function breakIn(gap: string): LaidSentence["before"] {
  const lines = gap.split("\n").length - 1;
  return lines === 0 ? " " : lines === 1 ? "\n" : "\n\n";
}
