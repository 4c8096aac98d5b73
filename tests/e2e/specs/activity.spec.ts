/** The audit trail: filters, drawer, export. */
import { readFileSync } from 'node:fs';
import { axe, expect, test } from '../fixtures';
import { confirmClosing, itComplete, openIntegrations, people, signIn } from '../pages/console';

test.beforeEach(({ server }) => server.restart());

test('an entry shows before and after, its correlation id, and entries related to it; its address opens it', async ({
  page,
}) => {
  await openIntegrations(page);
  await itComplete(page).click();
  await confirmClosing(page, 'Turn off');
  await page.getByRole('link', { name: 'View in Activity' }).click();
  await page.getByRole('row', { name: /Login with IT Complete off/ }).first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('row', { name: /Login with IT Complete on off/ })).toBeVisible();
  await expect(drawer).toContainText('Ways in that ended');
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await expect(drawer.getByRole('row', { name: /Login with IT Complete on off/ })).toBeVisible();
  await drawer.getByRole('button', { name: 'Show related entries' }).click();
  await expect(page).toHaveURL(/correlation=c_/);
});

test('every column has a filter; the address keeps them all', async ({ page }) => {
  await signIn(page, people.globalAdmin, '/activity');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Actor', { exact: true }).fill('maya');
  await page.getByLabel('Object', { exact: true }).fill('Aldergrove');
  await expect(page).toHaveURL(/object=Aldergrove/);
  await expect(page).toHaveURL(/actor=maya/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Actor: maya/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /Actor: maya/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Maya Lindqvist/ }).first()).toBeVisible();
});

test('the last day counts, in the zone of the viewer', async ({ page }) => {
  await signIn(page, people.globalAdmin, '/activity?from=2026-03-10&to=2026-03-10');
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
});

test('the export has the filter, the time, the count, and no formula', async ({ page }) => {
  await signIn(page, people.globalAdmin, '/activity?action=signed_in');
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^activity-aldergrovedental\.example-2026-03-10\.csv$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('action=signed_in');
  const rows = Number(/Rows,"?(\d+)/.exec(text)?.[1]);
  const lines = text.split('\r\n').filter((line) => /^"?\d{4}-/.test(line));
  expect(lines.length).toBe(rows);
  expect(text.split('\r\n').some((line) => /(^|,)"?[=+@-][A-Za-z]/.test(line))).toBe(false);
  await expect(page.getByText(/saved as activity-/)).toBeVisible();
});

test('who is no administrator sees only their own entries', async ({ page }) => {
  await signIn(page, people.user, '/activity');
  await expect(page.getByText('You see your own activity.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Elena Duarte/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Maya Lindqvist/ })).toHaveCount(0);
});
