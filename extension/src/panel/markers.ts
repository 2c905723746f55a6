/** The citation markers in an answer's text, like ` [1]` or `[2, 3]`. */

const MARKER = /\s?\[(\d+(?:\s*,\s*\d+)*)\]/g;

/** A piece of text, or the numbers cited at one spot. */
export type Piece = { readonly text: string } | { readonly numbers: readonly number[] };

/** The text without its markers. */
export function withoutMarkers(text: string): string {
  return text.replace(MARKER, "");
}

/** The numbers cited in a text, in order. */
export function numbersIn(text: string): readonly number[] {
  return piecesOf(text).flatMap((piece) => ("numbers" in piece ? piece.numbers : []));
}

/** The text cut at its markers. A marker still being streamed (` [1`) is held back, so that it never flickers as text. */
export function piecesOf(text: string): readonly Piece[] {
  const whole = text.replace(/\s?\[[\d,\s]*$/, "");
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of whole.matchAll(MARKER)) {
    if (match.index > from) pieces.push({ text: whole.slice(from, match.index) });
    pieces.push({ numbers: (match[1] ?? "").split(",").map(Number) });
    from = match.index + match[0].length;
  }
  if (from < whole.length) pieces.push({ text: whole.slice(from) });
  return pieces;
}
