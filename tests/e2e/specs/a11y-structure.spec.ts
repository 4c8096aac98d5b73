/** What assistive technology is told: the tree, the numbers of the table, names that stay, what is said aloud. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { confirmClosing, fillSignIn, itComplete, openIntegrations, people, signIn, startLinking } from '../pages/console';
import { settled } from '../pages/places';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { expectHeard, getUsedTo, hush, listen } from '../support/listener';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('the tree of the dashboard: navigation, header, tiles, table, drawer', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await settled(page);
  await expect(page.getByRole('banner')).toMatchAriaSnapshot({ name: 'bar.aria.yml' });
  await expect(page.getByRole('navigation', { name: 'Navigation' })).toMatchAriaSnapshot({ name: 'navigation.aria.yml' });
  await expect(page.locator('.page-header')).toMatchAriaSnapshot({ name: 'dashboard-header.aria.yml' });
  await expect(page.locator('.tiles')).toMatchAriaSnapshot({ name: 'dashboard-tiles.aria.yml' });
  await expect(page.locator('.vtable-head')).toMatchAriaSnapshot({ name: 'table-head.aria.yml' });
  await expect(page.locator('tr[data-row="0"]')).toMatchAriaSnapshot({ name: 'table-row.aria.yml' });
  await page.locator('.tenant-link').first().click();
  await expect(page.locator('.drawer').getByRole('tab', { selected: true })).toBeVisible();
  await settled(page);
  await expect(page.locator('.drawer-header')).toMatchAriaSnapshot({ name: 'drawer-header.aria.yml' });
  await expect(page.locator('.drawer .tabs')).toMatchAriaSnapshot({ name: 'drawer-tabs.aria.yml' });
});

test('the tree of the integrations page and of the question before turning off', async ({ page }) => {
  await openIntegrations(page);
  await settled(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'integrations.aria.yml' });
  await itComplete(page).click();
  await expect(page.getByRole('alertdialog')).toContainText('lose');
  await expect(page.getByRole('alertdialog')).toMatchAriaSnapshot({ name: 'turning-off.aria.yml' });
});

/** The numbers of the rows that are on the page, as they are told. */
const told = (table: Locator) =>
  table.locator('tbody tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));

test('the table tells how many rows it has and which are shown, however it is scrolled and filtered', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  const table = page.getByRole('grid', { name: 'Tenants' });
  await settled(page);
  await expect(table).toHaveAttribute('aria-rowcount', '243');
  await expect(table.locator('thead tr')).toHaveAttribute('aria-rowindex', '1');
  expect((await told(table))[0]).toBe(2);

  await page.locator('.vtable').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await expect(table.locator('tr[aria-rowindex="243"]')).toContainText('.example');
  const rows = await told(table);
  expect(rows.at(-1)).toBe(243);
  expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other));
  // In between nothing is left out, but for the row that keeps focus.
  expect(rows.at(-1)! - rows[1]!).toBe(rows.length - 2);
  await expect(table).toHaveAttribute('aria-rowcount', '243');

  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('dental');
  await expect(table).toHaveAttribute('aria-rowcount', '8');
  await expect.poll(() => told(table)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('where columns are left out, those that stay say which they are', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  const table = page.getByRole('grid', { name: 'Tenants' });
  const row = table.locator('tr[data-row="0"]');
  for (const width of [1900, 1440, 1000, 700, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await settled(page);
    // A heading for each cell, by number and in words.
    const heads = await table.locator('thead th').evaluateAll((cells) =>
      cells.map((cell) => [cell.getAttribute('aria-colindex'), cell.textContent?.trim()]),
    );
    const count = Number(await table.getAttribute('aria-colcount'));
    expect(count, `${width} px`).toBe(heads.length);
    expect(heads.map(([index]) => Number(index))).toEqual(heads.map((_, at) => at + 1));
    const cells = await row.locator(':scope > *').evaluateAll((all) =>
      all.map((cell) => [Number(cell.getAttribute('aria-colindex')), cell.getAttribute('data-label')] as const),
    );
    expect(cells.length).toBeGreaterThan(2);
    for (const [index, label] of cells) expect(heads[index - 1]![1], `${width} px, column ${index}`).toContain(label);
  }
});

test('the name of the switch is the same in every state', async ({ page }) => {
  await openIntegrations(page);
  const only = page.getByRole('switch');
  const name = 'Login with IT Complete';
  await expect(only).toHaveAccessibleName(name);
  await expect(only).toBeChecked();
  const held: (() => void)[] = [];
  const answer = async () => {
    await expect.poll(() => held.length).toBe(1);
    held.pop()?.();
  };
  await page.route('**/it-complete', async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    await new Promise<void>((done) => held.push(done));
    await route.continue();
  });
  await only.click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').last().fill('Aldergrove Dental Group');
  await dialog.getByRole('button', { name: 'Turn off', exact: true }).click();
  await expect(page.locator('.switch')).toHaveAccessibleName(name);
  await answer();
  await expect(only).not.toBeChecked();
  await expect(only).toHaveAccessibleName(name);
  await only.click();
  await expect(only).toHaveAttribute('aria-busy', 'true');
  await expect(only).toHaveAccessibleName(name);
  await answer();
  await expect(only).toBeChecked();
  await expect(only).not.toHaveAttribute('aria-busy');
  await expect(only).toHaveAccessibleName(name);
});

test('said aloud: how many rows match, what was saved, what went wrong', async ({ page, problems }) => {
  problems.expect(/status of 5/);
  await listen(page);
  await signIn(page, people.superuser, LIST);
  await expectHeard(page, '242 tenants');
  await hush(page);
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('aldergrove');
  await expectHeard(page, '1 tenant matches');
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('nosuchtenant');
  await expectHeard(page, /^(0|No) tenants? match/);
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('aldergrove');

  await page.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Allocate licences' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Standard licences' })).toBeVisible();
  await getUsedTo(page);
  await dialog.getByRole('textbox', { name: 'Standard licences' }).fill('62');
  await expectHeard(page, '62 are too few');
  await dialog.getByRole('textbox', { name: 'Standard licences' }).fill('70');
  let refused = false;
  await page.route('**/licences', async (route) => {
    if (route.request().method() !== 'PUT' || refused) return route.continue();
    refused = true;
    const problem = { type: 'about:blank', title: 'No', status: 500, code: 'internal', detail: 'No', correlationId: 'c' };
    await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await hush(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  // Nobody tries again by itself what has failed in the server.
  await expect(async () => {
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Save' }).click({ timeout: 500 });
    await expect(page.getByText('has 70 Standard')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectHeard(page, 'Aldergrove Dental Group has 70 Standard and 5 Archived licences.');
});

test('said aloud: a sign-in that is refused', async ({ page, problems }) => {
  problems.expect(/status of 401/);
  await listen(page);
  await page.goto('/login');
  await fillSignIn(page, people.globalAdmin, 'wrong');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectHeard(page, /password/i);
});

test('said aloud: where one stands after each return from a login', async ({ page }) => {
  await listen(page);
  await openIntegrations(page);
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await acceptAtMicrosoft(page, 'Maya Lindqvist');
  await expectHeard(page, 'Microsoft 365 is done. KaseyaOne is next');
  await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
  await logInAtKaseyaOne(page, 'Grace Whitfield');
  await expectHeard(page, 'Check what will be linked');
  await page.getByRole('button', { name: 'Link Organization' }).click();
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  await expectHeard(page, /linked/i);
});

test('said aloud: that Login with IT Complete is off, and on again', async ({ page }) => {
  await listen(page);
  await openIntegrations(page);
  await itComplete(page).click();
  await confirmClosing(page, 'Turn off');
  await expectHeard(page, /Login with IT Complete is off/);
  await hush(page);
  await itComplete(page).click();
  await expect(itComplete(page)).toBeChecked();
  await expectHeard(page, /Login with IT Complete is on/);
});
