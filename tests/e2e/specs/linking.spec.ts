/** The chain as one journey, with accessibility on the way. Every case of it: linking-cases.spec.ts. */
import { axe, expect, test } from '../fixtures';
import { confirmClosing, openIntegrations, startLinking } from '../pages/console';
import { acceptAtMicrosoft, declineAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await openIntegrations(page);
});

const toMicrosoft = { name: 'Continue to Microsoft 365' };
const toKaseyaOne = { name: 'Continue to KaseyaOne' };

test('L1 all well: through both logins and back, confirmed, linked, audited, unlinked (L32)', async ({ page }) => {
  await startLinking(page);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', toMicrosoft).click();
  await acceptAtMicrosoft(page, 'Maya Lindqvist');
  await expect(page.getByRole('heading', { name: 'Microsoft 365 is done. KaseyaOne is next' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', toKaseyaOne).click();
  await logInAtKaseyaOne(page, 'Grace Whitfield');

  await expect(page.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Brightwater Managed IT');
  await expect(page.locator('main')).toContainText('maya.lindqvist@aldergrovedental.example');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Link Organization' }).click();

  await expect(page).toHaveURL(/\/settings\/integrations/);
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Brightwater Managed IT');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();

  await page.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Single sign-on from UniView and VSA goes on.');
  await confirmClosing(page, 'Unlink');
  await expect(page.getByRole('button', { name: 'Link Organization' })).toBeVisible();

  await page.goto('/activity');
  await expect(page.getByRole('row', { name: /KaseyaOne unlinked|unlinked/i }).first()).toBeVisible();
});

test('L4 consent declined: nothing linked, one can try again', async ({ page }) => {
  await startLinking(page);
  await page.getByRole('button', toMicrosoft).click();
  await declineAtMicrosoft(page, 'Maya Lindqvist');
  await expect(page.getByRole('heading', { name: 'Not linked: consent declined' })).toBeVisible();
  await expect(page.locator('main')).toContainText('microsoft_declined');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(/login-microsoft/);
});
