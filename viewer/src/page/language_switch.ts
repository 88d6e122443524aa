// SPDX-License-Identifier: Apache-2.0
import type { Cell, Language, Spoken } from "../context";
import { labelled, make } from "../dom";
import { word } from "../words/words";

const NAMES: Record<Language, string> = { zh: "中文", en: "English" };
const TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

function languageOfAddress(): Language | null {
  const found = /(?:^#|&)lang=(zh|en)\b/.exec(location.hash);
  return found ? (found[1] as Language) : null;
}

/** From the address, else the browser's. */
export function firstLanguage(): Language {
  return languageOfAddress() ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

/** Keeps the language in the address, so that a link or a reload keeps it; nothing is stored. */
export function keepInAddress(language: Cell<Language>): void {
  language.watch((now) => {
    document.documentElement.lang = TAGS[now];
    if (languageOfAddress() !== now) location.replace(`#lang=${now}`);
  });
  addEventListener("hashchange", () => language.set(languageOfAddress() ?? language.get()));
}

export function languageSwitch(context: Spoken): HTMLElement {
  const buttons = (Object.keys(NAMES) as Language[]).map((language) => {
    const button = make("button", { type: "button", lang: TAGS[language] }, NAMES[language]);
    button.addEventListener("click", () => context.language.set(language));
    context.language.watch((now) => button.setAttribute("aria-pressed", String(now === language)));
    return button;
  });
  const group = make("div", { class: "language", role: "group" }, ...buttons);
  return labelled(context, group, "aria-label", (language) => word("language", language));
}
