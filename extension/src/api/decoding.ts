/** Reads what came over the wire field by field, so that a stranger's JSON never reaches the panel as an answer. */

/** Something was not where the contract puts it. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";
}

/** A JSON object whose fields are not yet known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object. */
export function fields(value: unknown, where: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new MalformedError(`${where} is not an object`);
}

/** A field that must be text. */
export function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value === "string") return value;
  throw new MalformedError(`${name} is not text`);
}

/** A field that may be absent or null. */
export function textOrNull(from: Fields, name: string): string | null {
  const value = from[name];
  return typeof value === "string" ? value : null;
}

/** A field that must be a finite number. */
export function number(from: Fields, name: string): number {
  const value = from[name];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new MalformedError(`${name} is not a number`);
}

/** A field that is true only when the server says so. */
export function isTrue(from: Fields, name: string): boolean {
  return from[name] === true;
}

/** A list, each item read in turn; an absent list is empty. */
export function list<Item>(from: Fields, name: string, read: (value: unknown) => Item): readonly Item[] {
  const value = from[name] ?? [];
  if (Array.isArray(value)) return value.map(read);
  throw new MalformedError(`${name} is not a list`);
}

/** One of the words the contract knows. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[], where: string): Word {
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  throw new MalformedError(`${where} is none of ${words.join(", ")}`);
}
