/** What of an answer may go to the customer. */

import type { Answer } from "../api/answer";
import { layOut } from "./layout";

/** Text for a reply, and how many internal sentences were left out of it. */
export interface Reply {
  readonly text: string;
  readonly leftOut: number;
}

/** The answer without citation markers and without a single internal sentence. */
export function replyFrom(answer: Answer): Reply {
  const sentences = layOut(answer);
  const open = sentences.filter((sentence) => !sentence.isInternal);
  const text = open.map((sentence, index) => (index === 0 ? "" : sentence.before) + sentence.text).join("");
  return { text, leftOut: sentences.length - open.length };
}

/** The note that says so; empty when nothing was left out. */
export function leftOutNote(leftOut: number): string {
  if (leftOut === 0) return "";
  return leftOut === 1 ? "1 internal sentence was left out." : `${leftOut} internal sentences were left out.`;
}
