/** F4 to F6, F11 and F12 of the case table: pauses, answers that make no sense, are late, or are to two questions. */
import { type Page, type Route } from '@playwright/test';
import { expect, test } from '../fixtures';
import { openIntegrations, people, signIn } from '../pages/console';
import { answerTo, give, hasty, LIST, spoil, TENANTS } from '../support/faults';

test.beforeEach(async ({ server, problems }) => {
  problems.expect(/Failed to load resource|net::ERR_/);
  await server.restart();
});

const list = async (page: Page) => {
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
};
const stale = (page: Page) => page.getByRole('status').filter({ hasText: 'Newer data could not be loaded' });
const refresh = (page: Page) => page.getByRole('button', { name: 'Refresh' }).click();

for (const [form, after] of [
  ['in seconds', () => '3'],
  ['as a date', (now: Date) => new Date(now.getTime() + 4_000).toUTCString()],
] as const) {
  test(`F4 429 with Retry-After ${form}: it waits as told, says so, and goes on`, async ({ page, server }) => {
    await list(page);
    let refused = 0;
    let again = 0;
    await page.route(TENANTS, (route) => {
      if (refused > 0) {
        again = Date.now();
        return route.continue();
      }
      refused = Date.now();
      const headers = { 'retry-after': after(server.now()), date: server.now().toUTCString() };
      return route.fulfill({ status: 429, headers, contentType: 'text/html', body: '<h1>Slow down</h1>' });
    });
    await refresh(page);
    const pause = page.getByRole('status').filter({ hasText: 'Spanning asks for a short pause' });
    await expect(pause).toContainText('The page goes on by itself within seconds.');
    await expect(pause).toBeHidden();
    expect(again - refused).toBeGreaterThan(2_500);
    expect(again - refused).toBeLessThan(8_000);
    await expect(stale(page)).toBeHidden();
  });
}

test('F4 429 for longer than anybody waits: the error says how long', async ({ page }) => {
  await list(page);
  let tries = 0;
  await page.route(TENANTS, (route) => {
    tries += 1;
    return route.fulfill({ status: 429, headers: { 'retry-after': '240' }, body: '' });
  });
  await refresh(page);
  await expect(stale(page)).toContainText('Too many requests. Spanning asks for a pause.');
  await expect(stale(page)).toContainText('Try again in 4 min.');
  expect(tries).toBe(1);
});

type Body = Record<string, any>;
const first = (change: (row: Body) => void) => (body: Body) => {
  change(body.items[0]);
  return body;
};
const senseless: [string, (body: Body) => unknown][] = [
  ['HTML', () => '<!doctype html><title>Sign in to the hotel network</title>'],
  ['nothing', () => ''],
  ['a list', (body) => body.items],
  ['a missing field', first((row) => delete row.domain)],
  ['null where a text is', first((row) => (row.name = null))],
  ['a text where a number is', first((row) => (row.numberOfUsers = '12'))],
  ['a fraction', first((row) => (row.numberOfUsers = 1.5))],
  ['a number beyond every number', (body) => JSON.stringify(body).replace(/"total":\d+/, '"total":1e999')],
  ['a number beyond 2^53 that fits nothing', first((row) => (row.numberOfUsers = 2 ** 80))],
  ['a negative count', (body) => ({ ...body, total: -1 })],
  ['rows of another kind', (body) => ({ ...body, items: { 0: body.items[0] } })],
];

test('F5 answers that make no sense: an error that names the call; what was there stays', async ({ page, server }) => {
  await list(page);
  for (const [what, change] of senseless) {
    await spoil(page, server, TENANTS, change);
    await refresh(page);
    await expect(stale(page), what).toContainText('The answer could not be read.');
    await expect(stale(page), what).toContainText('(ListTenants)');
    await expect(page.getByRole('row', { name: /3 Rivers Plumbing/ }), what).toBeVisible();
    await page.unroute(TENANTS);
    await stale(page).getByRole('button', { name: 'Try again' }).click();
    await expect(stale(page), what).toBeHidden();
  }
});

test('F5 what can be understood is: more fields, another content type, 2^53 + 2, names of 5 MB', async ({
  page,
  server,
}) => {
  await signIn(page, people.superuser, `${LIST}?columns=name%2Cstorage`);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  await page.route(TENANTS, async (route) => {
    const answer = await answerTo(server, route.request());
    const body = answer.json();
    Object.assign(body, { more: { of: ['it'] } });
    Object.assign(body.items[0], { colour: 'red', name: `Long${'g'.repeat(5 * 1024 * 1024)}` });
    body.items[0].storageInformation = { protectedBytes: 2 ** 53 + 2, usedBytes: 2 ** 53 + 2 };
    answer.headers['content-type'] = 'text/plain';
    await give(route, answer, JSON.stringify(body));
  });
  await refresh(page);
  await expect(page.locator('tr[data-row="0"] .tenant-link')).toHaveText(/^Longggg/);
  await expect(page.locator('tr[data-row="0"]')).toContainText('8.0 PiB');
  await expect(stale(page)).toBeHidden();
  await page.unroute(TENANTS);
  await refresh(page);
  await expect(page.getByRole('row', { name: /3 Rivers Plumbing/ })).toBeVisible();
});

test('F5 on other pages too: the start, the integrations, the details of a tenant', async ({ page, server }) => {
  await openIntegrations(page);
  const nonsense = { contentType: 'text/html', body: '<p>Gateway</p>' };
  const error = page.getByRole('alert').filter({ hasText: 'The answer could not be read' });
  for (const [which, call] of [
    ['**/api/v1/session', 'GetSession'],
    ['**/integrations', 'GetIntegrations'],
  ] as const) {
    // The page itself may have such an address too.
    const spoiled = (route: Route) =>
      route.request().resourceType() === 'fetch' ? route.fulfill(nonsense) : route.continue();
    await page.route(which, spoiled);
    await page.reload();
    await expect(error).toContainText(`(${call})`);
    await page.unroute(which);
    await error.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('switch')).toBeVisible();
  }
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await spoil(page, server, '**/tenants/tn_aldergrove', () => ({ tenant: {} }));
  await signIn(page, people.superuser, `${LIST}?tenant=tn_aldergrove`);
  await expect(page.locator('.drawer').getByRole('alert')).toContainText('(GetTenant)');
});

test('F6 values of a newer release are shown as given, in a neutral look', async ({ page, server }) => {
  await spoil(page, server, TENANTS, (body) => {
    const row = body.items[0];
    Object.assign(row, { subscription: 'platinum', region: 'mars', backupStatusLastSevenDaysTotal: 'hibernating' });
    row.lastBackup.status = 'hibernating';
    row.lastSevenDays[6] = 'hibernating';
    return body;
  });
  await signIn(page, people.superuser, `${LIST}?columns=name%2ClastBackup%2CsevenDays%2Csubscription%2Cregion`);
  const row = page.locator('tr[data-row="0"]');
  const badge = row.locator('.badge').filter({ hasText: 'hibernating' });
  await expect(badge).toBeVisible();
  await expect(badge).toHaveClass(/tone-neutral/);
  await expect(row).toContainText('platinum');
  await expect(row).toContainText('mars');

  await spoil(page, server, /\/api\/v1\/alerts(\?|$)/, (body) => {
    Object.assign(body.items[0], { severity: 'apocalyptic', kind: 'meteor' });
    return body;
  });
  await page.goto('/uniview2/alerts');
  const alert = page.locator('tr[data-row="0"]');
  await expect(alert.locator('.badge').filter({ hasText: 'apocalyptic' })).toHaveClass(/tone-neutral/);
  await expect(alert).toContainText('meteor');

  await spoil(page, server, '**/api/v1/session', (body) => {
    body.scope.portal = 'uniview3';
    return body;
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'This portal is newer than the console' }).first()).toBeVisible();
});

test('F11 an answer that comes after a newer one is ignored', async ({ page, server }) => {
  await list(page);
  const box = page.getByRole('combobox', { name: 'Filter tenants' });
  // The older answer is on its way for as long as the test wants, whether or not anybody still asks for it.
  let late = async () => {};
  await page.route(/\/api\/v1\/tenants\?.*q=aldergrove/, async (route) => {
    const answer = await answerTo(server, route.request());
    await new Promise<void>((release) => (late = async () => release()));
    await give(route, answer).catch(() => {});
  });
  const asked = page.waitForRequest(/q=aldergrove/);
  await box.fill('aldergrove');
  await asked;
  await box.fill('northgate');
  await expect(page.getByRole('row', { name: /Northgate Dental Care/ }).first()).toBeVisible();
  await late();
  await page.waitForTimeout(300);
  await expect(page.getByRole('row', { name: /Aldergrove/ })).toHaveCount(0);
  await expect(page.getByText('2 tenants match')).toBeVisible();

  // The same for one tenant after another.
  const drawer = page.locator('.drawer');
  await page.route('**/tenants/tn_aldergrove', async (route) => {
    const answer = await answerTo(server, route.request());
    await new Promise<void>((release) => (late = async () => release()));
    await give(route, answer).catch(() => {});
  });
  await box.fill('dental');
  await expect(page.getByText('7 tenants match')).toBeVisible();
  const opened = page.waitForRequest('**/tenants/tn_aldergrove');
  await page.getByRole('link', { name: 'Aldergrove Dental Group' }).click();
  await opened;
  await drawer.getByRole('button', { name: 'Next tenant' }).click();
  const title = drawer.getByRole('heading').first();
  await expect(title).not.toHaveText('Aldergrove Dental Group');
  const shown = (await title.textContent()) ?? '';
  await late();
  await page.waitForTimeout(300);
  await expect(title).toHaveText(shown);
});

test('F12 a double click, and two tabs at once: one effect', async ({ page, context }) => {
  await hasty(page);
  const licences = async (tab: Page, number: string) => {
    await tab.getByRole('button', { name: /^Actions for/ }).first().click();
    await tab.getByRole('menuitem', { name: 'Allocate licences' }).click();
    await tab.getByRole('textbox', { name: 'Standard licences' }).fill(number);
  };
  await signIn(page, people.superuser, `${LIST}?q=aldergrove`);
  const other = await context.newPage();
  await other.goto(`${LIST}?q=aldergrove`);
  await licences(page, '77');
  await licences(other, '78');
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.headers()['idempotency-key'] ?? '');
  });
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await expect(page.getByText('has 77 Standard and 5 Archived licences.')).toBeVisible();
  expect(sent.length).toBe(1);
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Somebody changed this meanwhile')).toBeVisible();
  expect(new Set(sent).size).toBe(2);
  await page.goto('/uniview2/activity');
  await expect(page.getByRole('row', { name: /licences/i })).toHaveCount(1);
});
