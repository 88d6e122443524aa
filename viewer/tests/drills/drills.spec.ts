// SPDX-License-Identifier: Apache-2.0
// The papers and pages of drills that scripts/check_drills.sh has designed and scored, in REPORTS.
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, jsonFile, open, reportFile, test } from "../pages/fixture";

interface DrillFile {
  name_en: string;
  injects: { number: number; message_zh: string; message_en: string }[];
}
interface Score {
  remarks: { en: string }[];
}

const drills = readdirSync(reportFile("drills")).filter((name) => /^\d+$/.test(name));
const VARIANTS = ["tabletop", "live", "no_notice"];

for (const drill of drills) {
  for (const variant of VARIANTS) {
    test(`drill ${drill}: the ${variant} papers hold every message and fit the paper`, async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      await page.goto(pathToFileURL(reportFile(`drills/${drill}/${variant}.html`)).href);
      const told = jsonFile<DrillFile>(`drills/${drill}/drill.json`);
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      for (const inject of told.injects) {
        expect(text).toContain(inject.message_zh.replace(/\s+/g, " ").trim());
        expect(text).toContain(inject.message_en.replace(/\s+/g, " ").trim());
      }
      await expect(page.locator("script, iframe, object")).toHaveCount(0);
    });
  }

  test(`drill ${drill}: the map shows the incidents of the reference`, async ({ page }) => {
    const data = await open(page, `drills/${drill}/map`);
    const told = jsonFile<DrillFile>(`drills/${drill}/drill.json`);
    expect(data.title.en).toBe(told.name_en);
    expect(data.run!.incidents.length).toBeGreaterThanOrEqual(told.injects.length);
    await expect(page.locator(".incidents tbody tr")).toHaveCount(data.run!.incidents.length);
  });
}

test("a scored drill tells the costliest decision, and its row chooses the incident", async ({ page }) => {
  const data = await open(page, "score");
  const score = jsonFile<Score>("score.json");
  const spoilt = Number(readFileSync(reportFile("spoilt.txt"), "utf-8"));
  const told = data.drill!.injects.find((i) => i.number === spoilt)!;
  expect(score.remarks[0].en).toContain(`inject ${spoilt},`);
  await expect(page.getByText(score.remarks[0].en).first()).toBeVisible();
  for (const language of ["en", "zh"] as const) {
    await page.getByRole("button", { name: language === "en" ? "English" : "中文" }).click();
    await expect(page.getByText(told.verdict[language]).first()).toBeVisible();
  }
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("row", { name: told.names.en }).getByRole("button").first().click();
  await expect(page.getByRole("region", { name: "Details" })).toContainText(
    data.run!.incident_kinds[data.run!.incidents.find((i) => i.number === told.incident)!.kind].names.en,
  );
});
