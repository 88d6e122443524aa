// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from "vite";

/** The page of the service: three files of fixed names, since its policy allows nothing inline. */
function livePage(report: ResolvedConfig): InlineConfig {
  return {
    configFile: false,
    root: report.root,
    base: "./",
    logLevel: report.logLevel,
    build: {
      target: report.build.target,
      outDir: join(report.build.outDir, "live"),
      emptyOutDir: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: join(report.root, "live.html"),
        output: { inlineDynamicImports: true, entryFileNames: "live.js", assetFileNames: "live[extname]" },
      },
    },
  };
}

/** Builds the live page after the report's, beside it. */
export function livePagePlugin(): Plugin {
  let report: ResolvedConfig;
  return {
    name: "stormcrew-live-page",
    apply: "build",
    configResolved: (config) => void (report = config),
    closeBundle: async () => void (await build(livePage(report))),
  };
}
