/** The panel as the browser's side panel, beside whatever tool the agent works in. */

import { type Browser, browser } from "wxt/browser";
import { Client } from "../../api/client";
import { type Connection, serverUrl } from "../../api/connection";
import { NOT_SET_UP, TroubleError } from "../../api/trouble";
import { isOwn, readPanelMessage } from "../../background/messages";
import { loadConnection } from "../../background/settings";
import { takeQuestion } from "../../background/waiting-question";
import { insertIntoTab, readDraftInTab, readTab } from "../../ticket/tab";
import { type Ticket, ticketKey } from "../../ticket/ticket";
import { copy } from "../clipboard";
import type { DraftReading, Host, HostListener, Insertion, Permission, TicketReading } from "../host";
import { readerUrl } from "../reader-url";

const CLICK_HINT = "Click the Deskside icon in the toolbar to let it read this page.";

/** The host inside the extension. */
export function extensionHost(): Host {
  const connect = (): Promise<Connection | null> => loadConnection(browser.storage.local);
  return {
    connect,
    readTicket,
    watch,
    insert,
    readDraft,

    async open(path) {
      const connection = await connect();
      if (connection === null) throw new TroubleError(NOT_SET_UP);
      const url = serverUrl(connection.baseUrl, await readerUrl(new Client(connection), path));
      if (url !== null) await browser.tabs.create({ url });
    },

    signIn: { label: "Open settings", run: () => void browser.runtime.openOptionsPage() },
  };
}

async function readTicket(): Promise<TicketReading> {
  const { url, isAllowed, ticket } = await readTab();
  if (!isAllowed) return { state: "not_allowed", hint: CLICK_HINT };
  if (ticket === null) return { state: "none" };
  return { state: "read", ticket, allow: url === null ? null : await lastingPermission(url) };
}

/** Offers to follow a site for good, where so far only this one page may be read. */
async function lastingPermission(url: URL): Promise<Permission | null> {
  const origins = [`${url.protocol}//${url.hostname}/*`];
  if (await browser.permissions.contains({ origins })) return null;
  return {
    label: `Always read ${url.hostname}`,
    request: () => browser.permissions.request({ origins }).catch(() => false),
  };
}

async function insert(text: string, ticket: Ticket | null): Promise<Insertion> {
  const { tabId } = await readTab();
  const outcome = tabId === null ? "no_reply_box" : await insertIntoTab(tabId, text, ticketKey(ticket)).catch(refused);
  if (outcome === "inserted") return { outcome };
  const reason = REASONS[outcome];
  if (await copy(text)) return { outcome: "copied", reason: `${reason} The text is copied: paste it with Ctrl+V.` };
  return { outcome: "failed", reason };
}

async function readDraft(ticket: Ticket | null): Promise<DraftReading> {
  const { tabId } = await readTab();
  const draft = tabId === null ? null : await readDraftInTab(tabId, ticketKey(ticket)).catch(() => null);
  if (draft?.state === "read") return draft;
  if (draft?.state === "other_ticket") return { state: "failed", reason: "The page now shows another ticket." };
  return {
    state: "failed",
    reason: draft === null ? "The browser does not let Deskside read here." : REASONS.no_reply_box,
  };
}

const REASONS = {
  no_reply_box: "No reply box was found: click into it once.",
  not_taken: "The reply box did not take the text.",
  other_ticket: "The page now shows another ticket, so nothing was inserted.",
  refused: "The browser does not let Deskside write here.",
} as const;

const refused = (): "refused" => "refused";

function watch(listener: HostListener): () => void {
  const changed = (): void => listener.ticketChanged();
  const updated = (_id: number, change: Browser.tabs.OnUpdatedInfo, tab: Browser.tabs.Tab): void => {
    if (tab.active && (change.url !== undefined || change.status === "complete")) changed();
  };
  const heard = (value: unknown, sender: { id?: string; tab?: unknown }): void => {
    const message = isOwn(sender, browser.runtime.id) ? readPanelMessage(value) : null;
    if (message !== null) void receive(message.windowId);
  };
  const receive = async (windowId: number): Promise<void> => {
    if ((await browser.windows.getCurrent()).id !== windowId) return;
    const question = await takeQuestion(browser.storage.session, windowId);
    if (question === null) changed();
    else listener.asked(question);
  };

  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(updated);
  browser.runtime.onMessage.addListener(heard);
  // A question may have been left before the panel was there to hear of it.
  void browser.windows.getCurrent().then(({ id }) => (id === undefined ? undefined : receive(id)));

  return () => {
    browser.tabs.onActivated.removeListener(changed);
    browser.tabs.onUpdated.removeListener(updated);
    browser.runtime.onMessage.removeListener(heard);
  };
}
