/** The ways in which every page is looked at. */
import { expect, type Page } from '@playwright/test';
import { axe, type Violation } from './axe';

export type Look = 'light' | 'dark' | 'forced colours' | '320 px';
export const LOOKS: Look[] = ['light', 'dark', 'forced colours', '320 px'];

/** The widest that no page may need more than (WCAG 1.4.10): 1,280 px at 400 %. */
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1440, height: 900 };

export async function lookAt(page: Page, look: Look): Promise<void> {
  await page.setViewportSize(look === '320 px' ? NARROW : WIDE);
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'forced colours' ? 'active' : 'none',
    // Else a colour is measured on its way to another.
    reducedMotion: 'reduce',
  });
  // The table measures itself at the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What axe finds wrong with the page in each look; notes it as a failure and goes on. */
export async function judge(page: Page, what: string, looks: Look[] = LOOKS, before?: () => Promise<void>): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    if (look === '320 px') await before?.();
    // Forced colours are the reader's own: axe measures the page's, which are not shown.
    const forced = look === 'forced colours';
    const found: Violation[] = await axe(page, { disable: forced ? ['color-contrast'] : [] });
    expect.soft(found, `${what}, ${look}`).toEqual([]);
    if (forced) expect.soft(await pale(page), `${what}, text that keeps its own colours`).toEqual([]);
  }
}

/** Text that forced colours leave alone (`forced-color-adjust: none`) and that is hard to read there. */
async function pale(page: Page): Promise<string[]> {
  const found = page.frames().map((frame) =>
    frame.evaluate(() => {
      const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
      const light = (color: number[]) => {
        const linear = color.slice(0, 3).map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
      };
      const found: string[] = [];
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        const style = getComputedStyle(element);
        const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        if (!words || style.getPropertyValue('forced-color-adjust') !== 'none' || !element.checkVisibility()) continue;
        // System colours may let shine through what is behind them.
        const layers: number[][] = [];
        for (let at: HTMLElement | null = element; at; at = at.parentElement) layers.unshift(parts(getComputedStyle(at).backgroundColor));
        const ground = layers.reduce(
          (below, [r = 0, g = 0, b = 0, alpha = 1]) => [r, g, b].map((part, at) => part * alpha + below[at]! * (1 - alpha)),
          [255, 255, 255],
        );
        const [one, other] = [light(parts(style.color)), light(ground)];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5) found.push(`${element.className} “${element.textContent}”: ${contrast.toFixed(1)} : 1`);
      }
      return found;
    }),
  );
  return (await Promise.all(found)).flat();
}
