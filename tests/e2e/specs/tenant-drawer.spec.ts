import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(({ server }) => server.restart());

test('every part of the details is in the address, and next keeps the part', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?tenant=tn_aldergrove`);
  const drawer = page.locator('.drawer');
  await expect(drawer.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeVisible();
  for (const tab of ['Users', 'Alerts', 'Activity', 'Syncs']) {
    await drawer.getByRole('tab', { name: tab }).click();
    await expect(page).toHaveURL(new RegExp(`tab=${tab.toLowerCase()}`));
    await expect(drawer.locator('.skeleton')).toHaveCount(0);
    expect(await axe(page)).toEqual([]);
  }
  await page.reload();
  await expect(drawer.getByRole('tab', { name: 'Syncs' })).toHaveAttribute('aria-selected', 'true');
  await expect(drawer.getByRole('row', { name: /Done.*Hourly/ }).first()).toBeVisible();
  await drawer.getByRole('button', { name: 'Next tenant' }).click();
  await expect(drawer.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeHidden();
  await expect(page).toHaveURL(/tab=syncs/);
});

test('users are searched and filtered by protection', async ({ page }) => {
  await signIn(page, people.monitor, `${LIST}?tenant=tn_aldergrove&tab=users`);
  const drawer = page.locator('.drawer');
  await expect(drawer.getByText('70 users')).toBeVisible();
  await drawer.getByRole('button', { name: 'Archived' }).click();
  await expect(drawer.getByText('3 users')).toBeVisible();
  await drawer.getByRole('button', { name: 'Archived' }).click();
  await drawer.getByRole('textbox', { name: 'Filter users' }).fill('maya');
  await expect(drawer.getByRole('row', { name: /Maya Lindqvist/ })).toBeVisible();
});

test('a tenant without organization says that it raises no alerts, and is mapped from there', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?attention=notMapped`);
  await page.locator('.tenant-link').first().click();
  const drawer = page.locator('.drawer');
  await drawer.getByRole('tab', { name: 'Alerts' }).click();
  await expect(drawer.getByText('This tenant raises no alerts')).toBeVisible();
  await drawer.getByRole('button', { name: 'Map to an organization' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(page.getByText(/ is mapped to /)).toBeVisible();
  await expect(drawer.getByText('This tenant raises no alerts')).toBeHidden();
});
