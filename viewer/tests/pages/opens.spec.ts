// SPDX-License-Identifier: Apache-2.0
import { statSync, writeFileSync } from "node:fs";
import type { ReportData } from "../../src/data";
import { expect, jsonFile, open, reportFile, test } from "./fixture";

const LANGUAGES = ["en", "zh"] as const;

test("tiles say what the summary says, in both languages", async ({ page }) => {
  const data = await open(page, "infa");
  expect(data.run!.measures.length).toBeGreaterThan(8);
  for (const language of LANGUAGES) {
    await page.getByRole("button", { name: language === "en" ? "English" : "中文" }).click();
    for (const measure of data.run!.measures)
      await expect(page.locator(`[data-key="${measure.key}"]`)).toHaveText(measure.text[language]);
  }
});

/** How the printed summary shows the numbers of /summary. */
const PRINTED: Record<string, (s: Record<string, number>) => string> = {
  response_mean: (s) => (s.response_mean_s / 60).toFixed(1),
  response_p50: (s) => (s.response_p50_s / 60).toFixed(1),
  response_p90: (s) => (s.response_p90_s / 60).toFixed(1),
  in_time: (s) => (100 * s.in_time_share).toFixed(1),
  incidents: (s) => String(s.incidents),
  person_trips: (s) => String(s.person_trips),
  vehicle_trips: (s) => String(s.vehicle_trips),
};

test("tiles say the numbers of the run file", async ({ page }) => {
  await open(page, "infa");
  const summary = jsonFile<Record<string, number>>("infa.summary.json");
  for (const [key, text] of Object.entries(PRINTED)) {
    const shown = await page.locator(`[data-key="${key}"]`).textContent();
    expect(shown!.split(" ")[0], key).toBe(text(summary));
  }
});

test("a page has title, note, landmarks, attribution and provenance", async ({ page }) => {
  const data = await open(page, "stress");
  await expect(page).toHaveTitle(data.title.en);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title.en);
  await expect(page.getByRole("banner").getByText(data.note)).toBeVisible();
  for (const landmark of ["banner", "main", "contentinfo"] as const)
    await expect(page.getByRole(landmark)).toHaveCount(1);
  await expect(page.locator(".attribution")).toHaveText(data.attribution);
  await expect(page.getByRole("contentinfo")).toContainText(data.run!.provenance.scenario_sha256);
  for (const name of ["Details", "Incidents", "Map"])
    await expect(page.getByRole("heading", { name, exact: true })).toHaveCount(1);
});

test("the switch changes words, language of the page and address", async ({ page }) => {
  const data = await open(page, "infa");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title.zh);
  await expect(page.getByRole("heading", { name: "险情列表" })).toBeVisible();
  await expect(page.getByRole("button", { name: "播放" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "时刻" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Play" })).toHaveCount(0);
  expect(page.url()).toContain("#lang=zh");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title.zh);
});

test("a study's page has its note and its numbers", async ({ page }) => {
  const data: ReportData = await open(page, "study");
  await expect(page.getByRole("banner").getByText(data.note)).toBeVisible();
  const values = await page.locator("[data-value]").evaluateAll((cells) => cells.map((c) => Number(c.getAttribute("data-value"))));
  for (const variant of data.study!.scenarios[0].variants) {
    await expect(page.getByText(variant.name, { exact: true }).first()).toBeVisible();
    expect(values).toContain(variant.indicators.response_mean.mean.value);
  }
});

test("hostile names are text", async ({ page }) => {
  const data = await open(page, "hostile");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title.en);
  expect(data.title.en).toContain("<img");
  await page.locator(".incidents tbody button").first().click();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title.zh);
  const box = (await page.locator(".map canvas").boundingBox())!;
  for (let x = 40; x < box.width; x += 90)
    for (let y = 40; y < box.height; y += 90) await page.mouse.move(box.x + x, box.y + y);
  await expect(page.locator("img, iframe, object, embed")).toHaveCount(0);
  expect(await page.locator("script").evaluateAll((all) => all.map((s) => s.getAttribute("type")))).toEqual(
    expect.arrayContaining(["application/json", "module"]),
  );
  await expect(page.locator("script")).toHaveCount(2);
});

test("measures: size, first draw, frames a second", async ({ page }, info) => {
  const found: Record<string, Record<string, number>> = {};
  for (const name of ["infa", "stress"]) {
    await open(page, name);
    await page.waitForFunction(() => window.stormcrew!.first_draw_ms > 0);
    const first_draw_ms = await page.evaluate(() => window.stormcrew!.first_draw_ms);
    await page.getByRole("button", { name: "Play", exact: true }).click();
    const frames_per_s = await page.evaluate(async () => {
      const [frames, begin] = [window.stormcrew!.frames(), performance.now()];
      await new Promise((done) => setTimeout(done, 4000));
      return (1000 * (window.stormcrew!.frames() - frames)) / (performance.now() - begin);
    });
    const size_bytes = statSync(reportFile(`${name}.html`)).size;
    found[name] = { size_bytes, first_draw_ms: Math.round(first_draw_ms), frames_per_s: Math.round(10 * frames_per_s) / 10 };
  }
  console.log(JSON.stringify(found));
  if (process.env.MEASURES) writeFileSync(process.env.MEASURES, `${JSON.stringify({ browser: page.context().browser()!.version(), ...found }, null, 2)}\n`);
  await info.attach("measures.json", { body: JSON.stringify(found), contentType: "application/json" });
});
