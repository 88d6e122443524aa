// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../../context";
import { live } from "../words";

/** "and 240 more" */
export function more(count: number, language: Language): string {
  return live("and_more", language).replace("{n}", String(count));
}
