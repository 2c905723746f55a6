import { expect, test } from "vitest";
import type { Fetch } from "../../src/api/client";
import { type ConnectionTest, testConnection } from "../../src/options/connection-test";
import { describeVerdict } from "../../src/options/verdict-text";
import { FakeServer, json, problem } from "../fake-server";

const ME = { id: "1", name: "Sam Reyes", role: "content_owner", groups: [] };

function deskside(): FakeServer {
  return new FakeServer().on("/healthz", () => json({ status: "ok" })).on("/v1/me", () => json(ME));
}

async function verdictOn(changes: Partial<ConnectionTest>) {
  const test: ConnectionTest = {
    url: "https://deskside.example",
    key: "secret",
    fetch: deskside().fetch,
    isPermitted: async () => true,
    ...changes,
  };
  return testConnection(test);
}

test("what is not a web address is said before anything is asked of the browser", async () => {
  const isPermitted = () => expect.unreachable("nothing should be asked");
  expect(await verdictOn({ url: "not a url", isPermitted })).toEqual({ kind: "not_a_url" });
});

test("a missing key is said", async () => {
  expect(await verdictOn({ key: "  " })).toEqual({ kind: "no_key" });
});

test("a missing permission is asked for by site and said by address", async () => {
  const asked: string[] = [];
  const isPermitted = async (pattern: string) => asked.push(pattern) === 0;
  const verdict = await verdictOn({ url: "http://10.0.0.5:8000", isPermitted });
  expect(asked).toEqual(["http://10.0.0.5/*"]);
  expect(verdict).toEqual({ kind: "not_permitted", origin: "http://10.0.0.5:8000" });
});

test("a server that is down is unreachable", async () => {
  const fetch: Fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  expect((await verdictOn({ fetch })).kind).toBe("unreachable");
});

test.each([
  ["a web page", () => new Response("<html></html>")],
  ["a stranger's refusal", () => problem(401, "Who are you?")],
  ["a stranger's 404", () => problem(404, "Not found")],
])("%s is not Deskside", async (_name, respond) => {
  const fetch: Fetch = async () => respond();
  expect((await verdictOn({ fetch })).kind).toBe("not_deskside");
});

test("a refused key is told from a stranger by the server's health", async () => {
  const server = deskside().on("/v1/me", () => problem(401, "Unauthorized"));
  expect(await verdictOn({ fetch: server.fetch })).toEqual({ kind: "key_refused" });
});

test("a server in trouble says so in its own words", async () => {
  const server = deskside().on("/v1/me", () => problem(503, "Starting", "One more minute."));
  expect(await verdictOn({ fetch: server.fetch })).toEqual({ kind: "server_error", detail: "One more minute." });
});

test("what works is said with name and role, and with a warning where the key travels in the open", async () => {
  expect(describeVerdict(await verdictOn({}))).toBe("Connected as Sam Reyes, content owner.");
  expect(describeVerdict(await verdictOn({ url: "http://127.0.0.1:8000" }))).toBe(
    "Connected as Sam Reyes, content owner.",
  );
  expect(describeVerdict(await verdictOn({ url: "http://10.0.0.5" }))).toContain("not encrypted");
});
