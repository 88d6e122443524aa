// SPDX-License-Identifier: Apache-2.0
import { toast } from "./panels/toasts";
import { Refused, unsure, type Api } from "./wire/api";
import type { LiveWord } from "./words";

/** Asks the service to do something. */
export interface Act {
  /** For a button: what is refused is shown. True where it was done. */
  post(path: string, body: object): Promise<boolean>;
  /** The answer to a question; null: none, and why is shown. */
  ask<T>(path: string, body: object): Promise<T | null>;
  /** For a dialog, which shows by itself what is thrown as Refused, and sends it again with the same key. */
  send(method: "POST" | "PATCH", path: string, body: object, key: string): Promise<void>;
}

export function actions(api: Api): Act {
  const tried = async <T>(what: () => Promise<T>, head: (refused: Refused) => LiveWord): Promise<T | null> => {
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(error, head(error));
      return null;
    }
  };
  const ofChange = (refused: Refused) => (unsure(refused) ? "unsure" : "refused");
  const ofQuestion = ({ status }: Refused) => (status === 0 ? "no_answer" : "refused");
  return {
    post: async (path, body) => (await tried(async () => (await api.send("POST", path, body), true), ofChange)) ?? false,
    ask: <T>(path: string, body: object) => tried(() => api.send<T>("POST", path, body), ofQuestion) as Promise<T | null>,
    send: async (method, path, body, key) => void (await api.send(method, path, body, key)),
  };
}
