import { expect, test } from "vitest";
import type { AnswerEvent } from "../../src/api/answer-event";
import { Client, type Fetch, type Question } from "../../src/api/client";
import type { TroubleError } from "../../src/api/trouble";
import { FakeServer, json, OpenStream, problem } from "../fake-server";
import { answerJson, citationJson } from "../samples";

const QUESTION: Question = { question: "May she?", history: [], ticket: null, asOf: "2025-02-12" };

function clientOf(fetch: Fetch, key: string | null = "secret"): Client {
  return new Client({ baseUrl: "https://deskside.example", key }, fetch);
}

async function collect(client: Client, signal = new AbortController().signal): Promise<readonly AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of client.ask(QUESTION, signal)) events.push(event);
  return events;
}

async function troubleOf(work: Promise<unknown>): Promise<TroubleError> {
  return work.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => error as TroubleError,
  );
}

test("a streamed answer comes piece by piece and ends with the whole", async () => {
  const stream = new OpenStream();
  stream.send("meta", { id: "answer-1", outcome: "answered", as_of: null });
  stream.send("delta", { text: "Yes" });
  stream.send("citation", citationJson(1));
  stream.send("something_new", { of: "a later version" });
  stream.send("done", answerJson());
  const server = new FakeServer().on("/v1/answers", () => stream.response);

  const events = await collect(clientOf(server.fetch));

  expect(events.map((event) => event.type)).toEqual(["meta", "delta", "citation", "done"]);
  expect(server.received[0]).toMatchObject({
    method: "POST",
    headers: { authorization: "Bearer secret", accept: "text/event-stream" },
    body: { question: "May she?", history: [], ticket: null, as_of: "2025-02-12", tags: null },
  });
});

test("a server that does not stream is understood as well", async () => {
  const server = new FakeServer().on("/v1/answers", () => json(answerJson()));
  const events = await collect(clientOf(server.fetch));
  expect(events).toMatchObject([
    { type: "done", answer: { id: "answer-1", citations: [{ inForceFrom: "2025-03-01" }, {}, {}] } },
  ]);
});

test("with the cookie of the pages no key is sent", async () => {
  const server = new FakeServer().on("/v1/me", () => json({ id: "1", name: "Sam", role: "agent", groups: [] }));
  await clientOf(server.fetch, null).me();
  expect(server.received[0]?.headers).not.toHaveProperty("authorization");
});

test("a stream that ends early is a cut-off answer", async () => {
  const stream = new OpenStream();
  stream.send("delta", { text: "Yes" });
  stream.end();
  const error = await troubleOf(collect(clientOf(new FakeServer().on("/v1/answers", () => stream.response).fetch)));
  expect(error.trouble.kind).toBe("cut_off");
});

test("an error in the stream keeps the server's words", async () => {
  const stream = new OpenStream();
  stream.send("error", { title: "The index is being rebuilt", status: 503, detail: "Two more minutes." });
  const error = await troubleOf(collect(clientOf(new FakeServer().on("/v1/answers", () => stream.response).fetch)));
  expect(error.trouble).toEqual({ kind: "problem", title: "The index is being rebuilt", detail: "Two more minutes." });
});

test.each([
  [401, "signed_out"],
  [403, "no_access"],
  [500, "problem"],
])("status %i is the trouble %s", async (status, kind) => {
  const server = new FakeServer().on("/v1/me", () => problem(status, "Some title", "Some detail"));
  const error = await troubleOf(clientOf(server.fetch).me());
  expect(error.trouble.kind).toBe(kind);
  expect(error.status).toBe(status);
});

test("a server that cannot be reached, and a page that is not Deskside, are told apart", async () => {
  const down: Fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  const html: Fetch = async () => new Response("<html>Sign in</html>", { status: 200 });
  expect((await troubleOf(clientOf(down).me())).trouble.kind).toBe("unreachable");
  expect((await troubleOf(clientOf(html).me())).trouble.kind).toBe("not_deskside");
});

test("a malformed answer never becomes an answer", async () => {
  const server = new FakeServer().on("/v1/answers", () => json(answerJson({ outcome: "invented" })));
  expect((await troubleOf(collect(clientOf(server.fetch)))).trouble.kind).toBe("not_deskside");
});

test("a sentence is internal unless the server says that it is not", async () => {
  const sentences = [{ text: "Who knows.", citations: [] }];
  const server = new FakeServer().on("/v1/answers", () => json(answerJson({ sentences })));
  const events = await collect(clientOf(server.fetch));
  expect(events).toMatchObject([{ answer: { sentences: [{ isInternal: true }] } }]);
});

test("feedback is written once however often it is sent, and says what it is about", async () => {
  const server = new FakeServer().on("/v1/answers/a%2Fb/feedback", () => json({}, 201));
  await clientOf(server.fetch).sendFeedback("a/b", { useful: false, reason: "outdated", citation: 2, comment: null });
  expect(server.received[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
  expect(server.received[0]?.body).toEqual({ useful: false, reason: "outdated", citation: 2, comment: null });
});
