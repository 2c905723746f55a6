/** Builds what the server's own pages load: dist/panel/{panel.js,desk.js,panel.css,htmx.js}. */

import { copyFile, rm } from "node:fs/promises";
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

await copyFile(`${root}node_modules/htmx.org/dist/htmx.min.js`, `${outDir}/htmx.js`);
