// SPDX-License-Identifier: Apache-2.0
import { cell, type Cell } from "../context";
import type { LiveAdvice, LiveChange, LiveForecast, LiveInject, LiveScore } from "./data";

const KEPT_CHANGES = 400;
const KEPT_INJECTS = 50;

/** What the service tells beside the state. */
export interface News {
  changes: Cell<LiveChange[]>; // by seq, the last few hundred
  forecast: Cell<LiveForecast | null>;
  advice: Cell<LiveAdvice | null>;
  injects: Cell<LiveInject[]>; // the newest first
  score: Cell<LiveScore | null>;
}

export function noNews(): News {
  return { changes: cell([]), forecast: cell(null), advice: cell(null), injects: cell([]), score: cell(null) };
}

export function lastSeq(news: News): number {
  return news.changes.get().at(-1)?.seq ?? 0;
}

/** Joins changes in the order of seq: one that is told may come before older ones that are read. */
export function addChanges(news: News, more: LiveChange[]): void {
  const before = news.changes.get();
  const bySeq = new Map([...more, ...before].map((change) => [change.seq, change]));
  const joined = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-KEPT_CHANGES);
  if (joined.some((change, i) => change !== before[i])) news.changes.set(joined);
}

export function addInject(news: News, inject: LiveInject): void {
  const others = news.injects.get().filter(({ number }) => number !== inject.number);
  news.injects.set([inject, ...others].slice(0, KEPT_INJECTS));
}
