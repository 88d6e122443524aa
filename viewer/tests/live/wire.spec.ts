// SPDX-License-Identifier: Apache-2.0
import { expect, mock, open, test, URL_OF_MOCK } from "./fixture";

const NETWORK = [/Failed to load resource/, /net::ERR/];

test("the token is taken out of the address and kept for a reload", async ({ page }) => {
  await open(page);
  expect(page.url()).toBe(`${URL_OF_MOCK}/#lang=en`);
  await expect(page.getByTestId("signed-in")).toContainText("li (dispatcher)");
  await page.reload();
  await expect(page.getByTestId("signed-in")).toContainText("li (dispatcher)");
});

test("without a token the page only reads, until somebody signs in", async ({ page }) => {
  await open(page, "#lang=en");
  await expect(page.getByTestId("read-only")).toBeVisible();
  for (const test of ["accept", "refuse", "report-here", "level"]) await expect(page.getByTestId(test).first()).toBeDisabled();
  await page.getByTestId("token").fill("trial");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByTestId("signed-in")).toBeVisible();
  await expect(page.getByTestId("accept").first()).toBeEnabled();
});

test.describe("refused", () => {
  test.use({ expected: { faults: NETWORK } });

  test("a wrong token is told, and another may be given", async ({ page }) => {
    await page.goto(`${URL_OF_MOCK}/#token=wrong&lang=en`);
    await expect(page.getByTestId("connection")).toHaveText("the service asks for a token");
    await page.getByTestId("token").fill("trial");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
  });

  test("every fault is shown, as text", async ({ page }) => {
    await open(page);
    await page.getByTestId("refuse").first().click();
    await page.locator("dialog [name=reason]").fill("no");
    await page.getByTestId("submit").click();
    const refusal = page.getByTestId("refusal");
    await expect(refusal.getByRole("listitem")).toHaveText(["reason = no (must say why)", "<b>markup</b> must stay text"]);
    await expect(refusal.locator("b")).toHaveCount(0);
    await page.locator("dialog [name=reason]").fill("no pump is needed");
    await page.getByTestId("submit").click();
    await expect(page.locator("dialog")).toHaveCount(0);
    await expect(page.getByTestId("log-row").first()).toContainText("no pump is needed");
  });

  test("what a button asks for and does not get is told over the page, until it is closed", async ({ page }) => {
    await open(page);
    await mock(page, "down?ms=2000");
    await page.getByTestId("accept").first().click();
    const toast = page.getByTestId("toast");
    await expect(toast).toContainText("It may or may not have been done");
    await toast.getByRole("button").click();
    await expect(toast).toHaveCount(0);
  });

  test("a form that was not answered is sent again with the same key", async ({ page }) => {
    await open(page);
    const keys: (string | undefined)[] = [];
    page.on("request", (request) => request.method() === "POST" && keys.push(request.headers()["idempotency-key"]));
    await page.getByTestId("refuse").first().click();
    await page.locator("dialog [name=reason]").fill("no pump is needed");
    await page.route("**/refuse", (route) => route.abort(), { times: 1 });
    await page.getByTestId("submit").click();
    await expect(page.getByTestId("refusal")).toContainText("not done twice");
    await page.getByTestId("submit").click();
    await expect(page.locator("dialog")).toHaveCount(0);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  test("a picture that is not of now says so, and is made good", async ({ page }) => {
    await open(page);
    await mock(page, "down?ms=4000");
    await mock(page, "cut");
    await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "lost");
    await expect(page.getByTestId("connection")).toContainText("reconnecting since");
    await expect(page.getByTestId("stale")).toBeVisible();
    const asked = page.waitForRequest((request) => request.url().endsWith("/v1/events"));
    expect(Number((await (await asked).allHeaders())["last-event-id"])).toBeGreaterThan(0);
    await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
    await expect(page.getByTestId("stale")).toBeHidden();
  });
});

test("a frame that is missing lets the state be read anew", async ({ page }) => {
  await open(page);
  const read = page.waitForRequest((request) => request.url().endsWith("/v1/state"));
  await mock(page, "gap");
  await read;
  const frame = () => page.evaluate(() => window.stormcrewLive!.state().frame);
  const before = await frame();
  await expect.poll(frame).toBeGreaterThan(before + 2);
});

test("a service that begins anew is read anew", async ({ page }) => {
  await open(page);
  await page.waitForFunction(() => window.stormcrewLive!.state().frame > 6);
  await mock(page, "reset");
  await expect(page.getByTestId("waiting-row")).toHaveCount(0);
  const epoch = await page.evaluate(() => window.stormcrewLive!.state().epoch);
  expect(epoch).toMatch(/^mock \d+ \d+$/);
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "connected");
});

test("three thousand incidents: lists are capped, the map goes on", async ({ page }) => {
  await open(page);
  await mock(page, "many/3000");
  await expect(page.getByTestId("queue")).toContainText(/and 29\d\d more/);
  await expect(page.getByTestId("waiting-row")).toHaveCount(40);
  expect(await page.getByTestId("order").count()).toBeLessThanOrEqual(12);
  const frames = await page.evaluate(async () => {
    const [before, begin] = [window.stormcrewLive!.frames(), performance.now()];
    await new Promise((done) => setTimeout(done, 3000));
    return (1000 * (window.stormcrewLive!.frames() - before)) / (performance.now() - begin);
  });
  console.log(JSON.stringify({ frames_per_s: Math.round(10 * frames) / 10 }));
  expect(frames).toBeGreaterThan(0);
});

for (const width of [390, 360])
  test(`a phone ${width} pixels wide needs no sideways scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await mock(page, "inject");
    await expect(page.getByTestId("inject")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

test("everything that can be used has a name", async ({ page }) => {
  await open(page);
  for (const role of ["button", "combobox", "textbox", "link"] as const)
    for (const element of await page.getByRole(role).all()) await expect(element).toHaveAccessibleName(/\S/);
});
