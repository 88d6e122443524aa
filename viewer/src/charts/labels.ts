// SPDX-License-Identifier: Apache-2.0
import { COLOURS } from "./palette";

/** Labels of a category axis with a line of small print below each. */
export function twoLines(texts: [large: string, small: string][], width: number) {
  return {
    interval: 0,
    formatter: (i: string) => {
      const [large, small] = texts[Number(i)].map(plain);
      return `{large|${large}}\n{small|${small}}`;
    },
    width,
    overflow: "truncate",
    rich: {
      large: { color: COLOURS.ink, fontSize: 12, lineHeight: 15 },
      small: { color: "#57606a", fontSize: 10.5, lineHeight: 13 },
    },
  };
}

/** Braces and bars would be taken for the library's own marks of style, and a line break for a line. */
function plain(text: string): string {
  return text.replace(/[{}|\n]/g, " ");
}
