/** What makes a source trustworthy, or not: its owner, when it was verified, when it is in force. */

import type { Citation, DocumentKind } from "../../api/answer";
import { lastDay, writeDate } from "../dates";
import { Icon } from "./icon";

const KINDS: Record<DocumentKind, string> = {
  policy: "",
  product: "Product",
  exemplar: "Approved answer",
  lesson: "Lesson",
};

/** One line of facts about a source. */
export function SourceMeta({ citation }: { readonly citation: Citation }) {
  const facts = [
    KINDS[citation.kind],
    citation.owner,
    citation.verifiedAt === null ? "not verified" : `verified ${writeDate(citation.verifiedAt)}`,
    inForce(citation),
  ].filter((fact) => fact !== "");
  return (
    <span class="ds-meta">
      {citation.isInternal && <InternalBadge />}
      {facts.join(" · ")}
    </span>
  );
}

/** Marks what must not reach a customer. */
export function InternalBadge() {
  return (
    <span class="ds-badge ds-badge-internal">
      <Icon name="lock" />
      Internal
    </span>
  );
}

/** Where in a document a citation points: its section and page. */
export function place(citation: Citation): string {
  const page = citation.page === null ? "" : `page ${citation.page}`;
  return [sectionBelowTitle(citation), page].filter((part) => part !== "").join(", ");
}

/** Most documents begin with their title as a heading, and the title stands beside the section anyway. */
function sectionBelowTitle({ section, title }: Citation): string {
  const [first = "", ...rest] = section.split(" › ");
  return title.startsWith(first) ? rest.join(" › ") : section;
}

/** A quote as it reads under its section's name: without the heading it begins with, and without gaps. */
export function excerpt({ quote, section }: Citation): string {
  const lines = quote.split(/\n+/).filter((line) => line.trim() !== "");
  const isHeading = lines.length > 1 && lines[0] === section.split(" › ").at(-1);
  return (isHeading ? lines.slice(1) : lines).join("\n");
}

function inForce({ inForceFrom, inForceTo }: Citation): string {
  if (inForceFrom === null) return inForceTo === null ? "" : `in force until ${writeDate(lastDay(inForceTo))}`;
  if (inForceTo === null) return `in force since ${writeDate(inForceFrom)}`;
  return `in force ${writeDate(inForceFrom)} to ${writeDate(lastDay(inForceTo))}`;
}
