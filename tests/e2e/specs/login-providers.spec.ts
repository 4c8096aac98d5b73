/** Signing in with Microsoft and with KaseyaOne, and the ends of sessions. */
import { axe, expect, test } from '../fixtures';
import { confirmClosing, fillSignIn, itComplete, openIntegrations, people, signIn, startLinking } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne, signInAtMicrosoft } from '../pages/providers';
import { Secrets } from '../support/secrets';

test.beforeEach(({ server }) => server.restart());

const withMicrosoft = { name: 'Log in with Microsoft' };
const withKaseyaOne = { name: 'Log in with KaseyaOne' };

test('Log in with Microsoft returns to where one was going, and leaves nothing behind', async ({ page }) => {
  const secrets = new Secrets();
  secrets.watch(page.context());
  await page.goto('/activity?tab=past');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', withMicrosoft).click();
  await acceptAtMicrosoft(page, 'Maya Lindqvist');
  await expect(page).toHaveURL(/\/activity\?tab=past/);
  await page.getByRole('button', { name: /Account: Maya/ }).click();
  await expect(page.getByText('Signed in with Microsoft')).toBeVisible();
  await secrets.expectNoneLeft(page);
});

test('Microsoft refuses: its code is shown, another account can be used', async ({ page, problems }) => {
  problems.expect(/status of 4/);
  await page.goto('/login');
  await page.getByRole('button', withMicrosoft).click();
  await signInAtMicrosoft(page, 'Victor Hale');
  await expect(page.getByRole('heading', { name: 'Microsoft did not let this sign-in through' })).toBeVisible();
  await expect(page.locator('main')).toContainText('AADSTS53003');
  expect(new URL(page.url()).search).toBe('');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use another account' }).click();
  await expect(page).toHaveURL(/login-microsoft/);
});

test('KaseyaOne with nothing linked: says so (S6)', async ({ page, problems }) => {
  problems.expect(/status of 4/);
  await page.goto('/login');
  await page.getByRole('button', withKaseyaOne).click();
  await logInAtKaseyaOne(page, 'Oscar Lindgren');
  await expect(page.getByRole('heading', { name: 'Your company is not linked' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in with an account' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
});

test('KaseyaOne without a group that has access: refused with the reason (S5)', async ({ page, problems }) => {
  problems.expect(/status of 4/);
  await page.goto('/login');
  await page.getByRole('button', withKaseyaOne).click();
  await logInAtKaseyaOne(page, 'Wes Tran');
  await expect(page.getByRole('heading', { name: 'Your KaseyaOne groups do not give access' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Grace Whitfield');
});

test('a KaseyaOne user who reaches several tenants chooses one', async ({ page }) => {
  await openIntegrations(page);
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await acceptAtMicrosoft(page, 'Maya Lindqvist');
  await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
  await logInAtKaseyaOne(page, 'Grace Whitfield');
  await page.getByRole('button', { name: 'Link Organization' }).click();
  await expect(page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  await page.getByRole('button', { name: /Account: Maya/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();

  await page.getByRole('button', withKaseyaOne).click();
  await page.waitForURL(/\/login\/tenants|\/settings\/integrations|kaseyaone/);
  await expect(page.getByRole('heading', { name: 'Choose a tenant' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await page.getByRole('textbox', { name: 'Search name or domain' }).fill('aldergrove');
  await expect(page.getByRole('button', { name: /Aldergrove Dental Group/ })).toBeVisible();
  // Chosen while the pause after typing still runs: what was typed is not searched for any more.
  const searched: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).searchParams.get('q') === 'alder') searched.push(request.url());
  });
  await page.route('**/api/v1/session/choice', async (route) => {
    await new Promise((resume) => setTimeout(resume, 600));
    await route.continue();
  });
  await page.evaluate(() => {
    const search = document.querySelector<HTMLInputElement>('.login-choice input');
    if (search === null) throw new Error('no search');
    search.value = 'alder';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector<HTMLElement>('.login-choice li button')?.click();
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  expect(searched).toEqual([]);
  await page.getByRole('button', { name: /Account: Grace/ }).click();
  await expect(page.getByText('Signed in with KaseyaOne Unified Login')).toBeVisible();
});

test('a choice whose sign-in is no more says so, and does not ask to try again', async ({ page, problems }) => {
  problems.expect(/status of 4/);
  await page.goto('/login/tenants');
  await expect(page.getByText('This sign-in cannot be used any more')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a portal session and a tenant session live side by side', async ({ page, context }) => {
  await signIn(page, people.superuser);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  const tab = await context.newPage();
  await tab.goto('/login?return=%2Fsettings%2Fintegrations');
  await tab.getByRole('button', withMicrosoft).or(tab.getByRole('heading', { level: 1 })).first().waitFor();
  // Connect from the portal's list: the new tab is the tenant's, the old one stays the portal's.
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: /Connect to Aldergrove Dental Group/ }).first().click(),
  ]);
  await expect(opened.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  await opened.reload();
  await expect(opened.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
});

test('turning IT Complete off ends a portal identity with a page that says why', async ({
  page,
  context,
  browser,
  server,
  prepare,
  problems,
}) => {
  problems.expect(/status of 401/);
  await signIn(page, people.superuser);
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: /Connect to Aldergrove Dental Group/ }).first().click(),
  ]);
  await expect(tab.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();

  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const admin = await other.newPage();
  await openIntegrations(admin, people.spanningAdmin);
  await itComplete(admin).click();
  await confirmClosing(admin, 'Turn off');
  await other.close();

  await tab.getByRole('link', { name: 'Activity' }).first().click();
  await expect(tab.locator('main')).toContainText('Tom Okafor');
  await expect(tab.locator('main')).toContainText('turned Login with IT Complete off');
  expect(await axe(tab)).toEqual([]);
});

test('sign out everywhere ends the sessions of other browsers too', async ({ page, browser, server, prepare, problems }) => {
  problems.expect(/status of 401/);
  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const elsewhere = await other.newPage();
  await openIntegrations(elsewhere);
  await openIntegrations(page);
  await page.getByRole('button', { name: /Account: Maya/ }).click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  await elsewhere.getByRole('link', { name: 'Activity' }).first().click();
  const dialog = elsewhere.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // In place: the page behind stays, and goes on.
  await fillSignIn(elsewhere, people.globalAdmin);
  await expect(dialog).toBeHidden();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await other.close();
});
