import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('a condition is made, joined, edited and taken off by keyboard, and stands in the address', async ({ page }) => {
  const box = page.getByRole('combobox', { name: 'Filter tenants' });
  await box.focus();
  await page.keyboard.type('prot');
  await expect(page.getByRole('option', { name: /Protected seats/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Protected seats/ })).toHaveAttribute('aria-selected', 'true');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('seats ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('seats < ');
  await page.keyboard.type('80');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/filter=seats\+%3C\+80/);
  await expect(page.getByRole('button', { name: 'Edit filter Protected seats (%) < 80' })).toBeVisible();
  const count = async () => Number(/\d+/.exec((await page.getByText(/tenants? match/).first().textContent())!)![0]);
  const few = await count();

  await page.keyboard.type('status=failed');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/and\+status\+%3D\+failed/);
  const join = page.getByRole('button', { name: /All conditions have to be met/ });
  await join.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/80\+or\+status/);
  await expect.poll(count).toBeGreaterThan(few);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Edit filter Last backup is Failed' })).toBeVisible();

  await box.focus();
  await page.keyboard.press('Backspace');
  await expect(box).toHaveValue('status = failed');
  await expect(page).not.toHaveURL(/status/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter Protected seats (%) < 80' }).click();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
});

test('plain words are looked for as before, and a bad filter in the address is left out and named', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('aldergrove');
  await expect(page).toHaveURL(/q=aldergrove/);
  await page.goto(`${LIST}?filter=seats+%3C+many`);
  await expect(page.getByText('Part of this address was left out')).toBeVisible();
});
