/** Builds the panel for the server's own pages: dist/panel/{panel.js,desk.js,panel.css}. */

import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const outDir = `${root}dist/panel`;

await rm(outDir, { recursive: true, force: true });
// Each script is whole in itself, so that a browser's cache can never pair halves of two versions.
for (const name of ["panel", "desk"]) {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      cssTarget: "chrome116",
      modulePreload: false,
      rollupOptions: {
        input: { [name]: `${root}src/panel/entries/${name}.ts` },
        output: { entryFileNames: "[name].js", assetFileNames: "panel[extname]" },
      },
    },
  });
}
