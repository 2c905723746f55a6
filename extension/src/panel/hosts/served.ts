/** The panel on a page of the server itself: the cookie signs in, and there is no ticket. */

import { TroubleError } from "../../api/trouble";
import type { Host } from "../host";

/** Tells the panel and the reader that an address of the server may be opened beside it. */
export function servedHost(page: Document): Host {
  const { location } = page;
  return {
    connect: async () => ({ baseUrl: location.origin, key: null }),
    readTicket: async () => ({ state: "none" }),
    open: async (path) => openBeside(page, path),
    signIn: {
      label: "Sign in",
      run: () => openSignIn(page),
    },
  };
}

function openBeside(page: Document, path: string): void {
  const url = new URL(path, page.location.origin);
  if (url.origin !== page.location.origin) throw new TroubleError(FOREIGN);
  page.defaultView?.open(url.href, "_blank", "noopener");
}

/** In a frame the sign-in page opens beside it, since it refuses to be framed. */
function openSignIn(page: Document): void {
  const here = page.location.pathname + page.location.search;
  const address = `/sign-in?next=${encodeURIComponent(here)}`;
  const view = page.defaultView;
  if (view !== null && view !== view.top) view.open(address, "_blank", "noopener");
  else page.location.assign(address);
}

const FOREIGN = {
  kind: "problem",
  title: "The address leads away from the server",
  detail: "It was not opened.",
} as const;
