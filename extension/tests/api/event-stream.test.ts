import { expect, test } from "vitest";
import { EventStream, type ServerEvent } from "../../src/api/event-stream";

const SAMPLE =
  'event: meta\r\ndata: {"outcome":"answered"}\r\n\r\n: still there\n\nevent: delta\ndata: {"text":"Fünf 🎧 €"}\n\n' +
  "data: one\ndata: two\rid: 7\r\revent: empty\n\nevent:done\ndata:{}\n\n";

const EXPECTED: readonly ServerEvent[] = [
  { name: "meta", data: '{"outcome":"answered"}' },
  { name: "delta", data: '{"text":"Fünf 🎧 €"}' },
  { name: "message", data: "one\ntwo" },
  { name: "done", data: "{}" },
];

function parse(pieces: readonly Uint8Array[]): readonly ServerEvent[] {
  const stream = new EventStream();
  return pieces.flatMap((piece) => stream.push(piece));
}

test("the events are the same wherever the bytes are split in two", () => {
  const bytes = new TextEncoder().encode(SAMPLE);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(parse([bytes.subarray(0, at), bytes.subarray(at)]), `split at byte ${at}`).toEqual(EXPECTED);
  }
});

test("the events are the same when the bytes come one by one", () => {
  const bytes = new TextEncoder().encode(SAMPLE);
  expect(parse(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(EXPECTED);
});

test("an event that never ends is not given", () => {
  expect(parse([new TextEncoder().encode("event: delta\ndata: half")])).toEqual([]);
});
