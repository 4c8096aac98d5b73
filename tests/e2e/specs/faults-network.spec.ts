/** F1 to F3 of the case table: no network, a broken one, a slow one. */
import type { Route } from '@playwright/test';
import { expect, test } from '../fixtures';
import { fillSignIn, people, signIn } from '../pages/console';
import { answerTo, API, Faulty, give, hasty, LIST, TENANTS } from '../support/faults';

test.beforeEach(async ({ server, problems }) => {
  problems.expect(/Failed to load resource|net::ERR_/);
  await server.restart();
});

test('F1 offline at start: a clear page says so, and it goes on by itself', async ({ page, context, server }) => {
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  // The console's files are at hand, as a browser may have kept them; nothing else is.
  await page.route('**/*', async (route) => {
    if (API.test(route.request().url())) return route.abort('internetdisconnected');
    await give(route, await answerTo(server, route.request()));
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No connection' }).first()).toBeVisible();
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.unroute('**/*');
  await context.setOffline(false);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  await expect(page.getByText('You are offline')).toBeHidden();
});

test('F1 going offline: a banner, the age of what is shown, and it refreshes by itself', async ({
  page,
  context,
  server,
}) => {
  await page.clock.install({ time: server.now() });
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  await context.setOffline(true);
  const banner = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(banner).toContainText('The network was lost just now. What you see is from before');
  await page.clock.fastForward('12:00');
  await expect(banner).toContainText('lost 12 min. ago');
  await page.getByRole('button', { name: 'Refresh' }).click();
  const stale = page.getByRole('status').filter({ hasText: 'Newer data could not be loaded' });
  await expect(stale).toContainText('What you see was loaded 12 min. ago. No connection.');
  await expect(page.getByRole('row', { name: /3 Rivers Plumbing/ })).toBeVisible();
  // Meanwhile somebody removes a tenant.
  const control = { 'Content-Type': 'application/json', 'X-Spanning-Client': 'e2e', 'Idempotency-Key': 'gone' };
  const body = JSON.stringify({ email: people.superuser, password: 'simulation' });
  const signedIn = await server.request('console', '/api/v1/session', { method: 'POST', headers: control, body });
  const Cookie = [signedIn.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]).join('; ');
  const gone = await server.request('console', '/api/v1/tenants/tn_aldergrove', {
    method: 'DELETE',
    headers: { ...control, Cookie },
  });
  expect(gone.status).toBeLessThan(300);
  await context.setOffline(false);
  await expect(page.getByText('241 tenants').first()).toBeVisible();
  await expect(banner).toBeHidden();
  await expect(stale).toBeHidden();
});

const broken: [string, (route: Route) => Promise<void>, RegExp][] = [
  ...[500, 502, 503, 504].map((status): (typeof broken)[number] => [
    String(status),
    (route) => route.fulfill({ status, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    /Not available at the moment\./,
  ]),
  // A page cannot tell these from each other, and neither can a failed TLS handshake be told from them.
  ...(['connectionreset', 'namenotresolved', 'failed'] as const).map((code): (typeof broken)[number] => [
    code,
    (route) => route.abort(code),
    /No connection\./,
  ]),
];

test('F2 each way to fail: reads are tried again, then an error with a retry; what was on screen stays', async ({
  page,
}) => {
  await hasty(page);
  await signIn(page, people.superuser, LIST);
  const row = page.getByRole('row', { name: /3 Rivers Plumbing/ });
  const stale = page.getByRole('status').filter({ hasText: 'Newer data could not be loaded' });
  for (const [name, fail, words] of broken) {
    // What failed before has used up retries.
    await page.reload();
    await expect(row, name).toBeVisible();
    let tries = 0;
    await page.route(TENANTS, (route) => {
      tries += 1;
      return fail(route);
    });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(stale, name).toContainText(words);
    expect(tries, name).toBe(4);
    await expect(row, name).toBeVisible();
    await page.unroute(TENANTS);
    await stale.getByRole('button', { name: 'Try again' }).click();
    await expect(stale, name).toBeHidden();
  }
  // One failure in between is nobody's business.
  let first = true;
  await page.route(TENANTS, (route) => {
    const fail = first;
    first = false;
    return fail ? route.fulfill({ status: 503, body: '' }) : route.continue();
  });
  const again = page.waitForResponse((response) => TENANTS.test(response.url()) && response.status() === 200);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await again;
  await expect(stale).toBeHidden();
});

test('F2 a back end in trouble is spared: after many failures there are no retries until it answers', async ({ page }) => {
  await hasty(page);
  await signIn(page, people.superuser, LIST);
  const stale = page.getByRole('status').filter({ hasText: 'Newer data could not be loaded' });
  await expect(page.getByRole('row', { name: /3 Rivers Plumbing/ })).toBeVisible();
  const counted: number[] = [];
  await page.route(TENANTS, (route) => {
    counted[counted.length - 1]! += 1;
    return route.fulfill({ status: 503, body: '' });
  });
  // Other calls are answered meanwhile, which gives some of the budget back; without one it would be 4 each time.
  const rounds = 8;
  while (counted.length < rounds && (counted.at(-1) ?? rounds) >= 3) {
    counted.push(0);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => counted.at(-1)).toBeGreaterThan(0);
    await expect(stale).toBeVisible();
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled();
    await page.waitForTimeout(1_500);
  }
  expect(counted[0]).toBe(4);
  expect(counted.at(-1), `tries of each round: ${counted}`).toBeLessThan(3);
});

test('F2 with nothing on screen: an error in its place, and a retry', async ({ page }) => {
  await hasty(page);
  await page.route(TENANTS, (route) => route.abort('connectionreset'));
  await signIn(page, people.superuser, LIST);
  const error = page.getByRole('alert').filter({ hasText: 'The tenants could not be loaded' });
  await expect(error).toContainText('No connection. Spanning could not be reached.');
  await page.unroute(TENANTS);
  await error.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('F2 what has no key of its own is sent once: a sign-in', async ({ page }) => {
  await page.goto('/login');
  let tries = 0;
  await page.route('**/api/v1/session', (route) => {
    tries += 1;
    return route.fulfill({ status: 503, body: '' });
  });
  await fillSignIn(page, people.superuser);
  await expect(page.getByRole('alert').filter({ hasText: 'Not available at the moment' })).toBeVisible();
  expect(tries).toBe(1);
  await expect(page.getByLabel('E-mail address')).toHaveValue(people.superuser);
});

test('F3 a late first byte: a skeleton, words after five seconds, and a way to stop', async ({ page, server }) => {
  await page.clock.install({ time: server.now() });
  await page.route(TENANTS, () => {});
  await signIn(page, people.superuser, LIST);
  const skeleton = page.locator('.skeleton-rows');
  await expect(skeleton).toBeVisible();
  // It is drawn at once, and stays unseen for as long as waiting is not noticed.
  expect(await skeleton.evaluate((element) => getComputedStyle(element).animationDelay)).toBe('0.2s');
  const working = page.getByRole('status').filter({ hasText: 'Still working' });
  // The clock goes on by itself too: on a slow machine by more than a second until one looks.
  await page.clock.fastForward(2_000);
  await expect(working).toBeHidden();
  await page.clock.fastForward(8_000);
  await expect(working).toContainText('Spanning has not answered yet.');
  await expect(skeleton).toBeVisible();
  await working.getByRole('button', { name: 'Stop waiting' }).click();
  const error = page.getByRole('alert').filter({ hasText: 'The tenants could not be loaded' });
  await expect(error).toContainText('This takes too long.');
  await expect(working).toBeHidden();
  await page.unroute(TENANTS);
  await error.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('F3 a slow body is waited for; a body that is cut off is an error and no empty list', async ({ page, server }) => {
  await hasty(page);
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  const request = page.waitForRequest(TENANTS);
  await page.getByRole('button', { name: 'Refresh' }).click();
  const { bytes } = await answerTo(server, await request);
  const half = bytes.subarray(0, bytes.length / 2);
  const head = { 'content-type': 'application/json', 'content-length': String(bytes.length) };

  const slow = await Faulty.start((response) => {
    response.writeHead(200, head);
    response.write(half);
    setTimeout(() => response.end(bytes.subarray(half.length)), 1_500);
  });
  await slow.lead(page, TENANTS);
  await page.goto(LIST);
  await expect(page.locator('.skeleton-rows')).toBeVisible();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  await page.unroute(TENANTS);
  await slow.stop();

  const cut = await Faulty.start((response) => {
    response.writeHead(200, head);
    response.write(half, () => setTimeout(() => response.destroy(), 50));
  });
  const whole = await Faulty.start((response) => {
    response.writeHead(200, { ...head, 'content-length': String(half.length) });
    response.end(half);
  });
  for (const [faulty, words] of [
    [cut, 'No connection.'],
    [whole, 'Something on the way may have changed or cut it off (ListTenants).'],
  ] as const) {
    await faulty.lead(page, TENANTS);
    await page.goto(LIST);
    await expect(page.getByRole('alert').filter({ hasText: 'The tenants could not be loaded' })).toContainText(words);
    await expect(page.getByText('No tenant is integrated yet')).toBeHidden();
    await page.unroute(TENANTS);
    await faulty.stop();
  }
});
