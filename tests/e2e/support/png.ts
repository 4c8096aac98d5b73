/** Writes small PNG files: at most 256 colours, each pixel a byte. Enough for pictures of an interface. */
import { crc32, deflateSync } from 'node:zlib';

/** A picture from its pixels (red, green, blue, alpha). */
export function indexedPng(width: number, height: number, data: Buffer): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = chosen([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour));
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const place = (colour: number): number => {
    let found = places.get(colour);
    if (found === undefined) places.set(colour, (found = nearest(palette, colour)));
    return found;
  };
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row is its filter: none.
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = place(data.readUIntBE((y * width + x) * 4, 3));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, at) => colours.writeUIntBE(colour, at * 3, 3));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * At most 256 of these colours, the most frequent first. A small icon in a colour of its own is worth more than one
 * more grey between black and white: first those that are far from every other.
 */
function chosen(colours: number[]): number[] {
  const palette: number[] = [];
  for (const colour of colours) {
    if (palette.length === 256) break;
    if (palette.every((other) => distance(other, colour) > APART ** 2)) palette.push(colour);
  }
  const left = colours.filter((colour) => !palette.includes(colour));
  return [...palette, ...left.slice(0, 256 - palette.length)];
}

/** From this distance on two colours are told apart at a glance. */
const APART = 20;

function distance(left: number, right: number): number {
  const channels = (value: number) => [value >> 16, (value >> 8) & 255, value & 255] as const;
  const [[red, green, blue], [r, g, b]] = [channels(left), channels(right)];
  return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
}

/** The place of the colour of a palette that looks most like this one. */
function nearest(palette: number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((other, at) => {
    const away = distance(other, colour);
    if (away < least) [best, least] = [at, away];
  });
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
