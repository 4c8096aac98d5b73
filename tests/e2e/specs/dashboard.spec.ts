import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await signIn(page, people.superuser, LIST);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('tiles, triage and table come from the server and agree', async ({ page }) => {
  for (const tile of ['Backup Total Success Rate', 'Seat Protection', 'Spanning Licenses', 'Kaseya 365 Licenses', 'Spanning Legacy']) {
    await expect(page.getByText(tile, { exact: true }).first()).toBeVisible();
  }
  expect(await axe(page)).toEqual([]);
  const failed = page.getByRole('button', { name: /^Failed/ }).first();
  const count = Number(/\d+/.exec((await failed.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(0);
  await failed.click();
  await expect(page).toHaveURL(/attention=failed/);
  await expect(page.getByText(new RegExp(`^${count} of|^${count} tenants?`)).first()).toBeVisible();
});

test('search, sort and filters are in the address and survive reload', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('aldergrove');
  await expect(page).toHaveURL(/q=aldergrove/);
  await expect(page.getByRole('row', { name: /Aldergrove Dental Group/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Filter tenants' })).toHaveValue('aldergrove');
  await expect(page.getByRole('row', { name: /Aldergrove Dental Group/ })).toBeVisible();

  await page.goto(`${LIST}?sort=-seats`);
  await expect(page.getByRole('columnheader', { name: /Seats/ })).toHaveAttribute('aria-sort', 'descending');
});

test('no match says so and can be cleared', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('no such tenant');
  await expect(page.getByText('No tenant matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByRole('row', { name: /\.example/ }).first()).toBeVisible();
});

test('the last row is reachable by keyboard, and only a window is in the page', async ({ page }) => {
  const table = page.getByRole('table', { name: 'Tenants' }).or(page.getByRole('grid', { name: 'Tenants' }));
  await expect(table).toHaveAttribute('aria-rowcount', '243');
  const rows = table.locator('tbody tr[aria-rowindex]');
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(table.locator('tr[aria-rowindex="243"]')).toBeVisible();
  await expect(table.locator('tr[aria-rowindex="243"]')).toContainText('.example');
  expect(await rows.count()).toBeLessThan(80);
});

test('the drawer is deep-linkable, goes on to the next tenant, and Back closes it', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('dental');
  await expect(page.getByText('7 tenants match')).toBeVisible();
  // Rows are drawn one after the other: until its turn, a row further down shows what it showed.
  const first = page.locator('tr[data-row="0"]').filter({ hasText: 'Aldergrove Dental Group' });
  await first.click({ position: { x: 150, y: 12 } });
  const drawer = page.getByRole('complementary').or(page.getByRole('dialog'));
  await expect(drawer.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeVisible();
  await expect(page).toHaveURL(/tenant=tn_aldergrove/);
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeHidden();
});

test('connect opens a new tab, signed in under the portal identity (S1)', async ({ page, context, problems }) => {
  problems.expect(/status of 401/);
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('aldergrove');
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Connect to Aldergrove Dental Group in Spanning Backup' }).click();
  const tab = await opened;
  await expect(tab.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await tab.getByRole('button', { name: /Grace Whitfield/ }).click();
  await expect(tab.getByText(/UniView 2\.0|UniView Portal 2\.0/).first()).toBeVisible();
  await tab.goto('/activity');
  await expect(tab.getByRole('row', { name: /Grace Whitfield.*UniView 2\.0/ }).first()).toBeVisible();
});
