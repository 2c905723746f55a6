/** Where the extension keeps the server's address and the key. */

import { type Connection, readBaseUrl } from "../api/connection";

/** The part of a storage area that is needed here. */
export interface StorageArea {
  get(name: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(name: string): Promise<void>;
}

const NAME = "connection";

/** The connection last saved; null while there is none. */
export async function loadConnection(area: StorageArea): Promise<Connection | null> {
  const saved = (await area.get(NAME))[NAME];
  if (typeof saved !== "object" || saved === null) return null;
  const { baseUrl, key } = saved as Readonly<Record<string, unknown>>;
  if (typeof baseUrl !== "string" || typeof key !== "string" || key === "") return null;
  const address = readBaseUrl(baseUrl);
  return address === null ? null : { baseUrl: address, key };
}

/** Keeps the connection on this computer; it is never synchronised to another. */
export async function saveConnection(area: StorageArea, connection: Connection): Promise<void> {
  await area.set({ [NAME]: connection });
}

/** Forgets server and key. */
export async function forgetConnection(area: StorageArea): Promise<void> {
  await area.remove(NAME);
}
