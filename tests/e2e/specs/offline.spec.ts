/** The page without a network, by the worker that keeps the last one. */
import { expect, test } from '../fixtures';
import { itComplete, openIntegrations, people } from '../pages/console';
import { catalog, enter } from '../pages/language';

test.use({ serviceWorkers: 'allow' });

test('F1 a reload without a network shows the console, which says so and goes on by itself', async ({
  page,
  context,
  problems,
}) => {
  problems.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|unhandled/i);
  await openIntegrations(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(itComplete(page)).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/\/sw\.js$/);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  // Nothing of the API was kept.
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toEqual(['/']);

  await context.setOffline(false);
  await expect(itComplete(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('You are offline')).toHaveCount(0);
});

test.describe('in another language', () => {
  test.use({ locale: 'de-DE' });

  test('F1 its words are kept as well', async ({ page, context, problems }) => {
    problems.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|unhandled/i);
    await enter(page, people.globalAdmin, '/settings/integrations');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await expect(page.getByRole('switch')).toBeVisible();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText(catalog('de')['You are offline']!)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole('switch')).toBeVisible({ timeout: 15_000 });
  });
});
