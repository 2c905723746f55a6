/** Opens the panel and hands it what the agent selected; it holds nothing, since it may be stopped at any moment. */

import { type Browser, browser } from "wxt/browser";
import type { PanelMessage } from "./messages";
import { openPanel } from "./panel-opening";
import { leaveQuestion } from "./waiting-question";

const MENU_ID = "ask-about-selection";

/** Starts listening; must run synchronously each time the background wakes up. */
export function startBackground(): void {
  // Keys are for the extension's own pages; a script in a web page has no business with them.
  void browser.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    browser.contextMenus.create({
      id: MENU_ID,
      title: "Ask Deskside about the selection",
      contexts: ["selection"],
    });
    if (reason === "install") void browser.runtime.openOptionsPage();
  });

  // Not `openPanelOnActionClick`: a click heard here is what lets the panel read the page in front.
  browser.action.onClicked.addListener((tab) => {
    openPanel(tab);
    tell({ type: "page_allowed", windowId: tab.windowId });
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== MENU_ID || tab === undefined) return;
    openPanel(tab);
    void leaveSelection(info.selectionText ?? "", tab);
  });
}

async function leaveSelection(selection: string, tab: Browser.tabs.Tab): Promise<void> {
  await leaveQuestion(browser.storage.session, tab.windowId, selection);
  tell({ type: "selection_waiting", windowId: tab.windowId });
}

/** Nobody listens while no panel is open, which is no fault. */
function tell(message: PanelMessage): void {
  browser.runtime.sendMessage(message).catch(() => undefined);
}
