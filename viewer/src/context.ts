// SPDX-License-Identifier: Apache-2.0
import type { Names, ReportData } from "./data";

export type Language = "zh" | "en";

/** A value that panels share and are told of when it changes. */
export interface Cell<T> {
  get(): T;
  set(value: T): void;
  /** Calls `listener` now and on each change. */
  watch(listener: (value: T) => void): void;
}

export function cell<T>(first: T): Cell<T> {
  let value = first;
  const listeners: ((value: T) => void)[] = [];
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener(value);
    },
    watch(listener) {
      listeners.push(listener);
      listener(value);
    },
  };
}

/** Which incidents are shown: empty sets let all pass. */
export interface Filter {
  kinds: ReadonlySet<number>;
  zones: ReadonlySet<number>;
  severities: ReadonlySet<number>; // 1, 2, 3: from 1 to below 2, to below 3, to 4
  lateOnly: boolean;
  text?: string; // looked for in kinds, streets, subdistricts and units
}

/** Enough for a panel whose words follow the language. */
export interface Spoken {
  language: Cell<Language>;
}

/** What a map follows. */
export interface MapContext extends Spoken {
  moment: Cell<number>; // s since the start: what the map shows
  chosen: Cell<Chosen>; // clicked
}

/** What every panel of a report is given. */
export interface Context extends MapContext {
  data: ReportData;
  filter: Cell<Filter>;
}

/** Closures are signs of the live page only. */
export type Chosen = { what: "incident" | "unit" | "basin" | "station" | "closure"; row: number } | null;

export function name(names: Names, language: Language): string {
  return names[language] || names.en || names.zh;
}
