import { expect, test } from "vitest";
import { forgetConnection, loadConnection, type StorageArea, saveConnection } from "../../src/background/settings";
import { leaveQuestion, takeQuestion } from "../../src/background/waiting-question";

class FakeArea implements StorageArea {
  readonly items = new Map<string, unknown>();
  get = async (name: string) => Object.fromEntries([[name, this.items.get(name)]]);
  set = async (items: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(items)) this.items.set(name, value);
  };
  remove = async (name: string) => void this.items.delete(name);
}

test("a saved connection is there again until it is forgotten", async () => {
  const area = new FakeArea();
  await saveConnection(area, { baseUrl: "https://x.example", key: "secret" });
  expect(await loadConnection(area)).toEqual({ baseUrl: "https://x.example", key: "secret" });
  await forgetConnection(area);
  expect(await loadConnection(area)).toBeNull();
});

test.each([undefined, "text", { baseUrl: "javascript:alert(1)", key: "k" }, { baseUrl: "https://x.example", key: "" }])(
  "%j is no connection",
  async (saved) => {
    const area = new FakeArea();
    area.items.set("connection", saved);
    expect(await loadConnection(area)).toBeNull();
  },
);

test("a question left for a window is taken once, and by that window alone", async () => {
  const area = new FakeArea();
  await leaveQuestion(area, 1, " How long? ");
  expect(await takeQuestion(area, 2)).toBeNull();
  expect(await takeQuestion(area, 1)).toBe("How long?");
  expect(await takeQuestion(area, 1)).toBeNull();
});
