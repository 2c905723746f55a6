/** The tab in front, as far as the agent lets the extension look into it. */

import { browser } from "wxt/browser";
import type { DraftOnPage, PageAccess, PageOutcome } from "./page";
import type { Ticket } from "./ticket";
import { readTicketJson } from "./ticket-json";

/** What looking into the tab gave. */
export interface TabReading {
  readonly tabId: number | null;
  /** Where the tab is; null while the browser keeps that to itself. */
  readonly url: URL | null;
  readonly isAllowed: boolean;
  readonly ticket: Ticket | null;
}

declare global {
  /** Put there by the page script, in the extension's own world, where the page cannot reach it. */
  var desksidePage: PageAccess | undefined;
}

/** Reads the tab in front of this window. Never throws. */
export async function readTab(): Promise<TabReading> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id ?? null;
  const url = tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : null;
  if (tabId === null) return { tabId, url, isAllowed: false, ticket: null };
  try {
    await enter(tabId);
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => globalThis.desksidePage?.read() ?? null,
    });
    const result: unknown = frame?.result ?? null;
    return { tabId, url, isAllowed: true, ticket: result === null ? null : readTicketJson(result) };
  } catch {
    // The browser refuses: not allowed yet, or a page no extension may read.
    return { tabId, url, isAllowed: false, ticket: null };
  }
}

/** Inserts into the tab's reply box, if it still shows this ticket. Throws what the browser throws. */
export async function insertIntoTab(tabId: number, text: string, key: string): Promise<PageOutcome> {
  await enter(tabId);
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    func: (reply: string, ticket: string) => globalThis.desksidePage?.insert(reply, ticket) ?? "no_reply_box",
    args: [text, key],
  });
  const outcome: unknown = frame?.result;
  return outcome === "inserted" || outcome === "other_ticket" || outcome === "not_taken" ? outcome : "no_reply_box";
}

/** Reads the draft in the tab's reply box, if it still shows this ticket. Throws what the browser throws. */
export async function readDraftInTab(tabId: number, key: string): Promise<DraftOnPage> {
  await enter(tabId);
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    func: (ticket: string) => globalThis.desksidePage?.readDraft(ticket) ?? null,
    args: [key],
  });
  const draft = frame?.result as DraftOnPage | null | undefined;
  if (draft?.state === "read" && typeof draft.text === "string") return { state: "read", text: draft.text };
  return { state: draft?.state === "other_ticket" ? "other_ticket" : "no_reply_box" };
}

/** The page script does nothing the second time, so it may simply be run again. */
async function enter(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ["/page.js"] });
}
