// SPDX-License-Identifier: Apache-2.0
import type { Page } from "@playwright/test";
import type { Incident, RunData } from "../../src/data";
import { DEPTHS } from "../../src/map/palette";
import { clickMap, expect, mapDigest, open, pick, pixel, project, setMoment, test } from "./fixture";

const WATER = DEPTHS.map((depth) => depth.colour);

test("play moves time and the picture, pause stops both", async ({ page }) => {
  const data = await open(page, "stress");
  await setMoment(page, data.run!.basins[0].deepest_at - 7200);
  const [moment, digest] = [await page.evaluate(() => window.stormcrew!.moment()), await mapDigest(page)];
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction((before) => window.stormcrew!.moment() > before + 900, moment);
  await page.getByRole("button", { name: "Pause" }).click();
  expect(await mapDigest(page)).not.toBe(digest);
  const stopped = await page.evaluate(() => window.stormcrew!.moment());
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.stormcrew!.moment())).toBe(stopped);
});

for (const name of ["infa", "stress"])
  test(`${name}: the slider brings water to a basin's place and takes it away`, async ({ page }) => {
    const run = (await open(page, name)).run!;
    const seen = await basinInSight(page, run);
    expect(seen, "a flooded basin that nothing covers").not.toBeNull();
    expect(WATER).toContain(await pixel(page, ...seen!.at));
    const dry = run.basins[seen!.row].depth_mm.findIndex((depth, k) => k > 0 && depth < 5);
    await setMoment(page, dry * run.weather.step);
    expect(WATER).not.toContain(await pixel(page, ...seen!.at));
  });

/** The deepest basin that no unit and no incident covers when it is deepest. */
async function basinInSight(page: Page, run: RunData) {
  const rows = run.basins.map((_, row) => row).sort((a, b) => run.basins[b].deepest_mm - run.basins[a].deepest_mm);
  for (const row of rows.filter((r) => run.basins[r].deepest_mm > 20)) {
    await setMoment(page, run.basins[row].deepest_at);
    const at = await project(page, run.basins[row]);
    const around = [[0, 0], [5, 0], [-5, 0], [0, 5], [0, -5]];
    const hits = await Promise.all(around.map(([dx, dy]) => pick(page, [at[0] + dx, at[1] + dy])));
    if (hits.every((hit) => hit?.what === "basin" && hit.row === row)) return { row, at };
  }
  return null;
}

test("a late incident tells its story when clicked on the map", async ({ page }) => {
  const run = (await open(page, "stress")).run!;
  const { row, at } = (await lateInSight(page, run))!;
  const incident = run.incidents[row];
  await clickMap(page, at);
  const details = page.getByRole("region", { name: "Details" });
  const kind = run.incident_kinds[incident.kind].names.en;
  await expect(details.getByRole("heading", { level: 3 })).toHaveText(`#${incident.number} ${kind}`);
  await expect(details.locator('[data-fact="response"]')).toHaveText(`${(incident.response_s! / 60).toFixed(1)} min (late)`);
  await expect(details.locator(".story li")).toHaveCount(incident.story.length);
  await expect(details.locator(".delay-words li")).toHaveCount(incident.delay.filter((d) => d.seconds > 0).length);
  await expect(page.locator("[aria-live=polite]")).toContainText(kind);
  await expect(page.locator(`tr[data-incident="${row}"]`)).toHaveAttribute("aria-current", "true");
});

/** A late one that is being waited for, drawn where nothing else is nearer. */
async function lateInSight(page: Page, run: RunData) {
  for (const [row, incident] of run.incidents.entries()) {
    if (!incident.late || incident.arrive === null || incident.report === null) continue;
    if ((await setMoment(page, incident.report + run.late_s + 600)) >= incident.arrive) continue;
    const at = await project(page, incident);
    const hit = await pick(page, at);
    if (hit?.what === "incident" && hit.row === row) return { row, at };
  }
  return null;
}

test("filters change the list, its count and the map", async ({ page }) => {
  const run = (await open(page, "stress")).run!;
  const { row, at } = (await lateInSight(page, run))!;
  const kind = run.incidents[row].kind;
  const rows = page.locator(".incidents tbody tr");
  const count = (test: (incident: Incident) => boolean) => run.incidents.filter(test).length;
  await expect(rows).toHaveCount(run.incidents.length);
  const before = await mapDigest(page);

  const other = run.incidents.find((incident) => incident.kind !== kind)!.kind;
  await page.getByRole("combobox", { name: "Kind" }).selectOption(String(other));
  await expect(rows).toHaveCount(count((incident) => incident.kind === other));
  expect(await mapDigest(page)).not.toBe(before);
  expect(await pick(page, at)).not.toEqual({ what: "incident", row });

  await page.getByRole("checkbox", { name: "Late only" }).check();
  const late = count((incident) => incident.kind === other && incident.late);
  await expect(rows).toHaveCount(late);
  await expect(page.getByText(`${late} / ${run.incidents.length} shown`)).toBeVisible();

  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows).toHaveCount(run.incidents.length);
  expect(await mapDigest(page)).toBe(before);
  await page.getByRole("searchbox").fill(`#${run.incidents[row].number}`);
  await expect(page.locator(`tr[data-incident="${row}"]`)).toBeVisible();
  expect(await rows.count()).toBeLessThan(run.incidents.length);
});

test("the list sorts, and a choice moves the time there", async ({ page }) => {
  const run = (await open(page, "stress")).run!;
  await page.getByRole("button", { name: "Response time" }).click();
  await expect(page.getByRole("columnheader", { name: "Response time" })).toHaveAttribute("aria-sort", "descending");
  const slowest = Math.max(...run.incidents.map((incident) => incident.response_s ?? -1));
  const first = page.locator(".incidents tbody tr").first();
  const row = Number(await first.getAttribute("data-incident"));
  expect(run.incidents[row].response_s).toBe(slowest);
  await first.getByRole("button").press("Enter");
  expect(await page.evaluate(() => window.stormcrew!.moment())).toBe(run.incidents[row].report);
  await expect(page.locator("[aria-live=polite]")).toContainText(`#${run.incidents[row].number} `);
});

test("the map zooms, moves and comes back by mouse and keys", async ({ page }) => {
  const run = (await open(page, "infa")).run!;
  const place = run.stations[0];
  const before = await project(page, place);
  const canvas = page.locator(".map canvas");
  await canvas.focus();
  await page.keyboard.press("ArrowRight");
  expect((await project(page, place))[0]).toBeCloseTo(before[0] - 60);
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  expect(await project(page, place)).toEqual(before);
  const box = (await canvas.boundingBox())!;
  await page.mouse.move(box.x + 500, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 530, box.y + 340, { steps: 4 });
  await page.mouse.up();
  const dragged = await project(page, place);
  expect(dragged[0] - before[0]).toBeGreaterThan(15);
  const size = async () => (await project(page, { x: 1000, y: 0 }))[0] - (await project(page, { x: 0, y: 0 }))[0];
  const fitting = await size();
  await page.mouse.wheel(0, -400);
  await expect.poll(size).toBeGreaterThan(1.3 * fitting);
  await page.getByRole("button", { name: "Show all" }).click();
  expect(await project(page, place)).toEqual(before);
});

test("the pointer over a unit says who it is and what it does", async ({ page }) => {
  const run = (await open(page, "infa")).run!;
  await setMoment(page, run.end / 2);
  const seen = await unitInSight(page, run, run.end / 2);
  await page.locator(".map canvas").hover({ position: { x: seen!.at[0], y: seen!.at[1] } });
  await expect(page.locator(".tooltip")).toContainText(run.units[seen!.row].id);
});

/** A unit that stands where no other does: it is drawn a little to the right of its place. */
async function unitInSight(page: Page, run: RunData, moment: number) {
  const entries = run.units.map((unit) => unit.t.filter((t) => t <= moment).length - 1);
  const places = run.units.map((unit, row) => `${unit.x[entries[row]]},${unit.y[entries[row]]}`);
  for (const [row, unit] of run.units.entries()) {
    const i = entries[row];
    if (places.filter((place) => place === places[row]).length > 1) continue;
    const moves = i + 1 < unit.t.length && (unit.x[i + 1] !== unit.x[i] || unit.y[i + 1] !== unit.y[i]);
    if (i < 0 || moves || run.unit_statuses[unit.status[i]].id === "off_duty") continue;
    const [x, y] = await project(page, { x: unit.x[i], y: unit.y[i] });
    const hit = await pick(page, [x + 12, y]);
    if (hit?.what === "unit" && hit.row === row) return { row, at: [x + 12, y] };
  }
  return null;
}
