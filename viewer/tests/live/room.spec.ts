// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { clickMap, expect, mock, open, test } from "./fixture";

const BLOCK = 4000;
const WORDS = {
  en: { accept: "Accept", orders: "Recommended orders", kind: "road collapse", closed: "#3 closed (cleared)", reason: "water is gone" },
  zh: { accept: "采纳", orders: "建议派遣", kind: "路面塌陷", closed: "#3 结束（cleared）", reason: "水已退" },
};

for (const language of ["en", "zh"] as const)
  test(`an incident from report to close, in ${language}`, async ({ page }) => {
    const words = WORDS[language];
    await open(page, `#token=trial&lang=${language}`);
    await expect(page.getByRole("heading", { name: words.orders })).toBeVisible();
    await page.getByTestId("report-here").click();
    await clickMap(page, 7.5 * BLOCK, 4 * BLOCK);
    const form = page.getByTestId("report-form");
    await form.getByRole("combobox").selectOption("collapse");
    await form.locator("[name=note]").fill("a hole <b>two metres</b> wide");
    await form.getByTestId("submit").click();

    const card = page.locator('[data-test=order][data-id="R1~3"]');
    await expect(card).toContainText(words.kind);
    await expect(page.locator("[data-test=waiting-row][data-incident='3']")).toBeVisible();
    const unit = await page.evaluate(() => window.stormcrewLive!.state().orders.find(({ id }) => id === "R1~3")!.unit);
    const before = await page.evaluate((row) => window.stormcrewLive!.unitOnMap(row), unit);
    await card.getByRole("button", { name: words.accept }).click();
    await expect(card).toHaveCount(0);
    await expect(page.locator("[data-test=waiting-row][data-incident='3']")).toHaveCount(0);
    await expect
      .poll(() => page.evaluate((row) => window.stormcrewLive!.unitOnMap(row), unit))
      .not.toEqual(before);
    await expect.poll(() => page.evaluate(() => window.stormcrewLive!.state().incidents[3].arrive)).not.toBeNull();

    await page.getByTestId("log-row").filter({ hasText: words.kind }).getByRole("button").click();
    const details = page.getByTestId("incident");
    await expect(details).toContainText("a hole <b>two metres</b> wide");
    await details.getByTestId("close").click();
    await page.getByTestId("close-form").locator("[name=reason]").fill(words.reason);
    await page.getByTestId("submit").click();
    await expect(page.getByTestId("log-row").first()).toContainText(words.closed);
    await expect(page.getByTestId("log-row").first()).toContainText(words.reason);
    await expect(details.getByTestId("close")).toHaveCount(0);
  });

test("units move between frames", async ({ page }) => {
  await open(page);
  await page.getByTestId("accept").first().click();
  await page.waitForFunction(() => window.stormcrewLive!.state().units.some(({ status }) => status === 2));
  const seen = await page.evaluate(async () => {
    const row = window.stormcrewLive!.state().units.find(({ status }) => status === 2)!.unit;
    const found = new Set<string>();
    const frames = new Set<number>();
    while (frames.size < 4) {
      await new Promise((done) => requestAnimationFrame(done));
      found.add(JSON.stringify(window.stormcrewLive!.unitOnMap(row)));
      frames.add(window.stormcrewLive!.state().frame);
    }
    return { places: found.size, frames: frames.size };
  });
  expect(seen.places).toBeGreaterThan(2 * seen.frames);
});

test("A accepts the card with the focus, and the next one gets it", async ({ page }) => {
  await open(page);
  const cards = page.getByTestId("order");
  await expect(cards.nth(1)).toBeVisible();
  const [first, second] = [await cards.nth(0).getAttribute("data-id"), await cards.nth(1).getAttribute("data-id")];
  await cards.first().focus();
  await page.keyboard.press("a");
  await expect(page.locator(`[data-id="${first}"]`)).toHaveCount(0);
  await expect(page.locator(`[data-id="${second}"]`)).toBeFocused();
});

test("another unit may be sent, after a look at what it would mean", async ({ page }) => {
  await open(page);
  const card = page.locator("[data-test=order]").filter({ hasText: "Send P" });
  await card.locator(".alternatives").getByTestId("what-if").first().click();
  await expect(card.locator(".foresight")).toContainText("mean response");
  const change = card.getByTestId("change").first();
  const id = (await change.textContent())!.split(" ")[1];
  await change.click();
  await expect(page.getByTestId("log-row").first()).toContainText(`${id} sent`);
});

test("what is chosen on the map is told, and the level can be set", async ({ page }) => {
  await open(page);
  await clickMap(page, 4.5 * BLOCK, 5 * BLOCK);
  await expect(page.getByTestId("basin")).toContainText("underpass");
  const { x, y } = await page.evaluate(() => window.stormcrewLive!.state().incidents[1]);
  await clickMap(page, x, y);
  await expect(page.getByTestId("incident")).toContainText("people trapped");
  await page.getByTestId("level").click();
  await page.locator("dialog [name=level]").selectOption("II");
  await page.locator("dialog [name=reason]").fill("rain grows");
  await page.getByTestId("submit").click();
  await expect(page.getByTestId("level")).toHaveText("Level II");
});

test("a street is closed and told", async ({ page }) => {
  await open(page);
  await page.getByTestId("close-street").click();
  await clickMap(page, 6.5 * BLOCK, 2 * BLOCK);
  await page.locator("dialog [name=reason]").fill("under water");
  await page.getByTestId("submit").click();
  await expect(page.getByTestId("log-row").first()).toContainText("under water");
  await page.getByTestId("close-street").click();
  await expect(page.locator(".mode")).not.toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(page.locator(".mode")).toBeEmpty();
});

test.describe("a token that no longer holds", () => {
  test.use({ expected: { faults: [/401/] } });
  test("is asked for in the form, which keeps what was typed", async ({ page }) => {
    await open(page);
    await page.getByTestId("close-street").click();
    await clickMap(page, 6.5 * BLOCK, 2 * BLOCK);
    const dialog = page.locator("dialog");
    await dialog.locator("[name=reason]").fill("under water");
    await mock(page, "token?is=another");
    for (let once = 0; once < 2; ++once) {
      await page.getByTestId("submit").click();
      await expect(dialog.getByTestId("refusal")).toContainText("a token is needed");
      await expect(dialog.getByTestId("token")).toHaveCount(1);
    }
    await dialog.getByTestId("token").fill("another");
    await dialog.getByTestId("token").press("Enter");
    await expect(dialog.getByTestId("signed-in")).toBeVisible();
    await page.getByTestId("submit").click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByTestId("log-row").first()).toContainText("under water");
  });
});

test("messages of a drill are read out, and its score is linked", async ({ page }) => {
  await open(page);
  await mock(page, "inject");
  await expect(page.getByTestId("inject")).toContainText("a bus has stalled");
  await page.getByTestId("inject").getByRole("button").click();
  await expect(page.getByTestId("inject")).toHaveCount(0);
  await mock(page, "score");
  await expect(page.getByTestId("score").getByRole("link")).toHaveAttribute("href", "score/1");
});

test("forecast and advice say their numbers, and a move is accepted", async ({ page }) => {
  await open(page);
  await expect(page.getByTestId("forecast").locator("svg")).toHaveCount(2);
  await expect(page.getByTestId("forecast")).toContainText("East depot: no unit left in 62 % of the futures");
  await page.getByTestId("forecast").locator("summary").first().click();
  await expect(page.getByTestId("forecast").locator("tbody tr")).toHaveCount(25);
  await page.getByTestId("accept-move").first().click();
  await expect(page.getByTestId("log-row").first()).toContainText("as advised");
});

const pictures = process.env.SCREENSHOTS;
for (const [name, width, height] of [["live", 1440, 900], ["live-phone", 390, 844]] as const)
  test(`picture ${name}`, async ({ page }) => {
    test.skip(!pictures, "no folder for pictures");
    await page.setViewportSize({ width, height });
    await open(page);
    await page.getByTestId("accept").first().click();
    await page.locator("[data-test=waiting-row] button").first().click();
    await page.waitForFunction(() => window.stormcrewLive!.state().units.some(({ status }) => status === 2));
    await page.screenshot({ path: join(pictures!, `${name}.png`) });
  });
