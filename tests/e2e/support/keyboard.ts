/** Somebody who has nothing but a keyboard. At every stop they must see where they are. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What has focus: its name, and what is wrong with how it is shown. */
interface Stop {
  what: string;
  wrong: string[];
}

export class Keyboard {
  /** Where focus has been. */
  readonly stops: string[] = [];

  constructor(private readonly page: Page) {}

  /** Presses keys, then looks at where focus is. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    await this.look();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on with Tab (or back with Shift+Tab) until it is there. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let steps = 0; steps < 90; steps += 1) {
      if (await isFocused(target)) return;
      await this.press(key);
    }
    throw new Error(`the keyboard does not get to ${target}; it was at ${this.stops.slice(-30).join(', ')}`);
  }

  /** The same with an arrow key, inside a table, a menu, a group of choices. */
  async arrowTo(target: Locator, key: string): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      if (await isFocused(target)) return;
      await this.press(key);
    }
    throw new Error(`${key} does not get to ${target}; it was at ${this.stops.slice(-30).join(', ')}`);
  }

  /** Goes there and presses Enter. */
  async use(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }

  /** Focus is seen: on the page, with a ring, with nothing in front of it. */
  async look(): Promise<void> {
    // Scrolling that focus asked for has happened by the next frame.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { what, wrong } = await this.page.evaluate(stop);
    this.stops.push(what);
    expect(wrong, `focus at ${what}`).toEqual([]);
  }
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Runs in the page. */
function stop(): Stop {
  const element = document.activeElement;
  // Between the last stop and the first the browser itself has focus.
  if (!(element instanceof HTMLElement) || element === document.body) return { what: 'the browser', wrong: [] };
  const words = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
  const what = `${element.tagName.toLowerCase()} “${(words ?? '').trim().replace(/\s+/g, ' ').slice(0, 50)}”`;
  const wrong: string[] = [];

  const rect = element.getBoundingClientRect();
  const left = Math.max(rect.left, 0);
  const right = Math.min(rect.right, innerWidth);
  const top = Math.max(rect.top, 0);
  const bottom = Math.min(rect.bottom, innerHeight);
  if (right - left < Math.min(rect.width, 16) || bottom - top < Math.min(rect.height, 16) || rect.width === 0) {
    wrong.push(`it is out of view: ${JSON.stringify(rect)}`);
    return { what, wrong };
  }

  // Not obscured (WCAG 2.4.11), and more: at least half of it is free.
  let free = 0;
  let before = '';
  for (const x of [0.1, 0.5, 0.9]) {
    for (const y of [0.2, 0.5, 0.8]) {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      const own = hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
      if (own) free += 1;
      else before = hit ? `${hit.tagName.toLowerCase()}.${hit.getAttribute('class') ?? ''}` : 'nothing';
    }
  }
  if (free < 5) wrong.push(`${before} stands before it`);

  // A heading takes focus so that it is read first; nobody can use it, and it has no ring.
  if (element.matches('h1, h2, main') && element.tabIndex < 0) return { what, wrong };
  // The ring may be around what holds it, such as the line of a radio button.
  let ringed: HTMLElement | null = element;
  const ring = (of: Element) => {
    const style = getComputedStyle(of);
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 ? style : undefined;
  };
  while (ringed && !ring(ringed)) ringed = ringed.matches('label, fieldset, body') ? null : ringed.parentElement;
  const style = ringed && ring(ringed);
  if (!ringed || !style) {
    wrong.push('it has no ring');
    return { what, wrong };
  }

  // A ring that is cut off is none: of its four sides three have to be seen.
  const out = Number.parseFloat(style.outlineOffset) + Number.parseFloat(style.outlineWidth) / 2;
  const own = ringed.getBoundingClientRect();
  const [x, y] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
  const sides = [
    [x, own.top - out],
    [x, own.bottom + out],
    [own.left - out, y],
    [own.right + out, y],
  ] as const;
  const seen = sides.filter(([atX, atY]) => {
    if (atX < 0 || atY < 0 || atX > innerWidth || atY > innerHeight) return false;
    let placed = getComputedStyle(ringed!).position;
    for (let box = ringed!.parentElement; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      // What is placed absolutely leaves boxes that are not its frame of reference.
      if (placed === 'absolute' && position === 'static') continue;
      placed = position;
      const around = box.getBoundingClientRect();
      if (overflowX !== 'visible' && (atX < around.left || atX > around.right)) return false;
      if (overflowY !== 'visible' && (atY < around.top || atY > around.bottom)) return false;
      if (position === 'fixed') break;
    }
    return true;
  });
  if (seen.length < 3) wrong.push(`of its ring ${seen.length} sides are seen`);

  // The ring stands out by 3 : 1 from what is behind it (WCAG 1.4.11).
  const light = (color: string) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    const linear = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return { alpha, value: 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]! };
  };
  let ground: HTMLElement | null = out > 0 ? ringed.parentElement : ringed;
  while (ground && light(getComputedStyle(ground).backgroundColor).alpha < 1) ground = ground.parentElement;
  const one = light(style.outlineColor).value;
  const other = ground ? light(getComputedStyle(ground).backgroundColor).value : 1;
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 3) wrong.push(`its ring has a contrast of ${contrast.toFixed(1)} : 1`);
  return { what, wrong };
}
