/** F7, F8, F10, F20 and F21 of the case table: sessions that end, tenants that are gone, refusals, new releases. */
import type { Page, Route } from '@playwright/test';
import { axe, expect, test } from '../fixtures';
import { fillSignIn, people, signIn } from '../pages/console';
import { LIST } from '../support/faults';

test.beforeEach(async ({ server, problems }) => {
  problems.expect(/status of 4\d\d|Failed to load resource|on 'WebAssembly'/);
  await server.restart();
});

const DEMO = 'Aldergrove Dental Group';

/** Refuses in the server's place. */
const refuse = (route: Route, status: number, code: string, more: object = {}) => {
  const body = { type: 'about:blank', title: 'Refused', status, code, correlationId: 'c_1', ...more };
  return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) });
};

/** Opens the licences of the demo tenant and types a number. */
async function typeLicences(page: Page, number: string): Promise<void> {
  await signIn(page, people.superuser, `${LIST}?q=aldergrove`);
  await page.getByRole('button', { name: `Actions for ${DEMO}` }).click();
  await page.getByRole('menuitem', { name: 'Allocate licences' }).click();
  await page.getByRole('textbox', { name: 'Standard licences' }).fill(number);
}

const licences = (page: Page) => page.getByRole('dialog', { name: `Licences of ${DEMO}` });

test('F7 401: one signs in over the page, and what was typed is still there', async ({ page }) => {
  await typeLicences(page, '77');
  await page.context().clearCookies();
  await licences(page).getByRole('button', { name: 'Save' }).click();
  const again = page.getByRole('dialog', { name: 'You are signed out' });
  await expect(again).toContainText('This page, and what you have typed, stay as they are.');
  await expect(again.getByLabel('E-mail address')).toHaveValue(people.superuser);
  expect(await axe(page)).toEqual([]);
  await fillSignIn(page, people.superuser);
  await expect(again).toBeHidden();
  await expect(licences(page).getByRole('textbox', { name: 'Standard licences' })).toHaveValue('77');
  await licences(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${DEMO} has 77 Standard and 5 Archived licences.`)).toBeVisible();
});

test('F7 401 after a new release: where the form is gone, one signs in in another tab', async ({ page, context, server }) => {
  await signIn(page, people.superuser, `${LIST}?q=aldergrove`);
  await page.route(/split-login-.*\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.getByRole('button', { name: `Actions for ${DEMO}` }).click();
  await page.getByRole('menuitem', { name: 'Allocate licences' }).click();
  const typed = page.getByRole('textbox', { name: 'Standard licences' });
  await typed.fill('77');
  await context.clearCookies();
  await licences(page).getByRole('button', { name: 'Save' }).click();
  const again = page.getByRole('dialog', { name: 'You are signed out' });
  const elsewhere = again.getByRole('link', { name: /^Sign in in another tab/ });
  await expect(elsewhere).toBeVisible();
  expect(await axe(page)).toEqual([]);
  const [other] = await Promise.all([context.waitForEvent('page'), elsewhere.click()]);
  await other.goto(server.url('console', '/login'));
  await fillSignIn(other, people.superuser);
  await expect(other.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await other.close();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(again).toBeHidden();
  await expect(typed).toHaveValue('77');
});

test('F7 401 of a read: the same, wherever one is', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await expect(page.getByText('7 tenants match')).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('northgate');
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await fillSignIn(page, people.superuser);
  await expect(page.getByRole('combobox', { name: 'Filter tenants' })).toHaveValue('northgate');
  await expect(page.getByText('2 tenants match')).toBeVisible();
});

test('F7 403: it says which role is missing, and who has it', async ({ page }) => {
  await typeLicences(page, '77');
  // The role was taken away since the page was opened.
  await page.route('**/licences', (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    const who = { requiredRole: 'Admin', roleHolders: ['Daniel Osei', 'Grace Whitfield'] };
    return refuse(route, 403, 'role_missing', who);
  });
  await licences(page).getByRole('button', { name: 'Save' }).click();
  await expect(licences(page).getByRole('alert').filter({ hasText: 'role' })).toContainText(
    'This needs the role Admin. Your role does not allow this. Nothing was changed. Ask Daniel Osei and Grace Whitfield.',
  );
  await expect(licences(page).getByRole('textbox', { name: 'Standard licences' })).toHaveValue('77');
});

test('F8 404 and 410: a page of its own, and the way back to the list', async ({ page }) => {
  await signIn(page, people.superuser, '/t/tn_nowhere');
  await expect(page.getByRole('heading', { name: 'There is no such tenant' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to the list of tenants' }).click();
  await expect(page.getByText('242 tenants').first()).toBeVisible();

  await page.evaluate(async () => {
    const headers = { 'X-Spanning-Client': 'test', 'Idempotency-Key': 'remove' };
    await fetch('/api/v1/tenants/tn_aldergrove', { method: 'DELETE', headers });
  });
  await page.goto('/t/tn_aldergrove');
  await expect(page.getByRole('heading', { name: /was removed/ })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the list of tenants' }).click();
  await expect(page.getByText('241 tenants').first()).toBeVisible();

  // In the details of the list the list itself is the way back.
  for (const [id, words] of [
    ['tn_nowhere', 'There is no such tenant'],
    ['tn_aldergrove', /was removed/],
  ] as const) {
    await page.goto(`${LIST}?tenant=${id}`);
    const drawer = page.locator('.drawer');
    await expect(drawer.getByText(words)).toBeVisible();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await expect(drawer).toBeHidden();
    await expect(page).not.toHaveURL(/tenant=/);
  }
});

test('F10 422: the errors stand at their fields, focus goes to the first, nothing typed is lost', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  await page.getByRole('button', { name: 'Integrate tenant' }).click();
  const dialog = page.getByRole('dialog');
  const domain = dialog.getByLabel('Domain of the Microsoft 365 tenant');
  await domain.fill('larkfieldlaw.example');
  await page.route('**/api/v1/onboardings', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const fields = [
      { field: 'domain', message: 'This domain is on a list.' },
      { field: 'organizationId', message: 'This organization was closed.' },
    ];
    return refuse(route, 422, 'invalid_fields', { detail: 'Some fields are not valid.', fields });
  });
  await dialog.getByRole('button', { name: 'Copy invite link' }).click();
  await expect(domain).toHaveAccessibleDescription(/This domain is on a list\./);
  await expect(domain).toHaveAttribute('aria-invalid', 'true');
  await expect(domain).toBeFocused();
  await expect(dialog.getByText('This organization was closed.')).toBeVisible();
  await expect(domain).toHaveValue('larkfieldlaw.example');
  expect(await axe(page)).toEqual([]);
});

test('F20 after a new release: a part that is gone offers a reload, and what was typed stays', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('dental');
  await expect(page.getByText('7 tenants match')).toBeVisible();
  const gone = /split-.*\.wasm$/;
  await page.route(gone, (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' }));
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'This page could not be loaded' });
  await expect(dialog).toContainText('After an update of the console, reload.');
  await expect(dialog.getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Filter tenants' })).toHaveValue('dental');
  await page.unroute(gone);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
  await expect(page).toHaveURL(/q=dental/);
});

test('F20 a newer back end refuses what the old tab asks: reload, nothing typed is lost', async ({ page }) => {
  await typeLicences(page, '77');
  await page.route('**/licences', (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    return refuse(route, 405, 'method_not_allowed');
  });
  await licences(page).getByRole('button', { name: 'Save' }).click();
  const said = licences(page).getByRole('alert').filter({ hasText: 'as after an update' });
  await expect(said).toContainText('Reload the page and try again.');
  await expect(licences(page).getByRole('textbox', { name: 'Standard licences' })).toHaveValue('77');
});

test('F21 two tabs: signing out in one is noticed in the other on coming back to it', async ({ page, context }) => {
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  const other = await context.newPage();
  await other.goto('/uniview2/alerts');
  await other.getByRole('button', { name: /Grace Whitfield/ }).click();
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
});

test('F21 two tabs: a change in one is there in the other when one comes back to it', async ({ page, context }) => {
  await signIn(page, people.globalAdmin, '/settings/integrations');
  const toggle = (tab: Page) => tab.getByRole('switch', { name: 'Login with IT Complete' });
  await expect(toggle(page)).toBeChecked();
  const other = await context.newPage();
  await other.goto('/settings/integrations');
  await toggle(other).click();
  const dialog = other.getByRole('alertdialog');
  await dialog.getByRole('textbox').last().fill(DEMO);
  await dialog.getByRole('button', { name: 'Turn off', exact: true }).click();
  await expect(toggle(other)).not.toBeChecked();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(toggle(page)).not.toBeChecked();

  // Somebody else in another tab: nothing of the first person stays on the page.
  await other.evaluate(() => localStorage.clear());
  await context.clearCookies();
  await signIn(other, people.user, '/activity');
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.getByText('Integrations are for administrators')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
