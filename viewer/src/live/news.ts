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

/** Adds changes in the order of seq; those that are there already are left out. */
export function addChanges(news: News, more: LiveChange[]): void {
  const last = lastSeq(news);
  const fresh = more.filter((change) => change.seq > last).sort((a, b) => a.seq - b.seq);
  if (fresh.length > 0) news.changes.set([...news.changes.get(), ...fresh].slice(-KEPT_CHANGES));
}

export function addInject(news: News, inject: LiveInject): void {
  const others = news.injects.get().filter(({ number }) => number !== inject.number);
  news.injects.set([inject, ...others].slice(0, KEPT_INJECTS));
}
