/** Linking started inside a portal's frame: L25 to L27. */
import type { FrameLocator, Page } from '@playwright/test';
import { axe, expect, test } from '../fixtures';
import { people } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { Secrets } from '../support/secrets';
import { Witness } from '../support/witness';

test.setTimeout(90_000);
test.beforeEach(({ server }) => server.restart());

/** The dialog of an attempt, started in UniView's frame for Aldergrove. */
async function start(page: Page, address: string): Promise<{ frame: FrameLocator; dialog: ReturnType<FrameLocator['locator']> }> {
  await page.goto(address);
  const frame = page.frameLocator('iframe');
  await frame.getByPlaceholder('Filter tenants').fill('aldergrove');
  await frame.getByRole('row', { name: /Aldergrove Dental Group/ }).first().click({ position: { x: 150, y: 12 } });
  await frame.getByRole('button', { name: 'Link KaseyaOne' }).click();
  const dialog = frame.getByRole('dialog', { name: 'Link Organization' });
  await expect(dialog.getByRole('heading', { name: 'The sign-ins open in a window of their own' })).toBeVisible();
  return { frame, dialog };
}

const code = (place: Page | ReturnType<FrameLocator['locator']>) => place.locator('.match-code-value').first().textContent();

test('L25 the chain runs in a window of its own; the frame follows by asking the server, and confirms', async ({
  page,
  context,
  server,
}) => {
  const secrets = new Secrets();
  secrets.watch(context);
  const witness = await Witness.of(server, people.secondGlobalAdmin);
  const { dialog } = await start(page, server.url('uniview', '/'));
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    dialog.getByRole('button', { name: 'Open the window' }).click(),
  ]);
  await expect(popup.getByRole('heading', { name: /asks you to sign in/ })).toBeVisible();
  expect(new URL(popup.url()).hash).toBe('');
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  expect(await axe(popup)).toEqual([]);
  await popup.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await acceptAtMicrosoft(popup, 'Maya Lindqvist');
  await popup.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
  await logInAtKaseyaOne(popup, 'Grace Whitfield');
  await expect(popup.getByRole('heading', { name: /confirms now/ })).toBeVisible();

  await expect(dialog.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible({ timeout: 20_000 });
  expect(await code(popup)).toBe(await code(dialog));
  await secrets.expectNoneLeft(popup);
  await popup.close();
  await dialog.getByLabel('They see the same code').check();
  await dialog.getByRole('button', { name: 'Link Organization' }).click();
  await expect(dialog.getByRole('heading', { name: 'Linked', exact: true })).toBeVisible();
  expect((await witness.integrations()).kaseyaOne.state).toBe('linked');
  expect((await witness.trail()).filter((entry) => entry.action === 'kaseyaone_linked')).toHaveLength(1);
});

test('L27 the window is closed half-way: the frame waits, with a way on and a way out', async ({ page, context, server }) => {
  const { dialog } = await start(page, server.url('uniview', '/'));
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    dialog.getByRole('button', { name: 'Open the window' }).click(),
  ]);
  await expect(popup.getByRole('heading', { name: /asks you to sign in/ })).toBeVisible();
  await popup.close();
  await expect(dialog.getByRole('heading', { name: 'It goes on in the other window' })).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole('button', { name: 'Open another window' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('heading', { name: 'Cancelled. Nothing was linked' })).toBeVisible();
});

test('L26 no window can be opened: a plain link and an address to copy', async ({ page, context, server }) => {
  await context.addInitScript(() => {
    window.open = () => null;
  });
  const { dialog } = await start(page, server.url('uniview', '/'));
  await dialog.getByRole('button', { name: 'Open the window' }).click();
  const link = dialog.getByRole('link', { name: /Open the window/ });
  await expect(link).toHaveAttribute('href', /\/link\/la_.*\/join#/);
  await expect(dialog.getByRole('button', { name: 'Copy address' })).toBeVisible();
  const [popup] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(popup.getByRole('heading', { name: /asks you to sign in/ })).toBeVisible();
});

for (const [site, portal] of [
  ['vsa9', 'VSA 9'],
  ['uniview1', 'UniView 1.0'],
] as const) {
  test(`L25 in ${portal}: started from the customer's row, confirmed in the frame`, async ({ page, context, server }) => {
    const witness = await Witness.of(server, people.secondGlobalAdmin);
    await page.goto(server.url(site, '/'));
    const frame = page.frameLocator('iframe');
    await frame.getByRole('textbox', { name: 'Filter customers' }).fill('aldergrove');
    await frame.getByRole('button', { name: 'Link KaseyaOne for Aldergrove Dental Group' }).first().click();
    const dialog = frame.getByRole('dialog', { name: 'Link Organization' });
    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      dialog.getByRole('button', { name: 'Open the window' }).click(),
    ]);
    await popup.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
    await acceptAtMicrosoft(popup, 'Maya Lindqvist');
    await popup.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
    await logInAtKaseyaOne(popup, 'Grace Whitfield');
    await expect(dialog.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible({ timeout: 20_000 });
    await dialog.getByLabel('They see the same code').check();
    await dialog.getByRole('button', { name: 'Link Organization' }).click();
    await expect(dialog.getByRole('heading', { name: 'Linked', exact: true })).toBeVisible();
    expect((await witness.integrations()).kaseyaOne.state).toBe('linked');
    expect((await witness.trail()).filter((entry) => entry.action === 'kaseyaone_linked')).toHaveLength(1);
  });
}
