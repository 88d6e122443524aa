// SPDX-License-Identifier: Apache-2.0
import { cell, type Cell } from "../../context";

const KEY = "stormcrew-token";

/** The token of an address like "/#token=XYZ&lang=zh", and what of it may stay. */
export function splitHash(hash: string): { token: string | null; rest: string } {
  const parts = hash.replace(/^#/, "").split("&").filter((part) => part !== "");
  const found = parts.find((part) => part.startsWith("token="));
  const rest = parts.filter((part) => !part.startsWith("token=")).join("&");
  return { token: found ? decoded(found.slice("token=".length)) : null, rest: rest ? `#${rest}` : "" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes a token out of the address, so that it is in no history, link or screenshot. */
export function takeToken(): Cell<string> {
  const token = cell(sessionStorage.getItem(KEY) ?? "");
  const fromAddress = () => {
    const { token: given, rest } = splitHash(location.hash);
    if (given === null) return;
    history.replaceState(null, "", `${location.pathname}${location.search}${rest}`);
    token.set(given);
  };
  fromAddress();
  addEventListener("hashchange", fromAddress);
  token.watch((now) => (now ? sessionStorage.setItem(KEY, now) : sessionStorage.removeItem(KEY)));
  return token;
}
