/** Dates as the panel reads and writes them. */

/** A date found in a ticket, with the name of the field it stood in. */
export interface TicketDate {
  readonly label: string;
  /** An ISO date. */
  readonly date: string;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const PREFERRED = /order|purchas|bought|invoice|contract|deliver/i;

/** `12 Mar 2025`, which no reader can take for another day; what is not a date comes back as it is. */
export function writeDate(iso: string): string {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  // Not Intl's names, which differ from browser to browser and from those on the server's own pages.
  const month = sentenceCase(MONTHS[date.getUTCMonth()] ?? "");
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** The last day before a moment; a rule that ends at midnight does not hold on the day that begins there. */
export function lastDay(end: string): string {
  const time = Date.parse(end);
  return Number.isNaN(time) ? end : new Date(time - 1).toISOString();
}

/** The dates in a ticket's fields, those of the purchase first. */
export function datesIn(fields: Readonly<Record<string, string>>): readonly TicketDate[] {
  const found = Object.entries(fields).flatMap(([label, value]) => {
    const date = readDate(value);
    return date === null ? [] : [{ label: sentenceCase(label), date }];
  });
  const rank = (entry: TicketDate): number => (PREFERRED.test(entry.label) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, 3);
}

/** An ISO date from `2025-03-12…`, `12 March 2025` or `March 12, 2025`; null for `03/04/2025`, which means two days. */
function readDate(value: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (iso !== null) return valid(iso[1], Number(iso[2]), Number(iso[3]));
  const dayFirst = /\b(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})\b/i.exec(value);
  if (dayFirst !== null) return valid(dayFirst[3], monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i.exec(value);
  if (monthFirst !== null) return valid(monthFirst[3], monthOf(monthFirst[1]), Number(monthFirst[2]));
  return null;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").toLowerCase()) + 1;
}

function valid(year: string | undefined, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

function sentenceCase(name: string): string {
  const words = name.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
