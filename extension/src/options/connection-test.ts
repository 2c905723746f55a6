/** Tries a server and a key, and says precisely what is wrong. */

import type { Person } from "../api/answer";
import { Client, type Fetch } from "../api/client";
import { readBaseUrl } from "../api/connection";
import { TroubleError } from "../api/trouble";

/** What came of the test. */
export type Verdict =
  | { readonly kind: "not_a_url" }
  | { readonly kind: "no_key" }
  | { readonly kind: "not_permitted"; readonly origin: string }
  | { readonly kind: "unreachable"; readonly baseUrl: string }
  | { readonly kind: "not_deskside"; readonly baseUrl: string }
  | { readonly kind: "key_refused" }
  | { readonly kind: "server_error"; readonly detail: string }
  | { readonly kind: "ok"; readonly person: Person; readonly isUnencrypted: boolean };

/** What was typed, and what the test needs of the browser. */
export interface ConnectionTest {
  readonly url: string;
  readonly key: string;
  readonly fetch: Fetch;
  /** Whether the browser lets the extension speak to this site. */
  isPermitted(originPattern: string): Promise<boolean>;
}

/** The first thing that is wrong, in the order in which it can be put right. Never throws. */
export async function testConnection({ url, key, fetch, isPermitted }: ConnectionTest): Promise<Verdict> {
  const baseUrl = readBaseUrl(url);
  if (baseUrl === null) return { kind: "not_a_url" };
  if (key.trim() === "") return { kind: "no_key" };
  if (!(await isPermitted(originPattern(baseUrl)))) return { kind: "not_permitted", origin: new URL(baseUrl).origin };
  try {
    const person = await new Client({ baseUrl, key: key.trim() }, fetch).me();
    return { kind: "ok", person, isUnencrypted: isUnencrypted(baseUrl) };
  } catch (error) {
    return verdictOn(error, baseUrl, fetch);
  }
}

/** The permission to ask for; without the port, which Firefox does not take. */
export function originPattern(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  return `${protocol}//${hostname}/*`;
}

async function verdictOn(error: unknown, baseUrl: string, fetch: Fetch): Promise<Verdict> {
  if (!(error instanceof TroubleError)) return { kind: "not_deskside", baseUrl };
  const { kind, detail } = error.trouble;
  if (kind === "unreachable") return { kind: "unreachable", baseUrl };
  // Any site may refuse a stranger; only Deskside also says that it is healthy.
  if (!(await isDeskside(baseUrl, fetch))) return { kind: "not_deskside", baseUrl };
  if (kind === "signed_out" || kind === "no_access") return { kind: "key_refused" };
  return kind === "problem" ? { kind: "server_error", detail } : { kind: "not_deskside", baseUrl };
}

async function isDeskside(baseUrl: string, fetch: Fetch): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/healthz`, { credentials: "omit", cache: "no-store" });
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null && "status" in body && body.status === "ok";
  } catch {
    return false;
  }
}

/** Plain HTTP shows the key to everyone on the way; on this computer there is no way. */
function isUnencrypted(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
