import type { Page } from '@playwright/test';
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

const LIST = '/uniview2/dashboard/spanning/microsoft365';
const DEMO = 'Aldergrove Dental Group';

test.beforeEach(({ server }) => server.restart());

/** Opens the list as somebody, narrowed. */
async function open(page: Page, query: string, who = people.superuser): Promise<void> {
  await signIn(page, who, `${LIST}?${query}`);
  await expect(page.getByRole('button', { name: /^Actions for/ }).first()).toBeVisible();
}

/** Chooses an entry of the first row's menu; answers the tenant's name. */
async function choose(page: Page, entry: string): Promise<string> {
  const menu = page.getByRole('button', { name: /^Actions for/ }).first();
  const name = ((await menu.getAttribute('aria-label')) ?? '').replace('Actions for ', '');
  await menu.click();
  await page.getByRole('menuitem', { name: entry }).click();
  return name;
}

test('maps a tenant to an organization that is made on the way, and unmaps it', async ({ page }) => {
  await open(page, 'attention=notMapped');
  const name = await choose(page, 'Map to an organization');
  const dialog = page.getByRole('dialog', { name: `Map ${name} to an organization` });
  await expect(dialog).toContainText('raises no alerts now');
  await dialog.getByRole('textbox', { name: 'Search organizations' }).fill('Zephyr Holdings');
  await dialog.getByRole('button', { name: 'Create organization “Zephyr Holdings”' }).click();
  await expect(dialog.getByRole('radio', { name: /Zephyr Holdings/ })).toBeChecked();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(page.getByText(`${name} is mapped to Zephyr Holdings.`)).toBeVisible();

  // What is being typed survives a click beside it.
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('zephyr');
  await page.getByRole('button', { name: /^Not mapped/ }).click();
  await expect(page).toHaveURL(/q=zephyr/);
  await expect(page.getByRole('row', { name: /Zephyr Holdings/ })).toBeVisible();
  await choose(page, 'Unmap');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('nobody is told when a backup of this tenant fails');
  await question.getByRole('button', { name: 'Unmap', exact: true }).click();
  await expect(page.getByText(`${name} is not mapped any more and raises no alerts.`)).toBeVisible();
});

test('licences: the sums are right as one types, and the server agrees', async ({ page }) => {
  // Wide enough for the column of the licences.
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, 'q=aldergrove');
  await choose(page, 'Allocate licences');
  const dialog = page.getByRole('dialog', { name: `Licences of ${DEMO}` });
  const standard = dialog.getByRole('textbox', { name: 'Standard licences' });
  await expect(standard).toHaveValue('75');
  await expect(dialog.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  await standard.fill('62');
  await expect(dialog).toContainText('63 Standard licences are in use, so 62 are too few.');
  await standard.fill('70');
  await expect(dialog).toContainText('63 in use · 75 → 70 (5 released)');
  await expect(dialog).toContainText('pool: 386 → 391 free');
  await expect(dialog).toContainText('removed for good 60 days later');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${DEMO} has 70 Standard and 5 Archived licences.`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(DEMO) })).toContainText('63 / 70');
});

test('F9 licences: somebody was faster; both versions are shown and nothing typed is lost', async ({
  page,
  browser,
  prepare,
  server,
  problems,
}) => {
  problems.expect(/status of 412/);
  await open(page, 'q=aldergrove');
  await choose(page, 'Allocate licences');
  const dialog = page.getByRole('dialog', { name: `Licences of ${DEMO}` });
  await dialog.getByRole('textbox', { name: 'Standard licences' }).fill('90');

  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const second = await other.newPage();
  await open(second, 'q=aldergrove', 'daniel.osei@brightwater.example');
  await choose(second, 'Allocate licences');
  await second.getByRole('textbox', { name: 'Standard licences' }).fill('80');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText(/has 80 Standard/)).toBeVisible();
  await other.close();

  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Somebody changed this meanwhile')).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'Standard 75 80 90' })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Standard licences' })).toHaveValue('90');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${DEMO} has 90 Standard and 5 Archived licences.`)).toBeVisible();
});

test('an expired trial becomes a paid subscription after a review', async ({ page }) => {
  await open(page, 'subscription=expired');
  const name = await choose(page, 'Upgrade to paid');
  const dialog = page.getByRole('dialog', { name: `Upgrade ${name} to a paid subscription` });
  await expect(dialog).toContainText('Its backups have stopped');
  await dialog.getByLabel('Subscription').selectOption('kaseya365');
  await dialog.getByLabel('Term').selectOption('36');
  await dialog.getByRole('button', { name: 'Review' }).click();
  await expect(dialog).toContainText('Kaseya 365, 3 years');
  const confirm = dialog.getByRole('button', { name: 'Upgrade', exact: true });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox', { name: /billed/ }).check();
  expect(await axe(page)).toEqual([]);
  await confirm.click();
  await expect(page.getByText(`${name} has a paid Kaseya 365 subscription.`)).toBeVisible();
});

test('a sync runs with progress, then rests; the row is new without a reload', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, 'attention=outOfSync');
  const name = await choose(page, 'Sync now');
  const strip = page.getByRole('region', { name: 'Syncs you asked for' });
  await expect(strip.getByRole('progressbar', { name })).toBeVisible();
  await expect(strip).toContainText(/about \d+ s left/);
  await expect(page.getByText(`${name} is up to date with Spanning.`)).toBeVisible({ timeout: 60_000 });
  await expect(strip).toBeHidden();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeHidden();
  await page.goto(`${LIST}?q=${encodeURIComponent(name)}`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await expect(page.getByRole('menuitem', { name: /Sync now.*possible again in \d+ min/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('removing takes the name, says what happens, and the row goes', async ({ page }) => {
  await open(page, 'q=aldergrove');
  await choose(page, 'Remove tenant');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('removed for good after 60 days, on May 9, 2026');
  await expect(dialog).toContainText('75 Standard and 5 Archived licences go back to the pool');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('textbox').fill(DEMO);
  await dialog.getByRole('button', { name: 'Remove tenant' }).click();
  await expect(page.getByText(`${DEMO} was removed.`)).toBeVisible();
  await expect(page.getByText('No tenant matches')).toBeVisible();
});

test('F12 a lost answer loses nothing: the dialog stays, the same try has one effect', async ({ page, server, problems }) => {
  problems.expect(/ERR_FAILED|Failed to load resource/);
  await open(page, 'q=aldergrove');
  await choose(page, 'Allocate licences');
  const dialog = page.getByRole('dialog', { name: `Licences of ${DEMO}` });
  await dialog.getByRole('textbox', { name: 'Standard licences' }).fill('77');
  const keys: string[] = [];
  let lost = 4;
  await page.route('**/licences', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (lost-- <= 0) return route.continue();
    // It arrives, but its answer does not.
    const { pathname } = new URL(route.request().url());
    const body = route.request().postData() ?? '';
    await server.request('console', pathname, { method: 'PUT', headers: await route.request().allHeaders(), body });
    await route.abort();
  });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole('textbox', { name: 'Standard licences' })).toHaveValue('77');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${DEMO} has 77 Standard and 5 Archived licences.`)).toBeVisible();
  expect(new Set(keys).size).toBe(1);
});

test('F7 who may not act is told which role can, and who holds it', async ({ page }) => {
  await open(page, 'q=aldergrove', people.monitor);
  await page.getByRole('button', { name: `Actions for ${DEMO}` }).click();
  for (const entry of ['Change organization', 'Allocate licences', 'Remove tenant']) {
    const item = page.getByRole('menuitem', { name: entry });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('yours is Monitor. Ask Grace Whitfield (Superuser) or Daniel Osei (Admin).');
  }
  await expect(page.getByRole('menuitem', { name: 'Sync now' })).toContainText('Hannah Kowalski (Manage)');
});
