/** 400 %, spaced-out text, from right to left, and targets of 24 px: nothing is lost, nothing too small. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { openIntegrations, people, signIn } from '../pages/console';
import { open, outside, type Place, settled, visitors } from '../pages/places';
import { losses, readFromTheRight, smallTargets, spaceOut } from '../support/layout';
import { WIDE } from '../support/looks';

const LIST = '/uniview2/dashboard/spanning/microsoft365';
/** 1,280 by 1,024 at 400 %. */
const ENLARGED = { width: 320, height: 256 };

test.setTimeout(180_000);
test.beforeAll(({ server }) => server.restart());
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

async function measure(page: Page, place: Place): Promise<void> {
  await page.setViewportSize(WIDE);
  await open(page, place);
  expect.soft(await losses(page), `${place.name}, wide`).toEqual([]);
  expect.soft(await smallTargets(page), `${place.name}, targets`).toEqual([]);
  await spaceOut(page);
  expect.soft(await losses(page), `${place.name}, spaced out`).toEqual([]);
  await page.setViewportSize(ENLARGED);
  await open(page, place);
  expect.soft(await losses(page), `${place.name}, 400 %`).toEqual([]);
  expect.soft(await smallTargets(page), `${place.name}, 400 %, targets`).toEqual([]);
  await spaceOut(page);
  expect.soft(await losses(page), `${place.name}, 400 %, spaced out`).toEqual([]);
  await readFromTheRight(page);
  expect.soft(await losses(page), `${place.name}, 400 %, from the right`).toEqual([]);
}

test('without a sign-in', async ({ page, problems }) => {
  problems.expect(/status of 4/);
  for (const place of outside) await measure(page, place);
});

for (const visitor of visitors) {
  test(`as ${visitor.name}`, async ({ page, problems }) => {
    problems.expect(/status of 40[134]/);
    await page.setViewportSize(WIDE);
    await signIn(page, visitor.email);
    for (const place of visitor.places) await measure(page, place);
  });
}

test('dialogs at 400 %: everything in them can be reached, and read spaced out', async ({ page }) => {
  await openIntegrations(page);
  await page.setViewportSize(ENLARGED);
  await page.getByRole('switch', { name: 'Login with IT Complete' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('lose');
  await spaceOut(page);
  expect(await losses(page)).toEqual([]);
  for (const name of ['Keep it on', 'Turn off']) {
    const button = dialog.getByRole('button', { name, exact: true });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 0.9 });
  }
  // Between what stays where it is there is room to read.
  expect(await roomToRead(page, '.dialog-body')).toBeGreaterThanOrEqual(160);
});

test('the drawer at 400 %: everything in it can be reached and has room', async ({ page }) => {
  await page.setViewportSize(WIDE);
  await signIn(page, people.superuser, LIST);
  await page.setViewportSize(ENLARGED);
  await page.goto(`${LIST}?q=dental&tenant=tn_aldergrove`);
  await settled(page);
  const drawer = page.locator('.drawer');
  for (const target of [drawer.getByText('Directory ID', { exact: true }), drawer.getByRole('button', { name: 'Connect' }), drawer.getByRole('button', { name: 'Close' })]) {
    await target.scrollIntoViewIfNeeded();
    await expect(target).toBeInViewport({ ratio: 0.9 });
  }
  expect(await roomToRead(page, '.drawer-body')).toBeGreaterThanOrEqual(160);
});

/** How much of a part can be seen at once. */
const roomToRead = (page: Page, selector: string) =>
  page.locator(selector).evaluate((part) => {
    let least = Math.min(part.getBoundingClientRect().height, innerHeight);
    for (let box: Element | null = part; box; box = box.parentElement) {
      if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowY)) least = Math.min(least, box.clientHeight);
    }
    return least;
  });

test('from right to left the whole console is mirrored', async ({ page }) => {
  await page.setViewportSize(WIDE);
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await settled(page);
  await readFromTheRight(page);
  expect(await losses(page)).toEqual([]);
  const box = async (selector: string) => (await page.locator(selector).filter({ visible: true }).first().boundingBox())!;
  const right = (of: { x: number; width: number }) => of.x + of.width;

  expect(right(await box('.sidenav'))).toBe(WIDE.width);
  expect((await box('.main')).x).toBe(0);
  expect((await box('.topbar-product')).x).toBeGreaterThan((await box('.topbar-end')).x);
  // The list begins at the right: the box, then the name, then the organization.
  const cell = (at: number) => box(`tr[data-row="0"] > :nth-child(${at})`);
  const [pick, name, next] = [await cell(1), await cell(2), await cell(3)];
  expect(pick.x).toBeGreaterThan(name.x);
  expect(name.x).toBeGreaterThan(next.x);
  // A Latin name is cut at its end, not at its beginning, and still stands at the right.
  const link = page.locator('tr[data-row="0"] .tenant-link');
  await expect(link).toHaveCSS('unicode-bidi', 'plaintext');
  await expect(link).toHaveCSS('text-align', 'right');
  // Numbers stand at the end, which is the left.
  await expect(page.locator('tr[data-row="0"] > .cell-end').first()).toHaveCSS('text-align', 'end');

  // Arrow keys follow the eye: Left goes on.
  await page.locator('tr[data-row="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('tr[data-row="0"]').getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('tr[data-row="0"] .tenant-link')).toBeFocused();

  // Alt with Left makes a column wider: its edge is at the left.
  const seats = page.getByRole('columnheader', { name: /Seats/ });
  const before = (await seats.boundingBox())!.width;
  await seats.getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await seats.boundingBox())!.width).toBeGreaterThan(before);

  await page.locator('tr[data-row="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.drawer').getByRole('heading', { level: 2 }).first()).toBeVisible();
  // What marks the row of the drawer is at its beginning, and no cell covers it.
  const mark = await page.locator('.vtable-row.is-current').evaluate((row) => {
    const { right, top, height } = row.getBoundingClientRect();
    const { zIndex, insetInlineStart } = getComputedStyle(row, '::before');
    const cell = getComputedStyle(row.querySelector('.cell-stick')!);
    return { above: Number(zIndex) > (Number(cell.zIndex) || 0), insetInlineStart, hit: document.elementFromPoint(right - 1, top + height / 2) === row };
  });
  expect(mark).toEqual({ above: true, insetInlineStart: '0px', hit: true });
  const drawer = await box('.drawer');
  expect(drawer.x).toBe(0);
  expect(drawer.width).toBeGreaterThanOrEqual(520);
  expect((await box('.page')).x).toBeGreaterThanOrEqual(520);
  expect((await box('.drawer-title')).x).toBeGreaterThan((await box('.drawer-actions')).x);
  await settled(page);
  expect(await losses(page)).toEqual([]);
});

test('from right to left what points is turned round, and time goes on from left to right', async ({ page }) => {
  await page.setViewportSize(WIDE);
  await signIn(page, people.superuser, `${LIST}?q=dental&tenant=tn_aldergrove`);
  await settled(page);
  await readFromTheRight(page);
  await expect(page.locator('.sidenav .icon > use[href="#icon-arrow-right"]')).toHaveCSS('scale', '-1 1');
  await expect(page.locator('.sidenav .icon > use[href="#icon-bell"]')).toHaveCSS('scale', 'none');
  // Charts of days are read in one direction everywhere, all in the same.
  for (const days of ['.m365-history-axis', '.bar-chart-plot']) {
    await expect(page.locator(days).first(), days).toHaveCSS('direction', 'ltr');
  }
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.strip7').first()).toHaveCSS('direction', 'ltr');
  await page.getByRole('button', { name: /Account/ }).click();
  await expect(page.locator('.account .icon > use[href="#icon-sign-out"]')).toHaveCSS('scale', '-1 1');
});
