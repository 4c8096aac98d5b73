/** The look, as far as a machine can hold it: one grid, one type scale, quiet motion, nothing that jumps. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { API, LIST } from '../support/faults';
import { declarations, iconWeights, motionsLeft, shifts, watchShifts } from '../support/look';

/** The main pages, by who opens them. */
const PAGES: [string, string[]][] = [
  [people.superuser, [LIST, `${LIST}?tenant=tn_aldergrove`, '/uniview2/alerts', '/uniview2/migration', '/uniview2/activity']],
  [people.globalAdmin, ['/settings/integrations', '/activity']],
  [people.vsa9, ['/vsa9/saas-backup/customers', '/vsa9/saas-backup/migration']],
];

/** The page as it stays: what it asked for is there. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.skeleton, .skeleton-line')).toHaveCount(0);
  await expect(page.locator('.vtable-busy, .vtable-coming, tr[data-row]:empty')).toHaveCount(0);
}

for (const [who, paths] of PAGES) {
  test(`nothing moves when data arrives, and nothing is wider than the window (${who.split('@')[0]})`, async ({ page }) => {
    await signIn(page, who);
    await settled(page);
    await watchShifts(page);
    let slow = false;
    let late = 0;
    await page.route(API, async (route) => {
      if (slow) {
        late += 1;
        await new Promise((done) => setTimeout(done, 600));
      }
      await route.fallback();
    });
    for (const path of paths) {
      for (const width of [1440, 1350, 400]) {
        await page.setViewportSize({ width, height: 860 });
        [slow, late] = [true, 0];
        await page.goto(path);
        await expect(page.locator('.skeleton, .skeleton-line').first(), path).toBeVisible();
        await settled(page);
        slow = false;
        expect(late, path).toBeGreaterThan(0);
        expect(await shifts(page), `${path}, ${width} px`).toEqual([]);
      }
      expect(await page.locator('.btn-primary:visible').count(), `primary buttons of ${path}`).toBeLessThanOrEqual(1);
      expect(await page.evaluate(iconWeights), path).toEqual([1.5]);
      for (const width of [320, 400, 768, 1024, 1440]) {
        await page.setViewportSize({ width, height: 860 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, `${path}, ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('numbers of seven digits move nothing either', async ({ page }) => {
  const [answer] = await Promise.all([page.waitForResponse('**/tenants/summary'), signIn(page, people.superuser)]);
  const body = (await answer.text()).replace(/"(part|whole)":(\d+)/g, (_, name, digits) => `"${name}":${Number(digits) * 100}`);
  await settled(page);
  await watchShifts(page);
  await page.route('**/tenants/summary', async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.fulfill({ contentType: 'application/json', body });
  });
  for (const width of [1920, 1440, 1350, 1280, 1024, 800, 768, 560, 480, 400, 360, 320]) {
    await page.setViewportSize({ width, height: 860 });
    await page.goto(LIST);
    await expect(page.locator('.tile-number').nth(1)).toHaveText(/,\d{3},/);
    await settled(page);
    expect(await shifts(page), `${width} px`).toEqual([]);
  }
});

test('however many tenants need attention, the list stays where it is', async ({ page }) => {
  const [answer] = await Promise.all([page.waitForResponse('**/tenants/facets**'), signIn(page, people.superuser)]);
  const known = await answer.text();
  await settled(page);
  await watchShifts(page);
  let factor = 0;
  await page.route('**/tenants/facets**', async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    const body = known.replace(/"count":(\d+)/g, (_, count) => `"count":${Number(count) * factor}`);
    await route.fulfill({ contentType: 'application/json', body });
  });
  for (const width of [1920, 1600, 1440, 1350, 1280, 1024, 800, 768, 560, 400, 360, 320]) {
    await page.setViewportSize({ width, height: 860 });
    for (factor of [0, 1, 30, 250]) {
      await page.goto(LIST);
      const chips = page.getByRole('region', { name: 'Needs attention' });
      await expect(chips).toContainText(factor === 0 ? 'Nothing needs attention' : 'Failed');
      await settled(page);
      expect(await shifts(page), `${width} px, ${factor}`).toEqual([]);
    }
  }
});

test('nothing moves on the sign-in page when the people of the simulation come', async ({ page }) => {
  await watchShifts(page);
  await page.route(API, async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.fallback();
  });
  for (const width of [1440, 1024, 400]) {
    await page.setViewportSize({ width, height: 860 });
    await page.goto('/login');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.locator('.simulation')).toHaveCount(0);
    await expect(page.locator('.simulation')).toBeVisible();
    expect(await shifts(page), `${width} px`).toEqual([]);
  }
});

test('one type scale, two weights, one grid of 4 px, nothing that takes longer than 200 ms', async ({ page }) => {
  await page.goto('/login');
  const all = await page.evaluate(declarations);
  expect(all.length).toBeGreaterThan(1_000);
  const wrong = all.filter(({ rule, name, value }) => !isOnScale(rule, name, value));
  expect(wrong.map(({ rule, name, value }) => `${rule} { ${name}: ${value} }`)).toEqual([]);
});

/** Line widths, and sizes that are not distances. */
const EXEMPT = new Set(['.visually-hidden']);

function isOnScale(rule: string, name: string, value: string): boolean {
  const numbers = (pattern: RegExp) => [...value.matchAll(pattern)].map((found) => Number(found[1]));
  // A longhand of a shorthand with a variable in it has no value of its own.
  if (EXEMPT.has(rule) || value === '') return true;
  if (name === 'font-size') return /^(var\(--size-\d\d\)|inherit|100%)$/.test(value);
  if (name === 'font-weight') return /^(400|600|inherit)$/.test(value);
  if (/^--gap-(?!half$)/.test(name)) return numbers(/(-?[\d.]+)px/g).every((px) => px % 4 === 0);
  if (/^--size-/.test(name)) return [12, 13, 14, 16, 20, 24].includes(Number.parseFloat(value) * 16);
  // A line of 1 px between two distances belongs to neither.
  if (/^(padding|margin|gap|row-gap|column-gap)/.test(name)) {
    return !/[\d.]r?em\b/.test(value) && numbers(/(?<![\w.-])(-?[\d.]+)px/g).every((px) => px % 4 === 0 || px === 1);
  }
  if (/^(transition|animation)/.test(name)) {
    // What runs until something has ended is no transition; the life of a toast is a clock.
    if (/infinite|toast-life/.test(value)) return true;
    // The first time in each part is how long it takes, the second when it starts.
    const parts = value.split(/,(?![^(]*\))/).map((part) => /(?<![\w.])([\d.]+)(m?s)\b/.exec(part));
    return parts.every((part) => part === null || Number(part[1]) * (part[2] === 's' ? 1_000 : 1) <= 200);
  }
  return true;
}

test('with reduced motion nothing moves, not even what waits', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  await settled(page);
  // Something that turns, something that slides in, something that is on its way.
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route(API, async (route) => {
    await held;
    await route.fallback();
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('.page-meta').getByRole('button').click();
  await page.locator('.tenant-link').first().click();
  await expect(page.locator('.drawer .skeleton').first()).toBeVisible();
  expect(await page.evaluate(motionsLeft)).toEqual([]);
  // It is seen where it is wanted.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(() => page.evaluate(motionsLeft)).toContain('turn runs');
  release();
});

test('numbers stand at the end of their column and all figures are equally wide', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await signIn(page, people.superuser, LIST);
  await settled(page);
  const cells = await page.evaluate(() => {
    const numeric = /^[\d.,]+\s*(%|[KMGTP]?i?B|(?:of|\/)\s*[\d.,]+)?$/;
    return [...document.querySelectorAll<HTMLElement>('.vtable-row td, .tile-number, .tile-unit, .tile-trend, .chip-count')]
      .filter((cell) => numeric.test(cell.innerText.trim()))
      .map((cell) => ({
        text: cell.innerText.trim(),
        inTable: cell.tagName === 'TD',
        align: getComputedStyle(cell).textAlign,
        figures: getComputedStyle(cell).fontVariantNumeric,
      }));
  });
  expect(cells.filter((cell) => cell.inTable).length).toBeGreaterThan(20);
  expect(cells.filter((cell) => !cell.inTable).length).toBeGreaterThan(5);
  expect(cells.filter((cell) => cell.figures !== 'tabular-nums')).toEqual([]);
  expect(cells.filter((cell) => cell.inTable && cell.align !== 'end')).toEqual([]);
});

test('charts have a title, a unit and the same in words', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?tenant=tn_aldergrove`);
  await settled(page);
  await expect(page.locator('.tiles .sparkline')).toHaveAttribute('aria-label', /\d.*\d/);
  const drawer = page.locator('.drawer');
  for (const days of await drawer.locator('.m365-history').getByRole('img').all()) {
    await expect(days).toHaveAccessibleName(/\d+ of \d+/);
  }
  await drawer.getByText('Show as a table').click();
  await expect(drawer.locator('.m365-scroll').getByRole('row')).toHaveCount(31);
  const chart = drawer.locator('figure.bar-chart');
  await expect(chart.locator('figcaption')).toHaveText(/\S/);
  await expect(chart.locator('.bar-chart-max')).toHaveText(/^[\d.,]+ [KMGT]?i?B$/);
  await expect(chart.locator('tbody tr')).toHaveCount(30);
  await expect(chart.locator('tbody td').first()).toHaveText(/^[\d.,]+ [KMGT]?i?B$/);
});
