import { axe, expect, test } from '../fixtures';
import { fillSignIn, forgetSession, people, signIn } from '../pages/console';

test.beforeEach(({ server }) => server.restart());

test('a page that needs a sign-in is shown after it, deep link kept', async ({ page }) => {
  await page.goto('/activity?tab=past');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await fillSignIn(page, people.globalAdmin);
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await expect(page).toHaveURL(/\/activity\?tab=past/);
});

test('a wrong password says nothing about which part was wrong, keeps the e-mail, and locks after five', async ({
  page,
  problems,
}) => {
  problems.expect(/status of 4(01|29)/);
  await page.goto('/login');
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await fillSignIn(page, people.globalAdmin, 'wrong');
    await expect(page.getByRole('alert').first()).toBeVisible();
  }
  await expect(page.getByLabel('E-mail address')).toHaveValue(people.globalAdmin);
  await fillSignIn(page, people.globalAdmin);
  await expect(page.getByText(/locked/i).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('signing out ends the session, Back does not bring it back', async ({ page, server, problems }) => {
  problems.expect(/status of 401/);
  await signIn(page, people.globalAdmin);
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await page.getByRole('button', { name: /Maya Lindqvist/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto(server.url('console', '/settings/integrations'));
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('only own pages are returned to after signing in (L31)', async ({ page }) => {
  for (const target of ['//evil.localhost/x', 'https:evil.localhost', '/\\evil.localhost', 'javascript:alert(1)']) {
    await page.goto(`/login?return=${encodeURIComponent(target)}`);
    await fillSignIn(page, people.globalAdmin);
    await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
    expect(new URL(page.url()).hostname).toBe('console.localhost');
    await forgetSession(page);
  }
});

test('the simulation says what it is and fills in an account', async ({ page }) => {
  await page.goto('/login');
  await expect(page.getByText('Never type a real password here')).toBeVisible();
  await page.getByRole('button', { name: /Tom Okafor/ }).click();
  await expect(page.getByLabel('E-mail address')).toHaveValue(people.spanningAdmin);
});
