/** What the background tells an open panel; anything else that arrives is ignored. */

/** A message between the parts of the extension. */
export type PanelMessage =
  /** The agent clicked the icon: the page in front may be read now. */
  | { readonly type: "page_allowed"; readonly windowId: number }
  /** The agent asked about selected text; the question waits in session storage. */
  | { readonly type: "selection_waiting"; readonly windowId: number };

/** The message, or null for whatever is none of ours. */
export function readPanelMessage(value: unknown): PanelMessage | null {
  if (typeof value !== "object" || value === null) return null;
  const { type, windowId } = value as Readonly<Record<string, unknown>>;
  if (typeof windowId !== "number" || !Number.isInteger(windowId)) return null;
  if (type === "page_allowed" || type === "selection_waiting") return { type, windowId };
  return null;
}

/** Whether a message comes from this extension's own pages, and not from a web page or another extension. */
export function isOwn(sender: { readonly id?: string | undefined; readonly tab?: unknown }, ownId: string): boolean {
  return sender.id === ownId && sender.tab === undefined;
}
