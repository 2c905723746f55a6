import { expect, test } from "vitest";
import { readBaseUrl, serverUrl } from "../../src/api/connection";

test.each([
  ["https://deskside.example", "https://deskside.example"],
  [" deskside.example/ ", "https://deskside.example"],
  ["http://127.0.0.1:8000/deskside/?x=1#y", "http://127.0.0.1:8000/deskside"],
])("%s is the server %s", (typed, expected) => {
  expect(readBaseUrl(typed)).toBe(expected);
});

test.each(["", "   ", "ftp://deskside.example", "javascript://alert(1)", "https://user@deskside.example", "https://"])(
  "%s is no server",
  (typed) => {
    expect(readBaseUrl(typed)).toBeNull();
  },
);

test("a path leads to the server and nowhere else", () => {
  expect(serverUrl("https://deskside.example", "/documents/1")).toBe("https://deskside.example/documents/1");
  expect(serverUrl("https://deskside.example", "https://evil.example/")).toBeNull();
  expect(serverUrl("https://deskside.example", ".evil.example/")).toBeNull();
  expect(serverUrl("https://deskside.example", "//evil.example/")).toBe("https://deskside.example//evil.example/");
});
