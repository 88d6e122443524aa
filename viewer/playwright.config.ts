// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "@playwright/test";

// The reports to look at lie in the folder that the environment variable REPORTS names; scripts/check_pages.sh and scripts/check_drills.sh make them.
export default defineConfig({
  projects: [
    { name: "pages", testDir: "tests/pages" },
    { name: "drills", testDir: "tests/drills" },
    { name: "room", testDir: "tests/room" }, // the service of the program that PROGRAM names; scripts/check_room.sh
    { name: "live-mock", testDir: "tests/live" }, // needs no report: a made-up service (tests/live_mock) serves dist/live
  ],
  workers: 1,
  timeout: 300_000, // machines that run these share their cores
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    testIdAttribute: "data-test",
    viewport: { width: 1440, height: 1000 },
    launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] },
  },
});
