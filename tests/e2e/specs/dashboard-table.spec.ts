import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('columns are hidden, moved and reset, and stand in the address', async ({ page }) => {
  const headings = page.getByRole('columnheader');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('checkbox', { name: 'Region' }).uncheck();
  await dialog.getByRole('button', { name: 'Seats: move up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/columns=name%2ClastBackup%2CsevenDays%2Cseats%2Corganization/);
  await expect(dialog.getByRole('button', { name: 'Seats: move up' })).toBeFocused();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(headings.filter({ hasText: 'Region' })).toHaveCount(0);
  await page.reload();
  await expect(headings.nth(4)).toHaveText(/Seats/);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page).not.toHaveURL(/columns=/);
});

test('a column is made wider by its edge and by the keyboard; the name stays in view', async ({ page }) => {
  const seats = page.getByRole('columnheader', { name: /Seats/ });
  await seats.getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page).toHaveURL(/seats\.120/);
  const box = (await seats.boundingBox())!;
  await page.mouse.move(box.x + box.width - 4, box.y + 18);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 296, box.y + 18, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/seats\.420/);
  const table = page.locator('.vtable');
  await table.evaluate((element) => (element.scrollLeft = 500));
  const name = await page.locator('tr[data-row="0"] th').boundingBox();
  expect(name!.x).toBeLessThan(box.x);
});

test('Shift sorts by a further column, and each says its rank', async ({ page }) => {
  await page.getByRole('columnheader', { name: /Subscription/ }).getByRole('button').click();
  await page.getByRole('columnheader', { name: /Seats/ }).getByRole('button').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(page).toHaveURL(/sort=subscription%2Cseats/);
  await expect(page.locator('th[aria-sort]')).toHaveCount(1);
  await expect(page.getByRole('columnheader', { name: /Seats.*sort key 2/ })).toBeVisible();
});

test('the grid is walked by cells and selected by keyboard', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Tenants' });
  const row = (index: number) => grid.locator(`tr[data-row="${index}"]`);
  await row(0).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect(row(0).locator('td').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(1).locator('td').nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(1).getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(row(241).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Control+Home');
  await expect(row(0).getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row(0)).toHaveAttribute('aria-selected', 'true');
  await row(5).getByRole('checkbox').click({ modifiers: ['Shift'] });
  await expect(grid.locator('tr[aria-selected="true"]')).toHaveCount(6);
  await page.getByRole('checkbox', { name: 'Select all tenants that match' }).check();
  await expect(row(9)).toHaveAttribute('aria-selected', 'true');
  expect(await axe(page)).toEqual([]);
});

test('whoever is at a cell stays there while its row arrives: no key goes nowhere', async ({ page }) => {
  let release = () => {};
  await page.route(/\/api\/v1\/tenants\?.*offset=200/, async (route) => {
    await new Promise<void>((done) => (release = done));
    await route.continue();
  });
  const last = page.locator('tr[data-row="241"]');
  await page.locator('tr[data-row="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+End');
  await expect(last.locator(':focus')).toHaveCount(1);
  // As soon as the cells are there, long before the next frame.
  await last.evaluate((row) => {
    const note = () => Object.assign(window, { stayed: row.contains(document.activeElement) });
    const look = () => row.querySelector('a') && note();
    new MutationObserver(look).observe(row, { childList: true, subtree: true });
  });
  release();
  await expect.poll(() => page.evaluate(() => (window as any).stayed)).toBe(true);
  await page.keyboard.press('Control+Home');
  await expect(page.locator('tr[data-row="0"]').getByRole('checkbox')).toBeFocused();
});

test('the row at the top stays there when rows above it go', async ({ page }) => {
  const top = () =>
    page.locator('.vtable').evaluate((scroller) => {
      const edge = scroller.querySelector('thead')!.getBoundingClientRect().bottom;
      const rows = [...scroller.querySelectorAll('tr[data-row]')];
      return rows.find((row) => row.getBoundingClientRect().top >= edge - 1)?.querySelector('a')?.textContent;
    });
  await page.locator('.vtable').evaluate((element) => (element.scrollTop = 400));
  await expect.poll(top).toBeTruthy();
  const before = await top();
  const list = await page.evaluate(async () => (await fetch('/api/v1/tenants?limit=3')).json());
  await page.evaluate(async (id) => {
    const headers = { 'X-Spanning-Client': 'test', 'Idempotency-Key': 'remove' };
    await fetch(`/api/v1/tenants/${id}`, { method: 'DELETE', headers });
  }, list.items[1].id);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('241 tenants').first()).toBeVisible();
  await expect.poll(top).toBe(before);
});

test('what is pressed while its row becomes another one is let go of without effect', async ({ page }) => {
  const row = page.locator('tr[data-row="1"]');
  const name = row.locator('.tenant-link');
  const before = await name.textContent();
  await row.getByRole('button', { name: /^Actions for/ }).hover();
  await page.mouse.down();
  await page.getByRole('columnheader', { name: /Storage/ }).getByRole('button').evaluate((heading: HTMLElement) => heading.click());
  await expect(name).not.toHaveText(before!);
  await page.mouse.up();
  await expect(page.getByRole('menu')).toHaveCount(0);
});
