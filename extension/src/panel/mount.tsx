/** Puts the panel into a page. */

import { render } from "preact";
import type { Host } from "./host";
import { Panel } from "./panel";

/** The id of the element every page gives the panel. */
export const MOUNT_ID = "deskside-panel";

/** Mounts the panel into `#deskside-panel`. Throws when the page has no such element. */
export function mount(host: Host, page: Document = document): void {
  const place = page.getElementById(MOUNT_ID);
  if (place === null) throw new Error(`The page has no element with the id ${MOUNT_ID}.`);
  render(<Panel host={host} />, place);
}
