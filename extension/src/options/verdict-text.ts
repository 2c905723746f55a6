/** A verdict in words: what is wrong, and what to do about it. */

import type { Verdict } from "./connection-test";

/** Two sentences at most, for the person who can put it right. */
export function describeVerdict(verdict: Verdict): string {
  switch (verdict.kind) {
    case "not_a_url":
      return "This is not a web address. Enter one like https://deskside.example.com.";
    case "no_key":
      return "The key is missing. Whoever runs Deskside has one for you.";
    case "not_permitted":
      return `The browser does not let Deskside reach ${verdict.origin} yet. Press Save and allow it.`;
    case "unreachable":
      return `Nothing answers at ${verdict.baseUrl}. Check the address, the port, and whether the server is up.`;
    case "not_deskside":
      return `Something answers at ${verdict.baseUrl}, but it is not Deskside. A sign-in page or proxy may stand in front of it.`;
    case "key_refused":
      return "The server is Deskside, but it refuses this key. It may have been revoked or copied in part.";
    case "server_error":
      return `The server is Deskside, but it reports an error. ${verdict.detail}`;
    case "ok": {
      const who = `Connected as ${verdict.person.name}, ${verdict.person.role.replace(/_/g, " ")}.`;
      return verdict.isUnencrypted ? `${who} The connection is not encrypted: use https outside a test.` : who;
    }
  }
}
