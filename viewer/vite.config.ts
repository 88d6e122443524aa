// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// One file, dist/index.html: the program puts a report's data where MARKER stands.
export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  build: { target: "es2021", reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
});
