/** The demo director in front of the mock server. */
import { join, resolve } from 'node:path';
import { expect, test } from '../fixtures';
import { itComplete, openIntegrations, people } from '../pages/console';
import { Director } from '../pages/director';

const dist = process.env.SPANNING_SERVED_DEMO ?? join(resolve(__dirname, '../../..'), 'target/demo-dist');

test.use({ world: { dist, data: join(resolve(__dirname, '../results'), `director-${process.pid}`) } });

test('the director drives the server, and its link restores what was', async ({ page, context, server, problems }) => {
  // The answers that break off, and the sessions that end with their world.
  problems.expect(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|status of 401/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url('console').slice(0, -1) });
  await openIntegrations(page);
  const director = new Director(page);
  await director.begin('it-complete-off');
  await expect(itComplete(page)).not.toBeChecked();
  const state = async () =>
    (await server.request('console', '/__mock/state', { headers: { 'X-Mock-Control': '1' } })).json();
  expect((await state()).scenario).toBe('it-complete-off');
  await itComplete(page).click();
  await expect(itComplete(page)).toBeChecked();
  const link = await director.link();

  // A power cut keeps the other world, as it keeps everything.
  await server.kill();
  await server.start();
  expect((await state()).scenario).toBe('it-complete-off');

  await director.begin('default');
  await director.signIn(people.superuser);
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await page.goto(link);
  await expect(page).toHaveURL(/settings\/integrations$/);
  await expect(itComplete(page)).toBeChecked();
  const { scenario, journal } = await state();
  expect([scenario, journal > 1]).toEqual(['it-complete-off', true]);

  await director.planFault('GetIntegrations', 'The answer breaks off in the middle', 'Until it is removed');
  await page.reload();
  await expect(page.locator('#main').getByRole('button', { name: 'Try again' }).first()).toBeVisible({ timeout: 20_000 });
  await director.panel.getByRole('button', { name: 'Remove all faults' }).click();
  await page.locator('#main').getByRole('button', { name: 'Try again' }).first().click();
  await expect(itComplete(page)).toBeChecked();
});
