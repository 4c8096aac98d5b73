/** Moving the clients of the older portals to UniView Portal 2.0. */
import { readFileSync } from 'node:fs';
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const VSA9 = '/vsa9/saas-backup/migration';
const UNIVIEW2 = '/uniview2/migration';
const HOUR = 3600;

test.beforeEach(async ({ server }) => server.restart());

test('VSA 9: asked for, started by the login to UniView 2.0, followed to its end', async ({
  page,
  browser,
  server,
  prepare,
  problems,
}) => {
  problems.expect(/status of 401/);
  await signIn(page, people.vsa9, VSA9);
  await expect(page.getByText('Your company has a UniView Portal 2.0 account')).toBeVisible();
  await expect(page.getByText(/^\d+ clients of VSA 9 will be moved/)).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: /^Migrate \d+ clients$/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('VSA 9 is read-only until it has ended');
  await question.getByRole('button', { name: 'Migrate', exact: true }).click();
  await expect(page.getByText('Waiting for the first login.')).toBeVisible();
  // Leaving and coming back finds it as it was.
  await page.reload();
  await expect(page.getByText('Waiting for the first login.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Log in to UniView Portal 2.0/ })).toHaveAttribute(
    'href',
    server.url('uniview', '/'),
  );

  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const uniview = await other.newPage();
  await uniview.goto(server.url('uniview', '/'));
  await expect(uniview.frameLocator('iframe').getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Migration is running' })).toBeVisible();
  await expect(page.getByText('This portal is read-only while its clients are moved', { exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await server.advance(6 * HOUR);
  await page.reload();
  await expect(page.getByText(/^[1-9]\d* of \d+ clients$/)).toBeVisible();
  await page.getByRole('button', { name: /^Done/ }).click();
  await expect(page.getByRole('table', { name: 'Clients' }).getByText('Done').first()).toBeVisible();
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Customers' }).click();
  await expect(page.getByText('This portal is read-only while its clients are moved', { exact: true })).toBeVisible();
  const add = page.getByRole('button', { name: 'Add Customer' });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription(/Add the customer in UniView Portal 2.0/);

  // A day later nobody is signed in any more, and the migration has gone on all the same.
  await server.advance(20 * HOUR);
  await signIn(page, people.vsa9, VSA9);
  await expect(page.getByRole('heading', { name: 'Migration has ended' })).toBeVisible();
  await expect(page.getByText(/clients? needs? attention/)).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download reconciliation (CSV)' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('migration-vsa9.csv');
  const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n');
  const clients = Number(/of (\d+) clients/.exec((await page.getByText(/^\d+ of \d+ clients$/).textContent())!)![1]);
  expect(lines.length).toBe(clients + 1);
  expect(lines.some((line) => line.includes(',failed,'))).toBe(true);

  await page.getByRole('button', { name: 'Retry failed' }).click();
  await expect(page.getByRole('heading', { name: 'Migration is running' })).toBeVisible();
  await other.close();
});

test('UniView 2.0 looks at both, and goes on to integrating tenants', async ({ page, server, problems }) => {
  problems.expect(/status of 401/);
  await signIn(page, people.superuser, UNIVIEW2);
  await expect(page.getByText('An administrator asks for it in VSA 9, under Migration.')).toBeVisible();
  await page.getByRole('tab', { name: 'UniView 1.0' }).click();
  await expect(page).toHaveURL(/from=uniview1/);
  await expect(page.getByRole('heading', { name: 'Migration is running' })).toBeVisible();
  await expect(page.getByText('UniView 1.0 is read-only while its clients are moved')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await server.advance(24 * HOUR);
  await signIn(page, people.superuser, `${UNIVIEW2}?from=uniview1`);
  await expect(page.getByRole('heading', { name: 'Migration has ended' })).toBeVisible();
  await page.getByRole('link', { name: 'Integrate tenants' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
});

test('in its host page the migration is the same', async ({ page, server }) => {
  await page.goto(server.url('uniview1', '/'));
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Show the migration' }).click();
  await expect(frame.getByRole('heading', { name: 'Migration is running' })).toBeVisible();
  await expect(frame.getByRole('progressbar', { name: 'Migration of clients' })).toBeVisible();
});
