/** Builds the extension for both browsers and packs it: dist/deskside-{chrome,firefox}.zip, the same bytes each time. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { crc32, deflateRawSync } from "node:zlib";
import { build } from "wxt";

const root = fileURLToPath(new URL("..", import.meta.url));
/** 1 January 1980, the first day a zip file can name: the files' own times would change the bytes. */
const DAY = 0x0021;

for (const browser of ["chrome", "firefox"]) {
  await build({ root, browser });
  await writeFile(`${root}dist/deskside-${browser}.zip`, await zip(`${root}dist/${browser}-mv3`));
}

async function zip(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  const names = paths.map((path) => path.slice(folder.length + 1)).sort();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const name of names) {
    const data = await readFile(`${folder}/${name}`);
    const packed = deflateRawSync(data, { level: 9 });
    const title = Buffer.from(name);
    const facts = describe(data, packed, title);
    const local = Buffer.concat([uint32(0x04034b50), facts, title, packed]);
    const made = Buffer.concat([uint32(0x02014b50), uint16(20)]);
    directory.push(Buffer.concat([made, facts, Buffer.alloc(10), uint32(offset), title]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(names.length);
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(index.length), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, index, ...end]);
}

/** What stands alike before each file and in the list at the end; the flag says that names are UTF-8. */
function describe(data, packed, title) {
  const numbers = [uint16(20), uint16(0x0800), uint16(8), uint16(0), uint16(DAY), uint32(crc32(data))];
  return Buffer.concat([...numbers, uint32(packed.length), uint32(data.length), uint16(title.length), uint16(0)]);
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
