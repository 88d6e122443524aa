// SPDX-License-Identifier: Apache-2.0
import type { Cell } from "../../context";
import type { LiveError } from "../data";

/** A refusal, or no answer at all (status 0). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly faults: string[],
  ) {
    super(message);
  }
}

const PATIENCE_MS = 20_000; // for what is read: it can be read again
const CHANGE_PATIENCE_MS = 35_000; // above the 30 s after which the service itself says that it was not in time
const FORESIGHT_PATIENCE_MS = 300_000; // a what-if simulates

/** Whether it may have been done all the same: the answer did not come, or says that something went wrong on the way. */
export function unsure({ status }: Refused): boolean {
  return status === 0 || status >= 500;
}

/** A name for a request, so that sending it twice does it once. */
export function requestKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID needs https or loopback
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function refusal(answer: Response): Promise<Refused> {
  const body = (await answer.json().catch(() => null)) as Partial<LiveError> | null;
  const message = body?.error?.message ?? `${answer.status} ${answer.statusText}`;
  const faults = Array.isArray(body?.error?.faults) ? body.error.faults.map(String) : [];
  return new Refused(answer.status, String(message), faults);
}

/** Requests to the service, with the token if there is one. */
export class Api {
  constructor(
    private readonly token: Cell<string>,
    private readonly onUnauthorised: () => void,
  ) {}

  headers(): Record<string, string> {
    const token = this.token.get();
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** null: there is none yet. */
  async get<T>(path: string): Promise<T | null> {
    const answer = await this.ask(path, { headers: this.headers() }, PATIENCE_MS);
    if (answer.status === 404 || answer.status === 204) return null;
    if (!answer.ok) throw await refusal(answer);
    return (await answer.json()) as T;
  }

  /** Who may send it again gives the same key again. */
  async send<T>(method: "POST" | "PATCH", path: string, body: unknown, key = requestKey()): Promise<T | null> {
    const headers = { ...this.headers(), "Content-Type": "application/json", "Idempotency-Key": key };
    const patience = path === "v1/what-if" ? FORESIGHT_PATIENCE_MS : CHANGE_PATIENCE_MS;
    const answer = await this.ask(path, { method, headers, body: JSON.stringify(body) }, patience);
    if (!answer.ok) throw await refusal(answer);
    return (await answer.json().catch(() => null)) as T | null;
  }

  private async ask(path: string, how: RequestInit, patience_ms: number): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(path, { ...how, cache: "no-store", signal: AbortSignal.timeout(patience_ms) });
    } catch (error) {
      throw new Refused(0, String(error instanceof Error ? error.message : error), []);
    }
    if (answer.status === 401) this.onUnauthorised();
    return answer;
  }
}
