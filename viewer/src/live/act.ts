// SPDX-License-Identifier: Apache-2.0
import { toast } from "./panels/toasts";
import { Refused, type Api } from "./wire/api";

/** Asks the service to do something; what it refuses is shown. True (or the answer) where it was done. */
export interface Act {
  post(path: string, body: object): Promise<boolean>;
  patch(path: string, body: object): Promise<boolean>;
  ask<T>(path: string, body: object): Promise<T | null>;
}

export function actions(api: Api): Act {
  const tried = async <T>(what: () => Promise<T>): Promise<T | null> => {
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(error.status, error.message, error.faults);
      return null;
    }
  };
  const done = (method: "POST" | "PATCH") => async (path: string, body: object) =>
    (await tried(async () => (await api.send(method, path, body), true))) ?? false;
  return {
    post: done("POST"),
    patch: done("PATCH"),
    ask: <T>(path: string, body: object) => tried(() => api.send<T>("POST", path, body)) as Promise<T | null>,
  };
}
