import { expect, test } from '../fixtures';
import { forgetSession, openIntegrations, people, signIn } from '../pages/console';

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

test('without WebAssembly a page says what to do (F24)', async ({ page, problems }) => {
  problems.expect(/.*/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('The console could not start')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Reload' })).toBeVisible();
});

test('a page whose file does not arrive says so and can be tried again (F20)', async ({ page, problems }) => {
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

test('a page is fetched only where it is shown', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const parts = () => fetched.filter((path) => /split-.*\.wasm$/.test(path)).map((path) => path.split('-')[1]);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(parts()).toEqual([]);
  await signIn(page, people.superuser);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  expect(parts()).toEqual(['portals']);
});

// The browser's own switch for JavaScript does not draw <noscript> when a driver flips it; the page has it.
test('without JavaScript the page says so', async ({ server }) => {
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
