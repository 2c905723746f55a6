/** Where the server is and how the panel proves who is asking. */

/** A server and, outside the server's own pages, a key; with a null key the session cookie is used. */
export interface Connection {
  readonly baseUrl: string;
  readonly key: string | null;
}

/** The address a person typed, without what does not belong; null when it is no web address. */
export function readBaseUrl(typed: string): string | null {
  const trimmed = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === "" || !URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  // Chrome takes a space in a host name for `%20`, and a name before `@` for a person.
  const isPlain = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/.test(url.hostname) && url.username === "";
  if (!["http:", "https:"].includes(url.protocol) || !isPlain) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** The absolute address of a path the server gave; null when it would lead to another site. */
export function serverUrl(baseUrl: string, path: string): string | null {
  if (!path.startsWith("/") || !URL.canParse(baseUrl + path)) return null;
  const url = new URL(baseUrl + path);
  return url.origin === new URL(baseUrl).origin ? url.href : null;
}
