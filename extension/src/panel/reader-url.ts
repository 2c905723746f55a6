/** The path under which a document opens in a tab that has no session of its own. */

import type { Client } from "../api/client";
import { TroubleError } from "../api/trouble";

/** What a server answers that does not give out sign-in links. */
const NOT_OFFERED = [404, 405, 501];

/** A link that signs in once; the plain path where the server has no such links. Throws `TroubleError`. */
export async function readerUrl(client: Pick<Client, "signInLink">, path: string): Promise<string> {
  try {
    return await client.signInLink(path);
  } catch (error) {
    if (error instanceof TroubleError && error.status !== null && NOT_OFFERED.includes(error.status)) return path;
    throw error;
  }
}
