import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server }) => server.restart());

test('a view is saved, opens the list as default, and the address wins over it', async ({ page }) => {
  await signIn(page, people.monitor, `${LIST}?filter=status+%3D+failed&columns=name%2Corganization`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save and manage views' }).click();
  const dialog = page.getByRole('dialog', { name: 'Views' });
  await dialog.getByLabel('Name').fill('Broken');
  await dialog.getByRole('checkbox', { name: 'Open the list with this view' }).check();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog.getByRole('button', { name: 'Broken', exact: true })).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Default' })).toBeChecked();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Rename Broken' }).click();
  const input = dialog.getByLabel('New name of Broken');
  await expect(input).toBeFocused();
  await input.fill('');
  await expect(dialog.getByRole('button', { name: 'Rename', exact: true })).toBeDisabled();
  await input.fill('Needs a look');
  await input.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Needs a look', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.goto(LIST);
  await expect(page).toHaveURL(/filter=status\+%3D\+failed&columns=name%2Corganization/);
  await page.goto(`${LIST}?q=dental`);
  await expect(page.getByText('7 tenants match')).toBeVisible();
  await expect(page).not.toHaveURL(/filter=/);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Needs a look' }).click();
  await expect(page).toHaveURL(/filter=status/);
});
