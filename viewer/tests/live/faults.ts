// SPDX-License-Identifier: Apache-2.0
import type { Page } from "@playwright/test";

/** Gathers what no test may see: errors in the console, violations of the policy, dialogs, requests for another host. */
export async function watchFaults(page: Page, origin: () => string): Promise<string[]> {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin())) faults.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    ),
  );
  return faults;
}
