/** A question asked from the context menu, kept until the panel has opened; it never touches the disk. */

import type { StorageArea } from "./settings";

/** Keeps a question for the panel of one window. */
export async function leaveQuestion(area: StorageArea, windowId: number, question: string): Promise<void> {
  await area.set({ [nameOf(windowId)]: question });
}

/** Takes the question left for this window, once. */
export async function takeQuestion(area: StorageArea, windowId: number): Promise<string | null> {
  const name = nameOf(windowId);
  const question = (await area.get(name))[name];
  await area.remove(name);
  return typeof question === "string" && question.trim() !== "" ? question.trim() : null;
}

function nameOf(windowId: number): string {
  return `question ${windowId}`;
}
