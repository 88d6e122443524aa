// SPDX-License-Identifier: Apache-2.0
import { test as plain, expect, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { watchFaults } from "./faults";

const PORT = 8137;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = here("../live_mock/server.mjs");
const folder = process.env.LIVE_PAGE ?? here("../../dist/live");

export { expect };
export const URL_OF_MOCK = `http://127.0.0.1:${PORT}`;

/** A service of its own for each test. */
async function service(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [server, String(PORT), folder], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((ready, failed) => {
    child.stdout!.once("data", () => ready());
    child.once("exit", (code) => failed(new Error(`the mock ended with ${code}`)));
  });
  return child;
}

/** Any test fails on an error in the console, a violation of the policy, a dialog, or a request for another host. */
export const test = plain.extend<{ expected: { faults: RegExp[] } }>({
  expected: [{ faults: [] }, { option: true }], // faults that a test is about
  page: async ({ page, expected }, use) => {
    const child = await service();
    const faults = await watchFaults(page, () => URL_OF_MOCK);
    await use(page);
    await page.goto("about:blank").catch(() => null);
    await new Promise((gone) => (child.once("exit", gone), child.kill()));
    expect(faults.filter((fault) => !expected.faults.some((pattern) => pattern.test(fault)))).toEqual([]);
  },
});

export async function open(page: Page, hash = "#token=trial&lang=en"): Promise<void> {
  await page.goto(`${URL_OF_MOCK}/${hash}`);
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
  await page.waitForFunction(() => (window.stormcrewLive?.frames() ?? 0) > 0);
}

/** Tells the mock to do something (tests/live_mock/server.mjs). */
export async function mock(page: Page, path: string): Promise<void> {
  expect((await page.request.post(`${URL_OF_MOCK}/mock/${path}`)).ok()).toBe(true);
}

/** A click on the map at a position of the data. */
export async function clickMap(page: Page, x: number, y: number): Promise<void> {
  const [left, top] = await page.evaluate((p) => window.stormcrewLive!.project(p.x, p.y), { x, y });
  await page.locator(".map canvas").click({ position: { x: left, y: top } });
}
