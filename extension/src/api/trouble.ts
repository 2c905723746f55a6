/** What can go wrong between the panel and the server, in words an agent can act on. */

/** The kinds of trouble; the panel offers a different way out of each. */
export type TroubleKind =
  | "not_set_up"
  | "unreachable"
  | "signed_out"
  | "no_access"
  | "not_deskside"
  | "cut_off"
  | "problem";

/** A trouble as shown: what happened, and what to do. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly title: string;
  readonly detail: string;
}

/** The one error the client throws; what it means stands in `trouble`. */
export class TroubleError extends Error {
  override readonly name = "TroubleError";

  constructor(
    readonly trouble: Trouble,
    /** The HTTP status, where a server answered at all. */
    readonly status: number | null = null,
  ) {
    super(trouble.title);
  }
}

/** No server has been named yet. */
export const NOT_SET_UP: Trouble = {
  kind: "not_set_up",
  title: "Deskside is not set up yet",
  detail: "Enter the address of your Deskside server and your key.",
};

/** Nothing answered at the address. */
export const UNREACHABLE: Trouble = {
  kind: "unreachable",
  title: "The Deskside server cannot be reached",
  detail: "Check your connection, or ask whoever runs the server whether it is up.",
};

/** Something answered, but not as Deskside does. */
export const NOT_DESKSIDE: Trouble = {
  kind: "not_deskside",
  title: "The server's answer could not be read",
  detail: "Another program, or another version of Deskside, may be answering at this address.",
};

/** The stream ended before the answer did. */
export const CUT_OFF: Trouble = {
  kind: "cut_off",
  title: "The answer was cut off",
  detail: "The connection ended before the answer was complete. Nothing of it has been kept.",
};

const SIGNED_OUT: Trouble = {
  kind: "signed_out",
  title: "You are signed out",
  detail: "Sign in, then try again.",
};

const NO_ACCESS: Trouble = {
  kind: "no_access",
  title: "You do not have access to this",
  detail: "Ask whoever runs Deskside to give you a role that may ask questions.",
};

/** What a refused request means; the server's own words are kept where it gave any. */
export function troubleOf(status: number, body: unknown): Trouble {
  const title = field(body, "title");
  const detail = field(body, "detail");
  if (status === 401) return SIGNED_OUT;
  if (status === 403) return { ...NO_ACCESS, detail: detail ?? NO_ACCESS.detail };
  return {
    kind: "problem",
    title: title ?? `The server answered with an error (${status})`,
    detail: detail ?? "Try again in a moment. If it keeps happening, tell whoever runs Deskside.",
  };
}

/** Whatever was thrown, as a trouble. */
export function troubleIn(error: unknown): Trouble {
  return error instanceof TroubleError ? error.trouble : NOT_DESKSIDE;
}

function field(body: unknown, name: string): string | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = (body as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
