import { readFileSync } from 'node:fs';
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server }) => server.restart());

test('all that match get an action, failures say why and are tried again', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?filter=subscription+%3D+expired+or+subscription+%3D+spanning`);
  await page.getByRole('checkbox', { name: 'Select all tenants that match' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  const count = Number(/\d+/.exec((await bar.getByRole('status').textContent())!)![0]);
  expect(count).toBeGreaterThan(50);
  await bar.getByRole('button', { name: 'Allocate licences' }).click();
  const dialog = page.getByRole('dialog', { name: `Allocate licences: ${count} tenants` });
  await dialog.getByLabel('How many').selectOption('Add to what each has');
  await expect(dialog.getByRole('button', { name: 'Allocate licences' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('Number of licences').fill('1');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Allocate licences' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Retry these' })).toBeVisible({ timeout: 15_000 });
  await expect(dialog.getByText('The subscription has ended. Upgrade it first.').first()).toBeVisible();
  const failed = await dialog.getByRole('listitem').count();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Retry these' }).click();
  await expect(page.getByRole('dialog', { name: new RegExp(`Allocate licences: ${failed} tenants?`) })).toBeVisible();
  await expect(dialog.or(page.getByRole('dialog')).getByText(`0 done, 0 as wanted already, ${failed} not done`).first()).toBeVisible({ timeout: 10_000 });
});

test('a range reaches over rows that were never loaded', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  await page.getByRole('checkbox', { name: /^Select 3 Rivers Plumbing/ }).check();
  // To the far end at once: what lies between is never looked at.
  await page.getByRole('row').nth(2).focus();
  await page.keyboard.press('End');
  const last = page.getByRole('row').last();
  await expect(last).toHaveAttribute('aria-rowindex', '243');
  await last.getByRole('checkbox').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('status')).toHaveText('242 tenants selected');
});

test('Monitor sees what it takes, and changes nothing', async ({ page }) => {
  await signIn(page, people.monitor, LIST);
  await page.getByRole('checkbox', { name: 'Select all tenants that match' }).check();
  const sync = page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Sync now' });
  await expect(sync).toHaveAttribute('aria-disabled', 'true');
});

test('everything that matches is exported, also what was never loaded', async ({ page }) => {
  await signIn(page, people.monitor, `${LIST}?sort=-seats`);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = readFileSync(await (await saved).path(), 'utf8');
  const lines = file.trimEnd().split('\r\n');
  expect(lines.length).toBe(243);
  expect(lines[0]).toContain('Name,Domain,Tenant ID');
  await expect(page.getByText(/242 tenants saved in tenants-2026-03-10\.csv/)).toBeVisible();
});
