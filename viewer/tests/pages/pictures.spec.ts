// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { RunData } from "../../src/data";
import { expect, open, setMoment, test } from "./fixture";

// Pictures for results/pictures; only when the environment variable SCREENSHOTS names a folder.
const folder = process.env.SCREENSHOTS;
test.skip(!folder, "no folder for pictures");
test.use({ viewport: { width: 1200, height: 800 } });

const MOST_BYTES = 300_000;

async function shoot(page: Page, name: string, from = "#page"): Promise<void> {
  const path = join(folder!, `${name}.png`);
  await page.locator(from).evaluate((element) => {
    element.scrollIntoView();
    (document.activeElement as HTMLElement).blur();
  });
  await page.screenshot({ path });
  expect(statSync(path).size).toBeLessThan(MOST_BYTES);
}

async function atThePeak(page: Page, run: RunData): Promise<void> {
  const deepest = run.basins.reduce((a, b) => (b.deepest_mm > a.deepest_mm ? b : a));
  await setMoment(page, deepest.deepest_at);
}

test("overview at the peak", async ({ page }) => {
  const run = (await open(page, "stress")).run!;
  const slow = run.incidents.findIndex((incident) => incident.late && incident.arrive !== null && incident.units_sent > 1);
  await page.locator(`tr[data-incident="${slow}"] button`).click();
  await atThePeak(page, run);
  await shoot(page, "report");
});

test("Chinese", async ({ page }) => {
  await atThePeak(page, (await open(page, "stress", "zh")).run!);
  await shoot(page, "report-zh");
});

test("phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await atThePeak(page, (await open(page, "stress")).run!);
  await shoot(page, "report-phone", ".map");
});

test("study", async ({ page }) => {
  await open(page, "study");
  await page.waitForTimeout(500); // its charts are drawn when their size is known
  await shoot(page, "report-study");
});
