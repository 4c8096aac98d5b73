/**
 * The pictures of the README and of docs/guide. `guide.spec.ts` takes them at every run. They are compared with the
 * files in docs/images; `cargo xtask guide` (SPANNING_GUIDE=renew) writes anew those that have changed.
 *
 * Two machines have two sets of fonts, so the comparison is coarse on purpose: a picture is cut into cells, and what
 * counts is the share of cells whose mean colour differs. That finds a page that has become another one. That the
 * words are those of the product is held by tests/documentation.rs.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { indexedPng } from './png';

const ROOT = resolve(__dirname, '../../..');
const FOLDER = join(ROOT, 'docs/images');
const RENEW = process.env.SPANNING_GUIDE === 'renew';

/** Edge of a cell in pixels. */
const CELL = 16;
/** By how much a cell's mean may differ, in any channel from 0 to 255. */
const CELL_TOLERANCE = 12;
/** The share of cells that may differ by more. */
const PICTURE_TOLERANCE = 0.1;
/** A difference of this size, in any cell, is worth a new file. */
const WORTH_A_FILE = 3;

/** Names of the pictures that lie in docs/images. */
export const pictureFiles = (): string[] =>
  readdirSync(FOLDER)
    .map((name) => name.replace(/\.png$/, ''))
    .sort();

/** Names of the pictures that the README and the pages of docs/ show. */
export function picturesShown(): string[] {
  const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(ROOT, 'docs', name));
  const text = [join(ROOT, 'README.md'), ...pages].map((path) => readFileSync(path, 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/images\/([\w-]+)\.png/g)].map((match) => match[1]!))].sort();
}

/** What one scene takes. */
export class Camera {
  readonly taken: string[] = [];

  /** Takes a picture of what the page shows, and compares or renews the file of this name. */
  async take(page: Page, name: string): Promise<void> {
    this.taken.push(name);
    // Nothing is under the mouse.
    await page.mouse.move(640, 1);
    await page.evaluate(() => document.fonts.ready);
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const path = join(FOLDER, `${name}.png`);
    const kept = existsSync(path) ? readFileSync(path) : undefined;
    const differences = kept && (await this.differences(page, shot, kept));
    if (RENEW) {
      if (!differences || Math.max(...differences) > WORTH_A_FILE) writeFileSync(path, await this.packed(page, shot));
      return;
    }
    const renew = 'If the change is meant: cargo xtask guide';
    expect(differences, `docs/images/${name}.png is missing, or of another size. ${renew}`).toBeDefined();
    const share = differences!.filter((cell) => cell > CELL_TOLERANCE).length / differences!.length;
    expect(share, `docs/images/${name}.png shows something else than the product. ${renew}`).toBeLessThanOrEqual(
      PICTURE_TOLERANCE,
    );
  }

  /** How much each cell differs; nothing when the sizes are not the same. */
  private async differences(page: Page, left: Buffer, right: Buffer): Promise<number[] | undefined> {
    const a = await pixels(page, left);
    const b = await pixels(page, right);
    if (a.width !== b.width || a.height !== b.height) return undefined;
    const [means, others] = [cells(a), cells(b)];
    return means.map((mean, at) => Math.max(...mean.map((value, channel) => Math.abs(value - others[at]![channel]!))));
  }

  private async packed(page: Page, shot: Buffer): Promise<Buffer> {
    const { width, height, data } = await pixels(page, shot);
    return indexedPng(width, height, data);
  }
}

interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue, alpha, row by row. */
  data: Buffer;
}

/** A browser is at hand, so nothing else has to read pictures. */
async function pixels(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, text } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    const data = canvas.getImageData(0, 0, width, height).data;
    let text = '';
    for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
    return { width, height, text: btoa(text) };
  }, png.toString('base64'));
  return { width, height, data: Buffer.from(text, 'base64') };
}

/** The mean colour of each cell. */
function cells({ width, height, data }: Pixels): number[][] {
  const means: number[][] = [];
  for (let top = 0; top < height; top += CELL) {
    for (let left = 0; left < width; left += CELL) {
      const sum = [0, 0, 0];
      const [bottom, right] = [Math.min(top + CELL, height), Math.min(left + CELL, width)];
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          for (let channel = 0; channel < 3; channel += 1) sum[channel]! += data[(y * width + x) * 4 + channel]!;
        }
      }
      const count = (bottom - top) * (right - left);
      means.push(sum.map((value) => value / count));
    }
  }
  return means;
}
