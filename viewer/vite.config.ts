// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicyPlugin } from "./content_policy";
import { livePagePlugin } from "./live_page";

// dist/index.html, one file: the program puts a report's data where index.html has its marker. And dist/live/, the page of the service.
export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), contentPolicyPlugin(), livePagePlugin()],
  build: { target: "es2021", reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  test: { include: ["src/**/*.test.ts", "tests/unit/*.test.ts"] },
});
