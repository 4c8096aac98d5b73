/** Adding a tenant: by one's own Global Administrator, by an invite link, and what stands against it (F15). */
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { axe, expect, type MockServer, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { acceptAtMicrosoft, declineAtMicrosoft } from '../pages/providers';

test.setTimeout(90_000);
test.beforeEach(({ server }) => server.restart());

const admin = 'daniel.osei@brightwater.example';

type Place = Page | FrameLocator;

const dialogOf = (place: Place) => place.getByRole('dialog');
const beingAdded = (place: Place) => place.getByRole('region', { name: 'Being added' });
const line = (place: Place, domain: string) => beingAdded(place).getByRole('listitem').filter({ hasText: domain });

async function open(place: Place, button = 'Integrate tenant'): Promise<void> {
  await place.getByRole('button', { name: button, exact: true }).click();
  await expect(dialogOf(place).getByLabel('Domain of the Microsoft 365 tenant')).toBeVisible();
}

/** Makes an invite link; gives it. */
async function invite(page: Page, domain: string): Promise<string> {
  await open(page);
  await dialogOf(page).getByLabel('Domain of the Microsoft 365 tenant').fill(domain);
  await dialogOf(page).getByRole('button', { name: 'Copy invite link' }).click();
  const url = await dialogOf(page).locator('.hand-off-address').textContent();
  return url ?? '';
}

/** Another person's browser. */
async function stranger(page: Page, prepare: (context: BrowserContext) => Promise<void>): Promise<Page> {
  const context = await page.context().browser()!.newContext();
  await prepare(context);
  return context.newPage();
}

const atUniView = (page: Page) => signIn(page, admin);

async function firstSync(server: MockServer): Promise<void> {
  await server.advance(6 * 60);
}

test('framed in UniView 2.0: an own Global Administrator consents in a window of its own, and the tenant fills in', async ({
  page,
  context,
  server,
  problems,
}) => {
  // The clock is moved on: the frame's token has ended by then, and is renewed.
  problems.expect(/status of 401/);
  await page.goto(server.url('uniview', '/'));
  const frame = page.frameLocator('iframe');
  await open(frame);
  await dialogOf(frame).getByLabel('Domain of the Microsoft 365 tenant').fill(' LarkfieldLaw.example. ');
  await expect(dialogOf(frame).getByText('Will be added as larkfieldlaw.example.')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    dialogOf(frame).getByRole('button', { name: 'Add', exact: true }).click(),
  ]);
  await expect(popup.getByRole('heading', { name: 'Consent for larkfieldlaw.example' })).toBeVisible();
  expect(new URL(popup.url()).hash).toBe('');
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  expect(await axe(popup)).toEqual([]);
  await popup.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await acceptAtMicrosoft(popup, 'Ingrid Solberg');
  await expect(popup.getByRole('heading', { name: 'Thank you, consent was given' })).toBeVisible();
  expect(new URL(popup.url()).search).toBe('');
  expect(await axe(popup)).toEqual([]);
  await popup.close();

  await expect(dialogOf(frame).getByText('Syncing')).toBeVisible({ timeout: 20_000 });
  await dialogOf(frame).getByRole('button', { name: 'Close' }).last().click();
  await expect(line(frame, 'larkfieldlaw.example')).toContainText('Syncing');
  await frame.getByPlaceholder('Filter tenants').fill('larkfield');
  const row = frame.getByRole('row', { name: /Larkfield Law/ });
  await expect(row).toContainText('Syncing');
  expect(await axe(page)).toEqual([]);
  await firstSync(server);
  await expect(line(frame, 'larkfieldlaw.example')).toContainText('Ready', { timeout: 30_000 });
  await expect(row).not.toContainText('Syncing', { timeout: 20_000 });
});

test('VSA 9: Add Customer, the same in its own words, without organizations', async ({ page, context }) => {
  await signIn(page, people.vsa9);
  await open(page, 'Add Customer');
  await expect(dialogOf(page)).toHaveAccessibleName('Add Customer');
  await expect(dialogOf(page).getByLabel('Organization', { exact: true })).toHaveCount(0);
  await dialogOf(page).getByLabel('Domain of the Microsoft 365 tenant').fill('tarnvalleyvets.onmicrosoft.com');
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    dialogOf(page).getByRole('button', { name: 'Add', exact: true }).click(),
  ]);
  await popup.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await acceptAtMicrosoft(popup, 'Callum Frost');
  await expect(popup.getByRole('heading', { name: 'Thank you, consent was given' })).toBeVisible();
  await popup.close();
  await expect(dialogOf(page).getByText('Syncing')).toBeVisible({ timeout: 20_000 });
  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('textbox', { name: 'Filter customers' }).fill('tarn valley');
  await expect(page.getByRole('row', { name: /Tarn Valley Vets/ })).toBeVisible({ timeout: 20_000 });
});

test('an invited administrator declines, tries again, and the list follows', async ({ page, prepare, problems }) => {
  problems.expect(/status of 410/);
  await atUniView(page);
  const url = await invite(page, 'larkfieldlaw.example');
  expect(url).toMatch(/\/onboard\/ob_[^#]+#.{40,}/);
  await expect(dialogOf(page).getByText('Invited')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();

  const customer = await stranger(page, prepare);
  await customer.goto(url);
  await expect(customer.getByRole('heading', { name: 'Brightwater Managed IT asks for your consent' })).toBeVisible();
  expect(new URL(customer.url()).hash).toBe('');
  await expect(line(page, 'larkfieldlaw.example')).toContainText('Consent pending', { timeout: 30_000 });
  await customer.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await declineAtMicrosoft(customer, 'Ingrid Solberg');
  await expect(customer.getByRole('heading', { name: 'Consent was declined at Microsoft.' })).toBeVisible();
  await expect(customer.getByText('consent_declined')).toBeVisible();
  expect(await axe(customer)).toEqual([]);
  await expect(line(page, 'larkfieldlaw.example')).toContainText('Failed', { timeout: 20_000 });
  await expect(line(page, 'larkfieldlaw.example')).toContainText('Consent was declined');
  expect(await axe(page)).toEqual([]);

  await customer.getByRole('button', { name: 'Try again with another account' }).click();
  await acceptAtMicrosoft(customer, 'Owen Pell');
  await expect(customer.getByRole('heading', { name: /owen\.pell.* is no Global Administrator/ })).toBeVisible();
  await customer.getByRole('button', { name: 'Try again with another account' }).click();
  await acceptAtMicrosoft(customer, 'Ingrid Solberg');
  await expect(customer.getByRole('heading', { name: 'Thank you, consent was given' })).toBeVisible();
  await customer.reload();
  await expect(customer.getByRole('heading', { name: 'Thank you, consent was given' })).toBeVisible();
  await expect(line(page, 'larkfieldlaw.example')).toContainText('Syncing', { timeout: 30_000 });

  const late = await stranger(page, prepare);
  await late.goto(url);
  await expect(late.getByRole('heading', { name: 'This link was used' })).toBeVisible();
  await late.context().close();
  await customer.context().close();
});

test('a link is revoked and made anew; an old one is refused with its code', async ({ page, prepare, problems, server }) => {
  problems.expect(/status of 4(00|01|10)/);
  await atUniView(page);
  const url = await invite(page, 'tarnvalleyvets.example');
  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Revoke: tarnvalleyvets.example' }).click();
  await expect(line(page, 'tarnvalleyvets.example')).toContainText('Revoked');
  const customer = await stranger(page, prepare);
  await customer.goto(url);
  await expect(customer.getByRole('heading', { name: 'This link was revoked' })).toBeVisible();
  await expect(customer.getByText('invite_revoked')).toBeVisible();
  expect(await axe(customer)).toEqual([]);

  await page.getByRole('button', { name: 'New link: tarnvalleyvets.example' }).click();
  const fresh = await dialogOf(page).locator('.hand-off-address').textContent();
  expect(fresh).not.toBe(url);
  await customer.goto('about:blank');
  await customer.goto(url);
  await expect(customer.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
  await server.advance(7 * 24 * 60 * 60);
  await customer.goto('about:blank');
  await customer.goto(fresh ?? '');
  await expect(customer.getByRole('heading', { name: 'This link is too old' })).toBeVisible();
  await expect(customer.getByText('invite_expired')).toBeVisible();
  await customer.context().close();
});

test('F15: what is typed is normalised, or refused with the reason and what was meant', async ({ page, problems }) => {
  problems.expect(/status of 4(09|22)/);
  await atUniView(page);
  await open(page);
  const dialog = dialogOf(page);
  const field = dialog.getByLabel('Domain of the Microsoft 365 tenant');
  const add = dialog.getByRole('button', { name: 'Copy invite link' });
  await add.click();
  await expect(dialog.getByText('Enter the tenant’s domain.')).toBeVisible();
  await expect(field).toBeFocused();
  expect(await axe(page)).toEqual([]);
  await field.fill('https://LarkfieldLaw.example/sign-in?x=1');
  await expect(dialog.getByText('This is a web address.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use larkfieldlaw.example' }).click();
  await expect(field).toHaveValue('larkfieldlaw.example');
  for (const [domain, said] of [
    ['nobody-knows.example', 'Microsoft knows no tenant with the domain nobody-knows.example.'],
    ['quaysidehotels.example', 'Another service provider has added this tenant.'],
    ['AldergroveDental.onmicrosoft.com.', 'Aldergrove Dental Group is in the list already.'],
  ] as const) {
    await field.fill(domain);
    await add.click();
    await expect(dialog.getByText(said)).toBeVisible();
    await expect(field).toHaveValue(domain);
    await expect(field).toBeFocused();
  }
  await expect(dialog.getByRole('link', { name: 'Open Aldergrove Dental Group' })).toBeVisible();
  // A paid subscription needs the acknowledgement.
  await field.fill('bücherstube-kranich.example');
  await dialog.getByLabel('Subscription type').selectOption('spanning');
  await add.click();
  await expect(dialog.getByText('Confirm that overage is billed')).toBeVisible();
  // Closing keeps what was typed.
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await open(page);
  await expect(field).toHaveValue('bücherstube-kranich.example');
  await dialog.getByLabel('I understand that use beyond').check();
  await add.click();
  await expect(dialog).toHaveAccessibleName('Add xn--bcherstube-kranich-m6b.example');
});

test('who may not add is told who can', async ({ page }) => {
  await signIn(page, people.monitor);
  const button = page.getByRole('button', { name: 'Integrate tenant' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/Admin.*Daniel Osei|Daniel Osei.*Admin|Grace Whitfield/);
});
