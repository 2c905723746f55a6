import { expect, test } from "vitest";
import { isOwn, readPanelMessage } from "../../src/background/messages";

test("the two messages there are come through", () => {
  expect(readPanelMessage({ type: "page_allowed", windowId: 3, extra: 1 })).toEqual({
    type: "page_allowed",
    windowId: 3,
  });
  expect(readPanelMessage({ type: "selection_waiting", windowId: 4 })).toEqual({
    type: "selection_waiting",
    windowId: 4,
  });
});

test.each([
  null,
  "page_allowed",
  [],
  {},
  { type: "page_allowed" },
  { type: "page_allowed", windowId: "3" },
  { type: "other", windowId: 3 },
])("%j is none of ours", (value) => {
  expect(readPanelMessage(value)).toBeNull();
});

test("only the extension's own pages are heard", () => {
  expect(isOwn({ id: "me" }, "me")).toBe(true);
  expect(isOwn({ id: "other" }, "me")).toBe(false);
  expect(isOwn({ id: "me", tab: { id: 1 } }, "me")).toBe(false);
});
