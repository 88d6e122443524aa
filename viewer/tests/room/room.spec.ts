// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { expect, open, test } from "./fixture";

const REPORT = { kind: "WL_L", lon: 120.139, lat: 30.31, severity: 3, note: "桥下积水 <b>50 cm</b>" };
const WORDS = {
  en: { kind: "ponding 15 cm and deeper", accept: "Accept", reason: "pumped dry" },
  zh: { kind: "道路积水（大）", accept: "采纳", reason: "已排干" },
};

for (const language of ["zh", "en"] as const)
  test(`an incident is reported, served and closed, in ${language}`, async ({ page, service }) => {
    const words = WORDS[language];
    await open(page, service, language);
    const answer = await service.post("/v1/incidents", REPORT);
    expect(answer.status).toBe(201);
    const number = answer.body.incident;

    await expect(page.locator(`[data-test=waiting-row][data-incident='${number}']`)).toContainText(words.kind);
    const card = page.locator(`[data-test=order][data-id$='~${number}']`).first();
    await expect(card).toContainText(words.kind);
    const id = await card.getAttribute("data-id");
    const row = await page.evaluate((id) => window.stormcrewLive!.state().orders.find((o) => o.id === id)!.unit, id);
    const before = await page.evaluate((row) => window.stormcrewLive!.unitOnMap(row), row);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `room-${language}.png`) });

    const accept = page.locator(`[data-test=order][data-id='${id}']`).getByTestId("accept");
    await expect(accept).toContainText(words.accept);
    await accept.click();
    await expect(page.locator(`[data-test=order][data-id='${id}']`)).toHaveCount(0);
    await expect.poll(() => page.evaluate((row) => window.stormcrewLive!.unitOnMap(row), row)).not.toEqual(before);
    const served = (n: number) => window.stormcrewLive!.state().incidents.find((i) => i.number === n)!;
    await expect.poll(() => page.evaluate(served, number).then((i) => i.units)).toContain(row);
    await expect.poll(() => page.evaluate(served, number).then((i) => i.arrive)).not.toBeNull();

    await page.getByTestId("log-row").filter({ hasText: words.kind }).first().getByRole("button").click();
    const details = page.getByTestId("incident");
    await expect(details).toContainText(REPORT.note);
    await details.getByTestId("close").click();
    await page.getByTestId("close-form").locator("[name=reason]").fill(words.reason);
    await page.getByTestId("close-form").getByTestId("submit").click();
    await expect(page.getByTestId("log-row").first()).toContainText(words.reason);
    await expect.poll(() => page.evaluate(served, number).then((i) => i.clear)).not.toBeNull();
  });

test("who has no token looks on, and may do nothing", async ({ page, service }) => {
  await open(page, service, "en", "");
  await service.post("/v1/incidents", REPORT);
  await expect(page.locator("[data-test=waiting-row]").first()).toBeVisible();
  await expect(page.getByTestId("accept").and(page.locator(":enabled"))).toHaveCount(0);
});

test.describe("a killed service", () => {
  test.use({ expected: { faults: [/net::ERR|Failed to fetch/] } });

  test("comes back with all it had acknowledged, and the page with it", async ({ page, service }) => {
    await open(page, service, "en");
    const { body } = await service.post("/v1/incidents", REPORT);
    await expect(page.locator(`[data-test=waiting-row][data-incident='${body.incident}']`)).toBeVisible();
    await service.end("SIGKILL");
    await expect(page.getByTestId("connection")).not.toHaveAttribute("data-state", "connected");
    await service.start(service.port());
    await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
    await expect(page.locator(`[data-test=waiting-row][data-incident='${body.incident}']`)).toBeVisible();
    await expect(page.getByTestId("log-row")).toHaveCount(1);
  });
});

test("a forecast and advice come by themselves", async ({ page, service }) => {
  await open(page, service, "zh");
  await expect(page.getByTestId("forecast")).toContainText("8");
  await expect(page.getByTestId("forecast").locator("svg").first()).toBeVisible();
  await expect(page.getByTestId("advice")).toBeVisible();
});
