// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { LIVE_WORDS } from "../../src/live/words";

const HAN = /\p{Script=Han}/u;

describe("the words of the live page", () => {
  it("are there in both languages", () => {
    for (const [key, { zh, en }] of Object.entries(LIVE_WORDS)) {
      expect(zh, key).toMatch(HAN);
      expect(en.trim(), key).not.toBe("");
      expect(en, key).not.toMatch(HAN);
    }
  });
  it("leave room for the same things", () => {
    const rooms = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([room]) => room).sort();
    for (const [key, { zh, en }] of Object.entries(LIVE_WORDS)) expect(rooms(zh), key).toEqual(rooms(en));
  });
});
