// SPDX-License-Identifier: Apache-2.0

/** Number of the last value that is not above `limit`, in ascending values; -1: all are above. */
export function lastUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
