import { expect, test } from "vitest";
import { Client } from "../../src/api/client";
import { readerUrl } from "../../src/panel/reader-url";
import { FakeServer, json, problem } from "../fake-server";

function clientOf(respond: () => Response): Client {
  const server = new FakeServer().on("/v1/sign-in-links", respond);
  return new Client({ baseUrl: "https://x.example", key: "k" }, server.fetch);
}

test("the reader opens through a link that signs in once", async () => {
  expect(
    await readerUrl(
      clientOf(() => json({ url: "/sign-in/once/t" }, 201)),
      "/documents/1",
    ),
  ).toBe("/sign-in/once/t");
});

test.each([404, 501])("a server that answers %i gives no such links, so the plain path opens", async (status) => {
  expect(
    await readerUrl(
      clientOf(() => problem(status, "No")),
      "/documents/1",
    ),
  ).toBe("/documents/1");
});

test("a refused key is not papered over", async () => {
  await expect(
    readerUrl(
      clientOf(() => problem(401, "No")),
      "/documents/1",
    ),
  ).rejects.toThrow("signed out");
});
