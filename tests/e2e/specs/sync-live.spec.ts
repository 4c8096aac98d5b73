import { expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(({ server }) => server.restart());

test('what somebody else changes arrives without a reload, and nothing moves under the eyes', async ({
  page,
  browser,
  prepare,
  server,
}) => {
  test.setTimeout(90_000);
  await signIn(page, people.superuser, LIST);
  const table = page.getByRole('grid', { name: 'Tenants' });
  await table.locator('tbody tr[aria-rowindex]').first().focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('PageDown');
  const scroller = page.locator('.vtable');
  const before = await scroller.evaluate((element) => element.scrollTop);
  expect(before).toBeGreaterThan(200);
  const row = table.locator('tr[aria-rowindex]').filter({ hasText: '.example' }).nth(12);
  const name = (await row.locator('.tenant-link').textContent()) ?? '';

  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const second = await other.newPage();
  await signIn(second, 'daniel.osei@brightwater.example', `${LIST}?q=${encodeURIComponent(name)}`);
  await second.getByRole('button', { name: `Actions for ${name}` }).click();
  await second.getByRole('menuitem', { name: /organization/ }).click();
  await second.getByRole('textbox', { name: 'Search organizations' }).fill('Quince Legal Partners');
  await second.getByRole('button', { name: /^Create organization/ }).click();
  await second.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(second.getByText(/ is mapped to /)).toBeVisible();
  await other.close();

  await expect(table.getByRole('row', { name: new RegExp(`${name}.*Quince`) })).toBeVisible({ timeout: 40_000 });
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before);
});

test('while nothing can be fetched the age goes on, and turns amber after two missed syncs', async ({
  page,
  server,
  problems,
}) => {
  problems.expect(/Failed to load resource|ERR_FAILED/);
  await page.clock.install({ time: server.now() });
  await signIn(page, people.superuser, LIST);
  await expect(page.locator('.m365-synced')).toContainText(/Synced (just now|\d+ min\. ago)/);
  await page.route('**/v1/**', (route) => route.abort());
  await page.clock.fastForward('01:05:00');
  await expect(page.locator('.m365-synced')).toContainText('Synced 1 hr. ago');
  await expect(page.locator('.m365-synced')).toContainText('next is due');
  await page.clock.fastForward('01:10:00');
  await expect(page.locator('.m365-synced')).toHaveClass(/is-late/);
  await expect(page.getByText('Two hourly syncs from Spanning were missed.', { exact: false })).toBeVisible();
  await expect(page.getByRole('row', { name: /\.example/ }).first()).toBeVisible();
});
