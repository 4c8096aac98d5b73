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
