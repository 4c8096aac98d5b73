/** Every page in every look, without one violation of WCAG 2.2 AA or of axe's best practices. */
import { axe, expect, test } from '../fixtures';
import { openIntegrations, people, signIn, startLinking } from '../pages/console';
import { open, outside, settled, visitors } from '../pages/places';
import { declineAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { judge, lookAt } from '../support/looks';

test.setTimeout(240_000);
test.beforeAll(({ server }) => server.restart());
test.beforeEach(async ({ page }) => lookAt(page, 'light'));

test('without a sign-in', async ({ page, problems }) => {
  // Pages that are opened without what they need are refused it.
  problems.expect(/status of 4/);
  for (const place of outside) {
    await open(page, place);
    await judge(page, place.name);
  }
});

for (const visitor of visitors) {
  test(`as ${visitor.name}`, async ({ page, problems }) => {
    problems.expect(/status of 40[134]/);
    await signIn(page, visitor.email);
    for (const place of visitor.places) {
      await lookAt(page, 'light');
      await open(page, place);
      await judge(page, place.name, undefined, place.anew ? () => open(page, place) : undefined);
    }
  });
}

/** Each page of a portal, in that portal's page. */
const framed = [
  ['vsa10', 'vsa10/modules/integrations/unitrends-backup', 'vsa10/activity'],
  ['vsa9', 'vsa9/saas-backup/customers', 'vsa9/saas-backup/migration', 'vsa9/activity'],
  [
    'uniview',
    'uniview2/dashboard/spanning/microsoft365',
    'uniview2/dashboard/spanning/microsoft365?tenant=tn_aldergrove',
    'uniview2/dashboard/spanning/microsoft365?tenant=tn_aldergrove&details=page',
    'uniview2/alerts',
    'uniview2/migration',
    'uniview2/activity',
  ],
  ['uniview1', 'uniview1/saas-backup/customers', 'uniview1/saas-backup/migration', 'uniview1/activity'],
] as const;

for (const [site, ...paths] of framed) {
  test(`framed in ${site}`, async ({ page, server }) => {
    for (const path of paths) {
      const view = path.slice(path.indexOf('/') + 1);
      await lookAt(page, 'light');
      await page.goto(server.url(site, `/?view=${encodeURIComponent(view)}`));
      const frame = page.frameLocator('iframe');
      await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(frame.locator('.skeleton, .skeleton-line').filter({ visible: true })).toHaveCount(0);
      expect(page.frames(), 'axe looks into the frame too').toHaveLength(2);
      await judge(page, `${view} framed in ${site}`);
    }
  });
}

test('the linking chain, step by step', async ({ page }) => {
  await openIntegrations(page);
  await startLinking(page);
  await judge(page, 'start');
  await lookAt(page, 'light');
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await declineAtMicrosoft(page, 'Maya Lindqvist');
  await expect(page.getByRole('heading', { name: 'Not linked: consent declined' })).toBeVisible();
  await judge(page, 'declined');
  await lookAt(page, 'light');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(/login-microsoft/);
  // The login pages are the simulation's: they shall not stand in anybody's way either.
  expect.soft(await axe(page), 'Microsoft 365 login').toEqual([]);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('heading', { name: 'Microsoft 365 is done. KaseyaOne is next' })).toBeVisible();
  await judge(page, 'KaseyaOne is next');
  await lookAt(page, 'light');
  await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
  await expect(page).toHaveURL(/kaseyaone\.localhost/);
  expect.soft(await axe(page), 'KaseyaOne login').toEqual([]);
  await logInAtKaseyaOne(page, 'Grace Whitfield');
  await expect(page.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible();
  await judge(page, 'confirm');
  await lookAt(page, 'light');
  await page.getByRole('button', { name: 'Link Organization' }).click();
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  await judge(page, 'linked');

  // KaseyaOne now reaches several tenants: one is chosen.
  await lookAt(page, 'light');
  await page.getByRole('button', { name: /Account: Maya/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Log in with KaseyaOne' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a tenant' })).toBeVisible();
  await judge(page, 'choice of a tenant');
});

test('what opens over a page', async ({ page }) => {
  await openIntegrations(page);
  await page.getByRole('switch', { name: 'Login with IT Complete' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('lose');
  await judge(page, 'turning IT Complete off');
  await page.keyboard.press('Escape');
  await lookAt(page, 'light');
  await page.getByRole('button', { name: /Account: Maya/ }).click();
  await judge(page, 'account', ['light', 'dark', 'forced colours']);
});

test('what opens over the dashboard', async ({ page }) => {
  const list = '/uniview2/dashboard/spanning/microsoft365';
  await signIn(page, people.superuser, `${list}?q=dental`);
  await settled(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  for (const [what, opener, role] of [
    ['columns', 'Columns', 'dialog'],
    ['adding a tenant', 'Integrate tenant', 'dialog'],
    ['menu of a row', /^Actions for/, 'menu'],
    ['filter', /^Status/, 'menu'],
  ] as const) {
    await lookAt(page, 'light');
    await button(opener).click();
    await expect(page.getByRole(role)).toBeVisible();
    // What is narrower closes menus: they belong to a button that may have moved.
    await judge(page, what, role === 'menu' ? ['light', 'dark', 'forced colours'] : undefined);
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toBeHidden();
  }
});

test('the page of whoever consents', async ({ page, browser, prepare, problems }) => {
  problems.expect(/status of 4/);
  await signIn(page, 'daniel.osei@brightwater.example');
  await page.getByRole('button', { name: 'Integrate tenant', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Domain of the Microsoft 365 tenant').fill('larkfieldlaw.example');
  await dialog.getByRole('button', { name: 'Copy invite link' }).click();
  await judge(page, 'invite link');
  const url = (await dialog.locator('.hand-off-address').textContent()) ?? '';
  const context = await browser.newContext();
  await prepare(context);
  const guest = await context.newPage();
  await guest.goto(url);
  await expect(guest.getByRole('heading', { name: 'Back up a Microsoft 365 tenant' })).toBeVisible();
  await judge(guest, 'consent');
  await context.close();
});
