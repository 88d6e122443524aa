// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { expect, open, test } from "../pages/fixture";

// A picture for results/pictures; only when the environment variable SCREENSHOTS names a folder.
const folder = process.env.SCREENSHOTS;
test.skip(!folder, "no folder for pictures");
test.use({ viewport: { width: 1200, height: 800 } });

test("a scored drill", async ({ page }) => {
  await open(page, "score");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.screenshot({ path: join(folder!, "drill-score.png") });
});
