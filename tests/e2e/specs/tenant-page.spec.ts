/** A tenant with the page to itself, and the seven days of each service. */
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server }) => server.restart());

test('the details get the page, survive a reload, go on to the next tenant, and Back leads to the list', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental&tenant=tn_aldergrove`);
  await page.getByRole('button', { name: 'Open as a page' }).click();
  const name = page.getByRole('heading', { level: 1 });
  await expect(name).toHaveText('Aldergrove Dental Group');
  await expect(name).toBeFocused();
  await expect(page).toHaveTitle(/^Aldergrove Dental Group/);
  await expect(page).toHaveURL(/q=dental.*details=page/);
  await expect(page.getByRole('grid')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Users' }).click();
  await expect(page.getByText('70 users')).toBeVisible();
  await page.reload();
  await expect(page.getByText('70 users')).toBeVisible();
  await expect(name).toHaveText('Aldergrove Dental Group');

  await expect(page.getByText('1 of 7')).toBeVisible();
  await page.getByRole('button', { name: 'Next tenant' }).click();
  await expect(name).not.toHaveText('Aldergrove Dental Group');
  await expect(page.getByText('2 of 7')).toBeVisible();

  await page.getByRole('button', { name: 'Show beside the list' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
  await page.goto(`${LIST}?q=dental&tenant=tn_aldergrove&details=page`);
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Microsoft 365' }).click();
  await expect(page.getByText('7 tenants match')).toBeVisible();
  await expect(page).toHaveTitle(/^Microsoft 365/);
});

test('F8 a tenant that is not there has words for it on its page too', async ({ page, problems }) => {
  problems.expect(/status of 404/);
  await signIn(page, people.superuser, `${LIST}?tenant=tn_nowhere&details=page`);
  await expect(page.getByText(/There is no such tenant|not found/i).first()).toBeVisible();
});

test('the strip of seven days opens into one for each service, by mouse and keyboard', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=aldergrove`);
  const row = page.getByRole('row', { name: /Aldergrove Dental Group/ });
  await row.getByRole('button', { name: /of 7 days succeeded/ }).click();
  const panel = page.getByRole('dialog', { name: 'Last 7 days by service' });
  for (const service of ['Mail', 'Contacts', 'Calendar', 'OneDrive', 'SharePoint', 'Sites', 'Teams']) {
    await expect(panel.getByRole('img', { name: new RegExp(`^${service}: \\d of 7 days`) })).toBeVisible();
  }
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Microsoft 365' })).toBeVisible();
});

test('tiles tell by how much they changed within a week', async ({ page }) => {
  await signIn(page, people.superuser, LIST);
  for (const tile of ['Seat Protection', 'Spanning Licenses', 'Kaseya 365 Licenses', 'Spanning Legacy']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${tile}.*than 7 days ago`) })).toBeVisible();
  }
});
