import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

test.beforeEach(({ server }) => server.restart());

test('alerts are counted in the navigation, filtered in the address, dismissed and brought back', async ({ page }) => {
  await signIn(page, people.superuser, '/uniview2/alerts');
  await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible();
  const entry = page.getByRole('link', { name: /^Alerts/ });
  await expect(entry).toContainText('23 open alerts');
  await expect(page.getByText('23 alerts', { exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: /^Critical/ }).click();
  await expect(page).toHaveURL(/severity=critical/);
  await expect(page.getByText('3 alerts', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('3 alerts', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: /^Dismiss: Consent revoked/ }).first().click();
  await expect(page.getByText('2 alerts', { exact: true })).toBeVisible();
  await expect(entry).toContainText('22 open alerts');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3 alerts', { exact: true })).toBeVisible();
  await expect(entry).toContainText('23 open alerts');

  await page.getByRole('button', { name: /^Mute: Consent revoked/ }).first().click();
  await expect(page.getByText('2 alerts', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Show muted' }).check();
  await expect(page).toHaveURL(/muted=true/);
  await expect(page.getByRole('button', { name: /^Unmute: Consent revoked/ })).toBeVisible();
});

test('search finds nothing, says so, and is cleared; unmapped tenants are a click away', async ({ page }) => {
  await signIn(page, people.superuser, '/uniview2/alerts?q=nothing-like-it&colour=red');
  await expect(page.getByText('No alert matches')).toBeVisible();
  await expect(page.getByText(/This version does not know: colour/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByText('23 alerts', { exact: true })).toBeVisible();
  await expect(page.getByText('32 tenants raise no alerts')).toBeVisible();
  await page.getByRole('link', { name: 'Show and map them' }).click();
  await expect(page).toHaveURL(/attention=notMapped/);
});

test('an alert leads to its tenant; one who only monitors cannot change it', async ({ page }) => {
  await signIn(page, people.monitor, '/uniview2/alerts');
  const dismiss = page.getByRole('button', { name: /^Dismiss: / }).first();
  await expect(dismiss).toHaveAttribute('aria-disabled', 'true');
  await expect(dismiss).toHaveAccessibleName(/Ask Grace Whitfield \(Superuser\), Daniel Osei \(Admin\)/);
  const name = (await page.locator('.tenant-link').first().textContent()) ?? '';
  await page.locator('.tenant-link').first().click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await expect(page.getByRole('tab', { name: /Alerts/ })).toHaveAttribute('aria-selected', 'true');
});
