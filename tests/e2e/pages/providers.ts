/** The login pages of Microsoft 365 and KaseyaOne, as a person walks through them. */
import { expect, type Page } from '@playwright/test';

/** Picks an account at Microsoft, signs in, and stops at the consent page (if there is one). */
export async function signInAtMicrosoft(page: Page, name: string): Promise<void> {
  await expect(page).toHaveURL(/login-microsoft\.localhost/);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Accepts at the consent page; a consent that was given before is not asked for again. */
export async function acceptAtMicrosoft(page: Page, name: string): Promise<void> {
  await signInAtMicrosoft(page, name);
  const accept = page.getByRole('button', { name: 'Accept' });
  await expect(accept.or(page.locator('#main'))).toBeVisible();
  if (await accept.isVisible()) await accept.click();
}

/** Declines at the consent page. */
export async function declineAtMicrosoft(page: Page, name: string): Promise<void> {
  await signInAtMicrosoft(page, name);
  await page.getByRole('button', { name: 'Cancel' }).click();
}

/** Logs in at KaseyaOne with the button that fills the form, password and code. */
export async function logInAtKaseyaOne(page: Page, user: RegExp | string): Promise<void> {
  await expect(page).toHaveURL(/kaseyaone\.localhost/);
  await page.getByRole('button', { name: user }).first().click();
  const next = page.getByRole('button', { name: 'Next' });
  await expect(next.or(page.getByRole('button', { name: 'Log in', exact: true }))).toBeVisible();
  if (await next.isVisible()) await next.click();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByLabel(/Code from your authenticator app/).fill('123456');
  await page.getByRole('button', { name: 'Verify' }).click();
}
