/** Draws the icon in every size from one description, so that no picture program is needed to change it. */

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

const OUT = fileURLToPath(new URL("../public/", import.meta.url));
const SIZES = [16, 32, 48, 128];
const SAMPLES = 8;

/** Rounded boxes on a square of 16, drawn one over the other: a desk, and beside it a page with a marked line. */
const SHAPES = [
  { x: 0.5, y: 0.5, width: 15, height: 15, radius: 3.5, colour: [15, 93, 92] },
  { x: 3, y: 3.5, width: 4.5, height: 9, radius: 1, colour: [126, 186, 181] },
  { x: 8.5, y: 3.5, width: 4.5, height: 9, radius: 1, colour: [255, 255, 255] },
  { x: 8.5, y: 7, width: 4.5, height: 2, radius: 0, colour: [247, 190, 74] },
];

await mkdir(OUT, { recursive: true });
for (const size of SIZES) await writeFile(`${OUT}icon-${size}.png`, png(size, pixels(size)));
await writeFile(`${OUT}icon.svg`, svg());

function pixels(size) {
  const data = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) data.set(pixel(x, y, size), (y * size + x) * 4);
  }
  return data;
}

/** The mean of a grid of points inside the pixel: that is what smooths the edges. */
function pixel(x, y, size) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const px = ((x + ((i % SAMPLES) + 0.5) / SAMPLES) * 16) / size;
    const py = ((y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) * 16) / size;
    const shape = SHAPES.findLast((candidate) => isInside(candidate, px, py));
    if (shape === undefined) continue;
    for (let channel = 0; channel < 3; channel += 1) sum[channel] += shape.colour[channel];
    sum[3] += 1;
  }
  const hits = Math.max(sum[3], 1);
  return [sum[0] / hits, sum[1] / hits, sum[2] / hits, (sum[3] * 255) / SAMPLES ** 2].map(Math.round);
}

function isInside({ x, y, width, height, radius }, px, py) {
  const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
  const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
  return radius === 0 ? dx === 0 && dy === 0 : dx * dx + dy * dy <= radius * radius;
}

function png(size, data) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) => [
    Buffer.from([0]),
    data.subarray(y * size * 4, (y + 1) * size * 4),
  ]);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const body = deflateSync(Buffer.concat(rows.flat()), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function svg() {
  const boxes = SHAPES.map(
    ({ x, y, width, height, radius, colour }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="rgb(${colour})"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><title>Deskside</title>${boxes.join("")}</svg>\n`;
}
