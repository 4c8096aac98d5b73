/** The demo that needs no server: plain files at a path of their own, the simulated back end inside. */
import { type BrowserContext, type Page, test as plain, expect } from '@playwright/test';
import { join, resolve } from 'node:path';
import { axe } from '../fixtures';
import { confirmClosing, itComplete, people, startLinking } from '../pages/console';
import { Director } from '../pages/director';
import { catalog } from '../pages/language';
import { Problems } from '../support/problems';
import { StaticHost } from '../support/static';

const FOLDER = process.env.SPANNING_DEMO_DIST ?? join(resolve(__dirname, '../../..'), 'dist-demo');

interface Fixtures {
  problems: Problems;
  context: BrowserContext;
}

const test = plain.extend<Fixtures, { host: StaticHost }>({
  host: [
    async ({}, use) => {
      const host = await StaticHost.serve(FOLDER, '/some/deep/base/');
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.base),
  problems: async ({ host }, use) => {
    const problems = new Problems();
    await use(problems);
    expect(problems.unexpected()).toEqual([]);
    expect(host.missed, 'files that were asked for and are not there').toEqual([]);
  },
  context: async ({ context, problems }, use) => {
    problems.watch(context);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(context);
  },
});

async function open(page: Page, email?: string): Promise<Director> {
  await page.goto('');
  const director = new Director(page);
  await director.open();
  if (email) await director.signIn(email);
  return director;
}

const integrations = (page: Page) => page.getByRole('heading', { level: 1, name: 'Integrations' });
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: 'Microsoft 365' });
const chip = (page: Page, name: string) => page.locator('button.chip').filter({ hasText: name });
const count = (page: Page, text: RegExp | string) => page.locator('#main').getByText(text).first();

test('the chain goes through both login pages, and what was done is there after a reload', async ({ page, context }) => {
  const director = await open(page, people.globalAdmin);
  await expect(integrations(page)).toBeVisible();
  await page.keyboard.press('Alt+Shift+D');
  await expect(director.panel).toBeHidden();
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await expect(page).toHaveTitle(/Microsoft 365 login/);
  await page.getByRole('button', { name: 'Maya Lindqvist' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
  await expect(page).toHaveTitle(/KaseyaOne login/);
  await page.getByRole('button', { name: /Grace Whitfield/ }).first().click();
  const next = page.getByRole('button', { name: 'Next' });
  if (await next.isVisible()) await next.click();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByLabel(/Code from your authenticator app/).fill('123456');
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.locator('#main').getByRole('button', { name: 'Link Organization' }).click();
  await expect(integrations(page)).toBeVisible();
  await expect(page.getByText('Linked', { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Linked', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await expect(page.locator('.vtable').getByText('KaseyaOne linked').first()).toBeVisible();
  await page.goBack();
  await expect(integrations(page)).toBeVisible();

  // Another tab of the same browser is another demo.
  const other = await context.newPage();
  await open(other, people.globalAdmin);
  await expect(other.getByText('Not linked').first()).toBeVisible();
});

test('declining at the login comes back with the reason', async ({ page }) => {
  await open(page, people.globalAdmin);
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await page.getByRole('button', { name: 'Maya Lindqvist' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('#main').getByText('AADSTS65004').first()).toBeVisible();
  expect(await page.evaluate(() => location.href)).not.toMatch(/code=|state=/);
});

test('every scenario opens and shows what it is about', async ({ page }) => {
  test.setTimeout(180_000);
  const director = await open(page, people.superuser);
  const shows: [string, (page: Page) => Promise<void>][] = [
    ['healthy', (page) => expect(chip(page, 'Failed')).toHaveCount(0)],
    ['bad-morning', (page) => expect(chip(page, 'Failed')).toHaveText(/\d\d/)],
    ['trials-ending', (page) => expect(chip(page, 'Trial ends soon')).toHaveText(/\d\d/)],
    ['consent-revoked', (page) => expect(chip(page, 'Failed')).toHaveText(/\d\d/)],
    ['hostile-names', (page) => expect(page.getByText('<script>').first()).toBeVisible()],
    ['empty', (page) => expect(page.getByText('No tenant is integrated yet').first()).toBeVisible()],
    ['large', (page) => expect(count(page, /\d{2},\d{3} tenants/)).toBeVisible({ timeout: 60_000 })],
  ];
  for (const [scenario, check] of shows) {
    await director.begin(scenario);
    await expect(dashboard(page)).toBeVisible({ timeout: 60_000 });
    await check(page);
  }
  await director.begin('migration-half-way');
  await director.signIn(people.uniview1);
  await page.getByRole('link', { name: 'Migration' }).first().click();
  await expect(page.getByText('Migration is running')).toBeVisible();
  await director.begin('linked');
  await director.signIn(people.globalAdmin);
  await expect(page.getByText('Linked', { exact: true }).first()).toBeVisible();
  await director.begin('it-complete-off');
  await expect(itComplete(page)).not.toBeChecked();
  await director.begin('default');
  await expect(itComplete(page)).toBeChecked();
});

test('a link opens the very situation in another browser', async ({ page, browser, problems, host }) => {
  const director = await open(page, people.globalAdmin);
  await itComplete(page).click();
  await confirmClosing(page, 'Turn off');
  await expect(itComplete(page)).not.toBeChecked();
  await director.advance(/^1 hour/);
  await expect(itComplete(page)).not.toBeChecked();
  const link = await director.link();
  expect(link.startsWith(`${host.base}#situation=`)).toBe(true);

  const elsewhere = await browser.newContext();
  problems.watch(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(integrations(other)).toBeVisible();
  await expect(itComplete(other)).not.toBeChecked();
  await expect(other.locator('#main').getByText(/Turned off by Maya Lindqvist/).first()).toBeVisible();
  await new Director(other).open();
  // The clock goes on from where it was when the link was made: the other one is behind by as long as that took.
  const time = async (of: Page) => Date.parse((await of.getByText(/^It is .* there\.$/).textContent())!.replace(/^It is | there\.$/g, '').replace(/\s/g, ' '));
  const behind = (await time(page)) - (await time(other));
  expect(behind).toBeGreaterThanOrEqual(0);
  expect(behind).toBeLessThanOrEqual(2 * 60_000);

  await other.goto(`${link.slice(0, -40)}`);
  await expect(other.getByText('The situation could not be opened')).toBeVisible();
  await other.getByRole('button', { name: 'Open the demo' }).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await elsewhere.close();
});

test('clock, faults and reset', async ({ page }) => {
  const director = await open(page, people.superuser);
  await expect(count(page, /\d+ tenants/)).toBeVisible();
  const before = await director.panel.getByText(/^It is/).textContent();
  await director.advance(/^24 hours/);
  await expect(dashboard(page)).toBeVisible();
  expect(await director.panel.getByText(/^It is/).textContent()).not.toBe(before);

  await director.planFault('ListTenants', '500: a fault of the server', 'Until it is removed');
  await page.reload();
  await expect(page.getByText('The tenants could not be loaded')).toBeVisible({ timeout: 20_000 });
  await director.panel.getByRole('button', { name: /^Remove: ListTenants/ }).click();
  await expect(director.panel.getByText('No fault is planned.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(count(page, /\d+ tenants/)).toBeVisible();

  await director.planFault('ListTenants', 'Offline: no answer arrives', 'Once');
  await page.reload();
  await expect(count(page, /\d+ tenants/)).toBeVisible();
  await expect(director.panel.getByText('No fault is planned.')).toBeVisible();

  await page.evaluate(() => ((window as any).before = true));
  await director.panel.getByRole('button', { name: 'Reset' }).click();
  await page.waitForFunction(() => !(window as any).before);
  await expect(dashboard(page)).toBeVisible();
});

test('a login page that is down, and a clock that is a day wrong', async ({ page }) => {
  const director = await open(page, people.globalAdmin);
  await director.panel.getByLabel("This browser's clock").selectOption({ label: 'is a day ahead' });
  await expect(integrations(page)).toBeVisible();
  await director.panel.getByRole('button', { name: 'Microsoft 365 login is down once' }).click();
  await expect(director.panel.getByText(/^Planned:/)).toBeVisible();
  await startLinking(page);
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await expect(page.getByText(/transient error|try again/i).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Continue to Microsoft 365' })).toBeVisible();
});

test('the connect icon opens a tab of the same demo', async ({ page, context }) => {
  await open(page, people.superuser);
  const opening = context.waitForEvent('page');
  await page.locator('[data-act=connect]:not([aria-disabled])').first().click();
  const tab = await opening;
  await expect(integrations(tab)).toBeVisible();
  expect(new URL(tab.url()).search).toBe(new URL(page.url()).search);
});

test('the guided tour goes through the three jobs', async ({ page }) => {
  const director = await open(page);
  await director.panel.getByRole('button', { name: 'Start the guided tour' }).click();
  for (let stop = 1; stop <= 9; stop += 1) {
    await expect(page.getByText(`Stop ${stop} of 9`)).toBeVisible();
    await expect(page.locator('[data-pointed]')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Take me there' })).toHaveCount(0);
    await page.getByRole('region', { name: 'Guided tour' }).getByRole('button', { name: /^(Next|Finish)$/ }).click();
  }
  await expect(page.getByRole('region', { name: 'Guided tour' })).toHaveCount(0);
  await expect(page.locator('[data-pointed]')).toHaveCount(0);
});

for (const [width, colorScheme] of [
  [1440, 'light'],
  [400, 'dark'],
] as const) {
  test(`the director can be used by everybody, ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 });
    await page.emulateMedia({ colorScheme });
    const director = await open(page, people.superuser);
    await expect(dashboard(page)).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Alt+Shift+D');
    await expect(director.panel).toBeHidden();
    await expect(page.getByRole('button', { name: 'Demo', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(director.panel.getByRole('heading', { name: 'Demo director' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(director.panel).toBeHidden();
  });
}

test('the director follows a choice of language, and stays open', async ({ page }) => {
  await open(page);
  await page.getByLabel('Language').selectOption('ja');
  const japanese = catalog('ja');
  const { panel } = new Director(page, japanese);
  await expect(panel.getByRole('heading', { name: japanese['Person and portal']! })).toBeVisible();
  await expect(panel.getByText(japanese['An ordinary morning of a service provider.']!)).toBeVisible();
});

test.describe('a German browser', () => {
  test.use({ locale: 'de-AT', timezoneId: 'Europe/Vienna' });

  /** By how much anything is wider than its room, in pixels. */
  const wider = (page: Page) =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.director-body, .tour')]
        .map((element) => element.scrollWidth - element.clientWidth)
        .filter((pixels) => pixels > 0),
    );

  test('has a German director and a German tour, with room on a phone', async ({ page }) => {
    const german = catalog('de');
    await page.setViewportSize({ width: 400, height: 860 });
    await page.goto('');
    const director = new Director(page, german);
    await director.open();
    await expect(director.panel.getByRole('heading', { name: german['Person and portal']! })).toBeVisible();
    await expect(director.panel.getByText(german['An ordinary morning of a service provider.']!)).toBeVisible();
    const time = german['It is {time} there.']!.replace('{time}', String.raw`\d{1,2}\.\d{1,2}\.\d{4}, \d{2}:\d{2}`);
    await expect(director.panel.getByText(new RegExp(`^${time}$`))).toBeVisible();
    for (const width of [400, 320]) {
      await page.setViewportSize({ width, height: 860 });
      expect(await wider(page), `the panel at ${width} px`).toEqual([]);
    }

    await director.panel.getByRole('button', { name: german['Start the guided tour']! }).click();
    const tour = page.getByRole('region', { name: german['Guided tour']! });
    await expect(page.locator('[data-pointed]')).toHaveCount(1);
    await expect(tour.getByText(german['Stop {number} of {all}']!.replace('{number}', '1').replace('{all}', '9'))).toBeVisible();
    await expect(tour.getByRole('heading', { name: german['Every customer at a glance']! })).toBeVisible();
    await expect(tour.getByRole('button', { name: german.Next! })).toBeVisible();
    for (const width of [320, 400]) {
      await page.setViewportSize({ width, height: 860 });
      expect(await wider(page), `the tour at ${width} px`).toEqual([]);
    }
  });
});
