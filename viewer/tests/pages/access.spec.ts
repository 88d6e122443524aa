// SPDX-License-Identifier: Apache-2.0
import type { Page } from "@playwright/test";
import { expect, open, setMoment, test } from "./fixture";

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
  }
  throw new Error(`no way to ${selector} by the tab key`);
}

test("keys alone move time, play and pause, and choose an incident", async ({ page }) => {
  await open(page, "infa");
  const moment = () => page.evaluate(() => window.stormcrew!.moment());
  await tabTo(page, "input.slider");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await moment()).toBe(600);
  await expect(page.getByRole("slider", { name: "Moment" })).toHaveAttribute("aria-valuetext", "Thu 22 Jul 00:10");
  await expect(page.locator(".clock")).toHaveText("Thu 22 Jul 00:10");
  await page.keyboard.press(" ");
  await page.waitForFunction(() => window.stormcrew!.moment() > 700);
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await tabTo(page, ".incidents tbody button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Details" }).getByRole("heading", { level: 3 })).toContainText("#");
});

test("everything that can be used has a name", async ({ page }) => {
  await open(page, "infa"); // has few incidents: each row has a button
  for (const role of ["button", "combobox", "checkbox", "slider", "searchbox"] as const)
    for (const element of await page.getByRole(role).all())
      await expect(element).toHaveAccessibleName(/\S/);
  await expect(page.getByRole("img", { name: /Map of streets/ })).toBeVisible();
});

for (const width of [390, 360])
  test(`a phone ${width} pixels wide needs no sideways scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, "stress");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const box = (await page.locator(".map").boundingBox())!;
    expect(box.height).toBeCloseTo(0.6 * 844, 0);
    await page.locator(".incidents tbody button").first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

test("paper has the map and the whole lists, and no controls", async ({ page }) => {
  const run = (await open(page, "stress")).run!;
  await setMoment(page, run.basins[0].deepest_at);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".map canvas")).toBeVisible();
  for (const control of [".play", ".slider", ".filters", ".language", ".map-buttons"])
    await expect(page.locator(control)).toBeHidden();
  const list = page.locator("#incidents .scroll");
  expect(await list.evaluate((e) => e.scrollHeight - e.clientHeight)).toBeLessThanOrEqual(1);
  await expect(page.locator("#worst .story").first()).toBeVisible();
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(50_000);
});

test("the page asks for nothing and runs no other script", async ({ page }) => {
  await open(page, "infa");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'sha256-[^']+';/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
});
