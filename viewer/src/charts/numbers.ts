// SPDX-License-Identifier: Apache-2.0

/**
 * A number as the program prints it (fmt's "{:.1f}"): exact ties go to the even digit, where
 * toFixed takes the larger one, and a negative number that rounds to zero keeps its sign.
 */
export function fixed(value: number, decimals: number): string {
  const text = tiesToEven(Math.abs(value), decimals);
  return value < 0 || Object.is(value, -0) ? `-${text}` : text;
}

/** With its sign, as differences are printed (fmt's "{:+.1f}"). */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith("-") ? text : `+${text}`;
}

/** Minutes with one decimal, as response times are told everywhere. */
export function minutes(seconds: number | null): string {
  return seconds === null ? "–" : fixed(seconds / 60, 1);
}

/** A share as per cent with one decimal. */
export function percent(share: number | null): string {
  return share === null ? "–" : fixed(share * 100, 1);
}

function tiesToEven(value: number, decimals: number): string {
  const up = value.toFixed(decimals);
  // A double has an exact tie only where twenty more digits are a five and zeros.
  const tie = /^50{19}$/.test(value.toFixed(decimals + 20).slice(-20));
  const odd = Number(up.slice(-1)) % 2 === 1;
  if (!tie || !odd) return up;
  return (Number(up) - 10 ** -decimals).toFixed(decimals);
}
