/** The console itself, as a person uses it. */
import { expect, type Page } from '@playwright/test';

/** Accounts of the simulation. */
export const people = {
  globalAdmin: 'maya.lindqvist@aldergrovedental.example',
  secondGlobalAdmin: 'priya.raman@aldergrovedental.example',
  spanningAdmin: 'tom.okafor@aldergrovedental.example',
  user: 'elena.duarte@aldergrovedental.example',
  superuser: 'grace.whitfield@brightwater.example',
  monitor: 'liam.fraser@brightwater.example',
  vsa10: 'noor.haddad@brightwater.example',
  vsa9: 'peter.novak@brightwater.example',
  uniview1: 'ruth.calloway@brightwater.example',
};

/** Fills in the sign-in form and sends it. */
export async function fillSignIn(page: Page, email: string, password = 'simulation'): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Opens a page of the console and signs in on the way. */
export async function signIn(page: Page, email: string, path = '/'): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await fillSignIn(page, email);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeHidden();
}

/** Opens Settings > Integrations as somebody. */
export async function openIntegrations(page: Page, email = people.globalAdmin): Promise<void> {
  await signIn(page, email, '/settings/integrations');
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
}

/** The switch of Login with IT Complete. */
export const itComplete = (page: Page) => page.getByRole('switch', { name: 'Login with IT Complete' });

/** Confirms the open closing dialog by typing the tenant's name. */
export async function confirmClosing(page: Page, button: string, tenant = 'Aldergrove Dental Group'): Promise<void> {
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').last().fill(tenant);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Starts an attempt from the tile; ends on the attempt's page. */
export async function startLinking(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Link Organization' }).click();
  await expect(page).toHaveURL(/\/link\/la_/);
  await expect(page.getByRole('heading', { name: 'Two sign-ins, then you confirm' })).toBeVisible();
}

/** Leaves as if this browser had never been here. */
export async function forgetSession(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  await page.context().clearCookies();
}
