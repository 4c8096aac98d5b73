/**
 * The three main jobs with the keyboard alone, from the sign-in on: no click, no `fill`, no `focus()`. At every stop
 * focus is on the page, has a ring that is seen, and nothing stands before it; it comes back to where it was.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { people } from '../pages/console';
import { Keyboard } from '../support/keyboard';

test.beforeEach(async ({ server, page }) => {
  await server.restart();
  await page.setViewportSize({ width: 1440, height: 900 });
});

const LIST = '/uniview2/dashboard/spanning/microsoft365';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** Opens an address, and signs in on the way. */
async function arrive(page: Page, keys: Keyboard, path: string, email: string, title: string): Promise<void> {
  await page.goto(path);
  await keys.tabTo(page.getByLabel('E-mail address'));
  await keys.type(email);
  await keys.press('Tab');
  await expect(page.getByLabel('Password')).toBeFocused();
  await keys.type('simulation');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: title });
  await expect(heading, 'a new page is read from its heading on').toBeFocused();
}

test('a Global Administrator links an organization', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, '/settings/integrations', people.globalAdmin, 'Integrations');
  await keys.use(button(page, 'Link Organization'));
  await expect(page).toHaveURL(/\/link\/la_/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await keys.use(button(page, 'Continue to Microsoft 365'));
  await expect(page).toHaveURL(/login-microsoft/);
  await keys.use(page.getByRole('button', { name: 'Maya Lindqvist' }).first());
  await keys.use(button(page, 'Sign in'));
  await keys.use(button(page, 'Accept'));

  await expect(page.getByRole('heading', { name: 'Microsoft 365 is done. KaseyaOne is next' })).toBeVisible();
  await keys.use(button(page, 'Continue to KaseyaOne'));
  await expect(page).toHaveURL(/kaseyaone\.localhost/);
  await keys.use(page.getByRole('button', { name: 'Grace Whitfield' }).first());
  // The form is filled in now: on with it.
  await expect(button(page, 'Next').or(button(page, 'Log in'))).toBeVisible();
  if (await button(page, 'Next').isVisible()) await keys.use(button(page, 'Next'));
  await keys.use(button(page, 'Log in'));
  await keys.tabTo(page.getByLabel(/Code from your authenticator app/));
  await keys.type('123456');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible();
  await keys.use(button(page, 'Link Organization'));
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeFocused();
  await expect(page.locator('main')).toContainText('Brightwater Managed IT');
  await keys.tabTo(button(page, 'Unlink'));
});

test('a Superuser finds a tenant that fails and maps it to an organization', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, LIST, people.superuser, 'Microsoft 365');
  await keys.use(button(page, /^Failed/));
  await expect(page.getByText('3 tenants match')).toBeVisible();
  const row = page.locator('tr[data-row="0"]');
  await expect(row).toContainText('Failed');
  const name = (await row.locator('.tenant-link').textContent()) ?? '';
  await keys.tabTo(row);
  await page.keyboard.press('Enter');
  const drawer = page.locator('.drawer');
  await expect(drawer.getByRole('heading', { level: 2, name })).toBeFocused();

  const actions = drawer.getByRole('button', { name: 'Actions' });
  await keys.use(actions);
  await keys.arrowTo(page.getByRole('menuitem', { name: 'Change organization' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await mapToNew(page, keys, name, 'Zephyr Holdings');
  await expect(actions).toBeFocused();
  await keys.look();

  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row).toBeFocused();
  await keys.look();
});

test('whoever maps a tenant where it says that it has to be stays in the drawer', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, `${LIST}?attention=notMapped`, people.superuser, 'Microsoft 365');
  const row = page.locator('tr[data-row="0"]');
  await expect(row).toContainText('Not mapped');
  const name = (await row.locator('.tenant-link').textContent()) ?? '';
  await keys.tabTo(row);
  await page.keyboard.press('Enter');
  const drawer = page.locator('.drawer');
  await expect(drawer.getByRole('heading', { level: 2, name })).toBeFocused();
  // Through its tabs with the arrows, as tabs are.
  await keys.tabTo(drawer.getByRole('tab', { selected: true }));
  await keys.arrowTo(drawer.getByRole('tab', { name: 'Alerts' }), 'ArrowRight');
  const map = drawer.getByRole('button', { name: 'Map to an organization' });
  await keys.use(map);
  // Escape leaves everything as it is, and focus is where it was.
  await expect(page.getByRole('dialog', { name: `Map ${name} to an organization` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(map).toBeFocused();
  await keys.look();
  await page.keyboard.press('Enter');
  await mapToNew(page, keys, name, 'Zephyr Holdings');
  // The button has gone with its reason: not with it whoever used it.
  await expect(map).toBeHidden();
  await expect(drawer.locator(':focus')).toHaveCount(1);
  await keys.look();
});

/** In the open dialog: makes an organization and maps the tenant to it. */
async function mapToNew(page: Page, keys: Keyboard, tenant: string, organization: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `Map ${tenant} to an organization` });
  await keys.tabTo(dialog.getByRole('textbox', { name: 'Search organizations' }));
  await keys.type(organization);
  await keys.use(dialog.getByRole('button', { name: `Create organization “${organization}”` }));
  await expect(dialog.getByRole('radio', { name: organization })).toBeChecked();
  await keys.use(dialog.getByRole('button', { name: 'Map', exact: true }));
  await expect(page.getByText(`${tenant} is mapped to ${organization}.`)).toBeVisible();
  await expect(dialog).toBeHidden();
}

test('the drawer gives focus back to the row that opened it, and dialogs to their menu', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, `${LIST}?q=dental`, people.superuser, 'Microsoft 365');
  const row = (at: number) => page.locator(`tr[data-row="${at}"]`);
  await keys.tabTo(row(0));
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await page.keyboard.press('Enter');
  const drawer = page.locator('.drawer');
  await expect(drawer.getByRole('heading', { level: 2 }).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row(2)).toBeFocused();
  await keys.look();

  const actions = row(2).getByRole('button', { name: /^Actions for/ });
  await keys.arrowTo(actions, 'ArrowRight');
  await page.keyboard.press('Enter');
  await keys.arrowTo(page.getByRole('menuitem', { name: 'Allocate licences' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Licences of/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /^Licences of/ })).toBeHidden();
  await expect(actions).toBeFocused();
  await keys.look();
});

test('a page that arrives late is read from its heading on too', async ({ page }) => {
  await page.route(/split-settings-.*\.wasm$/, async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await arrive(page, new Keyboard(page), '/settings/integrations', people.spanningAdmin, 'Integrations');
});

test('an administrator turns Login with IT Complete off with the name typed, and on again', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, '/settings/integrations', people.spanningAdmin, 'Integrations');
  const toggle = page.getByRole('switch', { name: 'Login with IT Complete' });
  await keys.use(toggle, 'Space');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Keep it on' }), 'the safe answer comes first').toBeFocused();
  await keys.look();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(toggle).toBeFocused();
  await expect(toggle).toBeChecked();

  await page.keyboard.press('Space');
  await expect(dialog).toContainText('lose');
  await keys.tabTo(dialog.getByRole('textbox').last(), 'Shift+Tab');
  await keys.type('Aldergrove Dental Group');
  await keys.use(dialog.getByRole('button', { name: 'Turn off', exact: true }));
  await expect(dialog).toBeHidden();
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toBeFocused();
  await keys.look();

  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  await expect(toggle).toBeFocused();
});

test('Tab goes through a page in the order in which it is read', async ({ page }) => {
  const keys = new Keyboard(page);
  await arrive(page, keys, '/settings/integrations', people.globalAdmin, 'Integrations');
  await page.reload();
  await expect(button(page, 'Link Organization')).toBeVisible();
  keys.stops.length = 0;
  for (let at = 0; at < 40 && keys.stops.at(-1) !== 'the browser'; at += 1) await keys.press('Tab');
  const order = keys.stops.map((what) => what.replace(/^.*?“(.*)”$/, '$1'));
  const first = (name: RegExp) => order.findIndex((stop) => name.test(stop));
  const expected = [/^Skip to/, /^Spanning/, /^Account: Maya/, /^Integrations/, /^Activity/, /Login with IT Complete|^$/, /^Link Organization/];
  const found = expected.map(first);
  expect(found, order.join('\n')).not.toContain(-1);
  expect(found).toEqual([...found].sort((one, other) => one - other));

  // The skip link leads past the bars.
  await page.reload();
  await expect(button(page, 'Link Organization')).toBeVisible();
  await keys.press('Tab');
  await expect(page.locator('.skip-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await keys.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});
