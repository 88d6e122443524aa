// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const INLINE_SCRIPT = /<script type="module"[^>]*>([\s\S]*?)<\/script>/g;

/** The policy that lets a page run `scripts` and nothing else: no request, no eval, no other script. */
export function contentPolicy(scripts: string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return (
    `default-src 'none'; script-src ${hashes.join(" ")}; style-src 'unsafe-inline'; img-src data:; ` +
    "base-uri 'none'; form-action 'none'"
  );
}

function withPolicy(html: string): string {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map((match) => match[1]);
  if (scripts.length !== 1) throw new Error(`${scripts.length} inline scripts (must be 1)`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(scripts)}" />`;
  // A function as replacement: "$" in it stays as it is.
  return html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
}

/** Writes the policy into the built page. Must come after the plugin that makes one file of it. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: "stormcrew-content-policy",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "asset" && file.fileName.endsWith(".html"))
            file.source = withPolicy(String(file.source));
      },
    },
  };
}
