// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicyPlugin } from "./content_policy";

// One file, dist/index.html: the program puts a report's data where index.html has its marker.
export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), contentPolicyPlugin()],
  build: { target: "es2021", reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  test: { include: ["src/**/*.test.ts", "tests/unit/*.test.ts"] },
});
