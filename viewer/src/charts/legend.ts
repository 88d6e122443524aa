// SPDX-License-Identifier: Apache-2.0

const MARK = 18;
const GAP = 10;
const LINE = 22;

/** A legend above a chart, and how high it gets in so narrow a place: charts begin below it. */
export function legend(labels: string[], width: number) {
  let [lines, used] = [1, 0];
  for (const label of labels) {
    const wanted = MARK + 5 + textWidth(label) + GAP;
    if (used > 0 && used + wanted > width) [lines, used] = [lines + 1, 0];
    used += wanted;
  }
  const option = {
    top: 0,
    left: 0,
    right: 0,
    padding: 0,
    itemWidth: MARK,
    itemHeight: 12,
    itemGap: GAP,
    data: labels,
  };
  return { option, height: lines * LINE + 6 };
}

/** Near enough: Chinese characters are as wide as the font is high, others 0.6 of it. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 12.5 : 7.2), 0);
}
