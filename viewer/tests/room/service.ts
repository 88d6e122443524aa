// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = process.env.PROGRAM ?? join(root, "build/release/bin/stormcrew");

/** A room of the built program: In-Fa on the 25th, sixty times as fast. */
export class Service {
  readonly journal = mkdtempSync(join(tmpdir(), "room-"));
  origin = "";
  token = "";
  private child: ChildProcess | null = null;

  async start(port = 0): Promise<void> {
    const what = ["serve", "scenarios/yanhua-2021", "--begin", "2021-07-25T14:00", "--pace", "60"];
    const child = spawn(program, [...what, "--futures", "8", "--port", String(port), "--journal", this.journal], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.child = child;
    let text = "";
    await new Promise<void>((ready, failed) => {
      child.stdout!.on("data", (piece) => {
        text += String(piece);
        if (/page 页面 .*\n/.test(text)) ready();
      });
      child.once("exit", (code) => failed(new Error(`the service ended with ${code}: ${text}`)));
    });
    this.origin = /(http:\/\/[^/]*)\//.exec(text)![1];
    this.token = /#token=(\S+)/.exec(text)?.[1] ?? this.token; // told at the first start alone
  }

  port(): number {
    return Number(new URL(this.origin).port);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child!;
    child.removeAllListeners("exit");
    await new Promise((gone) => (child.once("exit", gone), child.kill(signal)));
  }

  async remove(): Promise<void> {
    await this.end("SIGKILL");
    rmSync(this.journal, { recursive: true });
  }

  async post(path: string, body: object): Promise<{ status: number; body: { incident: number } }> {
    const answer = await fetch(this.origin + path, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }
}
