// SPDX-License-Identifier: Apache-2.0
import { test as plain, expect, type Page } from "@playwright/test";
import { watchFaults } from "../live/faults";
import { Service } from "./service";

export { expect };

/** A service of its own for each test, and a page that may not see any fault. */
export const test = plain.extend<{ service: Service; expected: { faults: RegExp[] } }>({
  expected: [{ faults: [] }, { option: true }], // faults that a test is about
  service: async ({}, use) => {
    const service = new Service();
    await service.start();
    await use(service);
    await service.remove();
  },
  page: async ({ page, service, expected }, use) => {
    const faults = await watchFaults(page, () => service.origin);
    await use(page);
    await page.goto("about:blank").catch(() => null);
    expect(faults.filter((fault) => !expected.faults.some((pattern) => pattern.test(fault)))).toEqual([]);
  },
});

export async function open(page: Page, service: Service, language: "zh" | "en", token = service.token): Promise<void> {
  await page.goto(`${service.origin}/#${token ? `token=${token}&` : ""}lang=${language}`);
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
  await page.waitForFunction(() => (window.stormcrewLive?.frames() ?? 0) > 0);
}
