import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

test.beforeEach(({ server }) => server.restart());

for (const [who, path, title] of [
  [people.vsa9, '/vsa9/saas-backup/customers', 'VSA 9'],
  [people.uniview1, '/uniview1/saas-backup/customers', 'UniView 1.0'],
] as const) {
  test(`${title}: Customers with Company Name, Add Customer and the way to 2.0`, async ({ page }) => {
    await signIn(page, who);
    await expect(page).toHaveURL(new RegExp(path));
    await expect(page.getByRole('columnheader', { name: 'Company Name' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add Customer' })).toBeVisible();
    await expect(page.getByText(/UniView Portal 2\.0|read-only while its clients are moved/).filter({ visible: true }).first()).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });
}

test('VSA 10: Modules > Integrations > Unitrends Backup leads to the list', async ({ page }) => {
  await signIn(page, people.vsa10);
  await expect(page).toHaveURL(/\/vsa10\/modules\/integrations\/unitrends-backup/);
  await page.getByRole('button', { name: 'Log in to UniView' }).or(page.getByRole('link', { name: 'Log in to UniView' })).click();
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

for (const [site, what] of [
  ['vsa10', 'Log in to UniView'],
  ['vsa9', 'Add Customer'],
  ['uniview', 'Integrate tenant'],
  ['uniview1', 'Add Customer'],
] as const) {
  test(`framed in ${site}: renders with the host's identity, without storage of its own (E1, E4)`, async ({
    page,
    server,
  }) => {
    await page.goto(server.url(site, '/'));
    const frame = page.frameLocator('iframe');
    await expect(
      frame.getByRole('button', { name: what }).or(frame.getByRole('link', { name: what })).first(),
    ).toBeVisible();
    await expect(frame.locator('.topbar')).toHaveCount(0);
    expect(await axe(page)).toEqual([]);
  });
}

test('a host that is not on the list is refused (E2)', async ({ page, server, problems }) => {
  problems.expect(/frame-ancestors|Framing|refused|violates|csp-reports/i);
  await page.goto(server.url('evil', '/'));
  await expect(page.frameLocator('iframe').getByText('Microsoft 365')).toHaveCount(0);
});

test('a page of another portal is refused in words; an unknown address has its own page', async ({ page }) => {
  await signIn(page, people.vsa9);
  await page.goto('/uniview2/dashboard/spanning/microsoft365');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Microsoft 365');
  await page.goto('/nothing/here');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
});

test('/t/{tenant} opens the tenant on the page that the portal has for it', async ({ page }) => {
  await signIn(page, people.superuser);
  await page.goto('/t/tn_aldergrove');
  await expect(page).toHaveURL(/uniview2\/dashboard\/spanning\/microsoft365\?.*tenant=tn_aldergrove/);
});
