/** The port behind which each kind of reply box takes text. */

/** Knows how to put text into one kind of reply box. */
export interface Editor {
  /** Whether this element is such a reply box. */
  owns(element: Element): boolean;
  /**
   * Puts text at the caret, replacing nothing and sending nothing, in a way that the box can undo.
   * Gives true only when the text was read back from the box; never throws.
   */
  insert(element: Element, text: string): Promise<boolean>;
  /** The text in the box as its reader will see it, its lines apart. */
  read(element: Element): string;
}

/** What became of text meant for a reply box. */
export type EditorOutcome = "inserted" | "no_reply_box" | "not_taken";

/** Puts text into the box with the first editor that owns it. */
export async function insertInto(
  editors: readonly Editor[],
  box: Element | null,
  text: string,
): Promise<EditorOutcome> {
  const editor = box === null ? undefined : editors.find((candidate) => candidate.owns(box));
  if (box === null || editor === undefined) return "no_reply_box";
  return (await editor.insert(box, text)) ? "inserted" : "not_taken";
}

/** The draft in the box, by the first editor that owns it; null where there is no reply box. */
export function readFrom(editors: readonly Editor[], box: Element | null): string | null {
  if (box === null) return null;
  return editors.find((candidate) => candidate.owns(box))?.read(box) ?? null;
}

/** Text with a space where it would otherwise run into its neighbours. */
export function spaced(before: string, text: string, after: string): string {
  const left = before === "" || /\s$/.test(before) ? "" : " ";
  const right = after === "" || /^\s/.test(after) ? "" : " ";
  return left + text + right;
}
