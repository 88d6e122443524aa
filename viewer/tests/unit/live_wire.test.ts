// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { EventParser } from "../../src/live/wire/sse";
import { backOff } from "../../src/live/wire/stream";
import { splitHash } from "../../src/live/wire/token";

function read(...pieces: string[]) {
  const parser = new EventParser();
  const events = pieces.flatMap((piece) => parser.push(piece));
  return { parser, events };
}

const STREAM = ": hello\r\nretry: 700\r\n\r\nid: 7\r\nevent: frame\r\ndata: {\"frame\":\r\ndata:  7}\r\n\r\n\ndata:x\rid: 8\r\r: more\nevent: empty\n\ndata\n\n";

const EXPECTED = [
  { id: "7", event: "frame", data: '{"frame":\n 7}' },
  { id: "8", event: "message", data: "x" },
  { id: "8", event: "message", data: "" },
];

describe("the event stream", () => {
  it("knows fields, comments, lines of several sorts, and events without data", () => {
    const { parser, events } = read(STREAM);
    expect(events).toEqual(EXPECTED);
    expect(parser.retry_ms).toBe(700);
    expect(parser.id).toBe("8");
  });
  it("reads the same wherever it is cut", () => {
    for (let first = 0; first <= STREAM.length; ++first)
      for (let second = first; second <= STREAM.length; second += 3)
        expect(read(STREAM.slice(0, first), STREAM.slice(first, second), STREAM.slice(second)).events).toEqual(EXPECTED);
    expect(read(...STREAM).events).toEqual(EXPECTED);
  });
  it("takes a byte order mark at the beginning only", () => {
    expect(read("\uFEFFdata: a\n\n", "\uFEFFdata: b\n\n").events).toEqual([{ id: "", event: "message", data: "a" }]);
  });
  it("ignores a wish or a number that is none", () => {
    const { parser } = read("retry: soon\nid: a\0b\nother: 1\n\n");
    expect([parser.retry_ms, parser.id]).toEqual([null, ""]);
  });
  it("forgets half an event of a connection that was cut, and keeps the number", () => {
    const { parser } = read("id: 3\ndata: whole\n\nid: 4\ndata: ha");
    parser.forgetHalf();
    expect(parser.push("data: next\n\n")).toEqual([{ id: "4", event: "message", data: "next" }]);
  });
});

describe("waiting before another attempt", () => {
  it("doubles from half a second to ten seconds", () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((n) => backOff(n, null))).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });
  it("is at least what the service wishes, and never more than ten seconds", () => {
    expect([backOff(1, 3000), backOff(5, 3000), backOff(1, 60_000)]).toEqual([3000, 8000, 10_000]);
  });
});

describe("the token of the address", () => {
  it("is taken out, and the rest stays", () => {
    expect(splitHash("#token=a%2Bb&lang=zh")).toEqual({ token: "a+b", rest: "#lang=zh" });
    expect(splitHash("#lang=en&token=100%")).toEqual({ token: "100%", rest: "#lang=en" });
    expect(splitHash("#token=x")).toEqual({ token: "x", rest: "" });
    expect(splitHash("#lang=en")).toEqual({ token: null, rest: "#lang=en" });
  });
});
