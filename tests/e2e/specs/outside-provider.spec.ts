/** The chain with an OpenID provider that is not ours in the place of the KaseyaOne login. */
import { expect, test as base } from '../fixtures';
import { openIntegrations, startLinking } from '../pages/console';
import { acceptAtMicrosoft } from '../pages/providers';
import { OutsideProvider } from '../support/outside';
import { freePort, MockServer } from '../support/server';

const test = base.extend<object, { provider: OutsideProvider }>({
  provider: [
    async ({}, use) => {
      const provider = new OutsideProvider(await freePort());
      await use(provider);
      provider.stop();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ provider }, use, info) => {
      const port = await freePort();
      await provider.start(`http://console.localhost:${port}`);
      // The provider's tokens have the machine's time, so the world has it too.
      const world = { kaseyaoneIssuer: provider.issuer, now: new Date().toISOString() };
      const server = await MockServer.start(`outside-${info.workerIndex}`, world, port);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(async ({ page, problems, server }) => {
  await server.restart();
  // Its own pages ask for a font and an icon that are not there, and refusals are answers with a 4xx.
  problems.expect(/fonts\.googleapis|favicon\.ico|status of 4/);
  await openIntegrations(page);
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await acceptAtMicrosoft(page, 'Maya Lindqvist');
  await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
});

test('a user without the Master role is refused, with the account', async ({ page, provider }) => {
  await provider.logIn(page, 'ben.billing');
  await expect(page.locator('main')).toContainText('Master');
  await expect(page.locator('main')).toContainText('ben.billing@northgate.example');
  await expect(page.getByRole('button', { name: 'Link Organization' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).first().click();
});

test('a token without a company links nothing', async ({ page, provider }) => {
  await provider.logIn(page, 'nora.nobody');
  await expect(page).toHaveURL(/console\.localhost.*\/link\//);
  await expect(page.getByRole('button', { name: 'Link Organization' })).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
});

test('a Master is proven by the token, and the company is linked', async ({ page, provider }) => {
  await provider.logIn(page, 'olivia.master');
  await expect(page.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Northgate Holdings');
  await expect(page.locator('main')).toContainText('olivia.master@northgate.example');
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', { name: 'Link Organization' }).click();
  await expect(page).toHaveURL(/\/settings\/integrations/);
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Northgate Holdings');
});
