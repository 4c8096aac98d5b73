import type { Page } from '@playwright/test';
import { axe, expect, type MockServer, test } from '../fixtures';
import { forgetSession, openIntegrations, people, signIn } from '../pages/console';
import { answerTo } from '../support/faults';

test('the page has its shape before the app arrives', async ({ page }) => {
  await page.route(/\.wasm$/, async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.locator('#boot .skeleton-row').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('#boot')).toHaveCount(0);
});

const noWasm: [string, (page: Page, server: MockServer) => Promise<unknown>][] = [
  ['not supported', (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'))],
  [
    'blocked by a content security policy',
    (page, server) =>
      page.route(/\/$/, async (route) => {
        const body = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'">`;
        const { text } = await answerTo(server, route.request());
        await route.fulfill({ contentType: 'text/html', body: text.replace('<head>', `<head>${body}`) });
      }),
  ],
  ['lost on the way', (page) => page.route(/\.wasm$/, (route) => route.abort())],
  ['not what it should be', (page) => page.route(/\.wasm$/, (route) => route.fulfill({ body: '<html>' }))],
];

for (const [how, spoil] of noWasm) {
  test(`F24 WebAssembly is ${how}: a static page says what to do`, async ({ page, server, problems }) => {
    problems.expect(/.*/);
    await spoil(page, server);
    await page.goto('/');
    const message = page.locator('.boot-failed');
    await expect(message).toBeVisible();
    await expect(message).toContainText('The console could not start');
    await expect(message).toContainText('ask your administrator to allow WebAssembly for this site');
    await expect(message.getByRole('link', { name: 'Reload' })).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });
}

test('F20 a page whose file does not arrive says so and can be tried again', async ({ page, problems }) => {
  problems.expect(/.*/);
  const missing = /split-settings-.*\.wasm$/;
  await page.route(missing, (route) => route.abort());
  await signIn(page, people.globalAdmin, '/settings/integrations');
  await expect(page.getByRole('heading', { name: 'This page could not be loaded' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  await page.unroute(missing);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('switch', { name: 'Login with IT Complete' })).toBeVisible();
});

test('F20 a newer version on the server is offered, and what was typed stays', async ({ page, server }) => {
  await page.clock.install({ time: server.now() });
  await signIn(page, people.superuser);
  const filter = page.getByRole('searchbox').or(page.getByPlaceholder('Filter tenants')).first();
  await filter.fill('dental');
  const now = await server.request('console', '/');
  const newer = now.text.replace(/spanning-console-[0-9a-f]+/g, 'spanning-console-0123456789abcdef');
  expect(newer).not.toBe(now.text);
  await page.route(server.url('console', '/'), (route) => route.fulfill({ body: newer, contentType: 'text/html' }));
  const back = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await back();
  await expect(page.getByText('A newer version of the console is ready')).toHaveCount(0);
  await page.clock.fastForward('06:00');
  await back();
  await expect(page.getByText('A newer version of the console is ready')).toBeVisible();
  await expect(filter).toHaveValue('dental');
  await page.unroute(server.url('console', '/'));
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText('A newer version of the console is ready')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
});

test('a page is fetched only where it is shown', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const files = () => new Set(fetched.filter((path) => /split-.*\.wasm$/.test(path)));
  const parts = () => [...files()].map((path) => path.split('-')[1]);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(parts()).toEqual(['login']);
  await signIn(page, people.superuser);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  expect(parts()).toEqual(['login', 'dashboard']);
});

// The browser's own switch for JavaScript does not draw <noscript> when a driver flips it; the page has it.
test('F24 without JavaScript the page says so', async ({ server }) => {
  const page = await server.request('console', '/');
  expect(page.text).toMatch(/<noscript>[\s\S]*The console needs JavaScript[\s\S]*<\/noscript>/);
});

for (const width of [1440, 400]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing overflows sideways at ${width} px, ${colorScheme}`, async ({ page, server }) => {
      await server.restart();
      await page.setViewportSize({ width, height: 860 });
      await page.emulateMedia({ colorScheme });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await openIntegrations(page);
      await expect(page.getByRole('switch')).toBeVisible();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.goto('/activity');
      await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await forgetSession(page);
      await signIn(page, people.superuser);
      await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  }
}

test('the app has no director', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, people.superuser);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await page.keyboard.press('Alt+Shift+D');
  await expect(page.getByText('Demo director')).toHaveCount(0);
  expect(asked.filter((path) => path.startsWith('/__mock'))).toEqual([]);
  expect((await server.request('console', '/__mock/world', { method: 'POST', body: '{"scenario":"empty"}' })).status).toBe(404);
});
