/** Opens the panel: Chrome calls it a side panel, Firefox a sidebar. */

import { type Browser, browser } from "wxt/browser";

/** Firefox's own way, which Chrome's types do not know. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Opens the panel beside a tab. Must be called straight from a click, before anything is awaited. */
export function openPanel(tab: Browser.tabs.Tab): void {
  const { sidebarAction } = browser as typeof browser & WithSidebar;
  if (sidebarAction !== undefined) void sidebarAction.open();
  else void browser.sidePanel.open({ windowId: tab.windowId });
}
