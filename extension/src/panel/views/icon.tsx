/** The few signs the panel draws itself; each stands beside words or on a button with a name. */

const PATHS = {
  insert: "M3 4h10M3 8h5M10.5 7v6M7.5 10l3 3 3-3",
  copy: "M6 6h7v7H6zM3 10V3h7",
  open: "M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5",
  flag: "M4 14V2.5M4 3h8l-2 3 2 3H4",
  clock: "M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
  check: "M3 8.5 6.5 12 13 4.5",
  book: "M3 3h4a1.5 1.5 0 0 1 1 .5A1.5 1.5 0 0 1 9 3h4v9.5H9a1.5 1.5 0 0 0-1 .5 1.5 1.5 0 0 0-1-.5H3zM8 3.5V13",
  lock: "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  stop: "M4.5 4.5h7v7h-7z",
  send: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  plus: "M8 3v10M3 8h10",
} as const;

/** A sign from the set above. */
export type IconName = keyof typeof PATHS;

/** Draws one sign in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="ds-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
