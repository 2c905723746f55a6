import { expect, test } from "vitest";
import { Client } from "../../src/api/client";
import type { Trouble } from "../../src/api/trouble";
import { Asking, type Prepared } from "../../src/panel/asking";
import { FakeServer, OpenStream } from "../fake-server";
import { answerJson } from "../samples";

class Heard {
  readonly events: string[] = [];
  readonly troubles: Trouble[] = [];
  readonly event = (event: { readonly type: string }): void => void this.events.push(event.type);
  readonly failed = (trouble: Trouble): void => void this.troubles.push(trouble);
}

function preparing(stream: OpenStream): () => Promise<Prepared> {
  const client = new Client(
    { baseUrl: "https://x.example", key: null },
    new FakeServer().on("/v1/answers", () => stream.response).fetch,
  );
  return async () => ({ client, question: { question: "?", history: [], ticket: null, asOf: null } });
}

test("a newer question ends the older, and nothing of the older is heard again", async () => {
  const [older, newer] = [new OpenStream(), new OpenStream()];
  const [olderHeard, newerHeard] = [new Heard(), new Heard()];
  const asking = new Asking();

  const first = asking.ask(preparing(older), olderHeard);
  older.send("delta", { text: "old" });
  await expect.poll(() => olderHeard.events).toEqual(["delta"]);

  const second = asking.ask(preparing(newer), newerHeard);
  older.send("delta", { text: "stale" });
  older.send("done", answerJson());
  newer.send("done", answerJson());
  await Promise.all([first, second]);

  expect(olderHeard.events).toEqual(["delta"]);
  expect(olderHeard.troubles).toEqual([]);
  expect(newerHeard.events).toEqual(["done"]);
  expect(older.wasCancelled).toBe(true);
});

test("a question stopped while it is being prepared never goes out", async () => {
  const heard = new Heard();
  const asking = new Asking();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const prepare = preparing(new OpenStream());
  const asked = asking.ask(() => gate.then(prepare), heard);
  asking.stop();
  release();
  await asked;
  expect(heard).toMatchObject({ events: [], troubles: [] });
});

test("what goes wrong while preparing is told", async () => {
  const heard = new Heard();
  await new Asking().ask(() => Promise.reject(new Error("no")), heard);
  expect(heard.troubles).toHaveLength(1);
});
