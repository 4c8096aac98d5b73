/**
 * Takes every picture of the README and of docs/guide (support/pictures.ts says how they are compared and renewed).
 * A picture that no page shows, one that no scene takes, and one that is no longer true make this fail.
 */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type MockServer, test } from '../fixtures';
import { confirmClosing, itComplete, openIntegrations, people, signIn, startLinking } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { Camera, pictureFiles, picturesShown } from '../support/pictures';

const LIST = '/uniview2/dashboard/spanning/microsoft365';

/** What has many columns gets more room. */
const wide = { width: 1440, height: 900 };

test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });
test.beforeEach(({ server }) => server.restart());

interface Stage {
  page: Page;
  server: MockServer;
  camera: Camera;
  /** A page of somebody else's browser. */
  stranger: () => Promise<Page>;
}

interface Scene {
  what: string;
  pictures: string[];
  act: (stage: Stage) => Promise<void>;
}

async function openList(page: Page, query = ''): Promise<void> {
  await signIn(page, people.superuser, `${LIST}?${query}`);
  await settled(page);
}

/** The list is there, and nothing is on its way. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.tenant-link').first()).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

const inDark = (page: Page) => page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });

/** Through Microsoft, up to the choice of who signs in to KaseyaOne. */
async function verifyMicrosoft(page: Page, name = 'Maya Lindqvist'): Promise<void> {
  await page.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  await acceptAtMicrosoft(page, name);
}

const scenes: Scene[] = [
  {
    what: 'signing in',
    pictures: ['signing-in'],
    act: async ({ page, camera }) => {
      await page.goto('/login');
      await expect(page.getByRole('button', { name: 'Log in with KaseyaOne' })).toBeVisible();
      await expect(page.getByText('Portal users')).toBeVisible();
      await camera.take(page, 'signing-in');
    },
  },
  {
    what: 'Settings > Integrations, light and dark, and turning Login with IT Complete off',
    pictures: ['integrations', 'integrations-dark', 'it-complete-off'],
    act: async ({ page, camera }) => {
      await page.setViewportSize(wide);
      await openIntegrations(page);
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await camera.take(page, 'integrations');
      await inDark(page);
      await camera.take(page, 'integrations-dark');
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await itComplete(page).click();
      await expect(page.getByRole('alertdialog')).toContainText('lose their way in');
      await camera.take(page, 'it-complete-off');
    },
  },
  {
    what: 'linking, by one person',
    pictures: ['linking-start', 'linking-confirm'],
    act: async ({ page, camera }) => {
      await openIntegrations(page);
      await startLinking(page);
      await camera.take(page, 'linking-start');
      await verifyMicrosoft(page);
      await page.getByRole('button', { name: 'Continue to KaseyaOne' }).click();
      await logInAtKaseyaOne(page, 'Grace Whitfield');
      await expect(page.getByRole('heading', { name: 'Check what will be linked' })).toBeVisible();
      await camera.take(page, 'linking-confirm');
    },
  },
  {
    what: 'linking, with a second person, and refused',
    pictures: ['linking-refused', 'linking-hand-off', 'linking-helper'],
    act: async ({ page, camera, stranger }) => {
      await openIntegrations(page);
      await startLinking(page);
      await verifyMicrosoft(page, 'Tom Okafor');
      await expect(page.getByRole('heading', { name: 'This account is not a Global Administrator' })).toBeVisible();
      await camera.take(page, 'linking-refused');
      await page.getByRole('button', { name: 'Use another Microsoft account' }).click();
      await acceptAtMicrosoft(page, 'Maya Lindqvist');
      await page.getByRole('button', { name: 'Hand off to a Master' }).click();
      const address = page.locator('.hand-off-address');
      await expect(address).toBeVisible();
      await camera.take(page, 'linking-hand-off');
      const helper = await stranger();
      await helper.goto((await address.textContent()) ?? '');
      await expect(helper.getByRole('heading', { name: 'Maya Lindqvist asks you to sign in' })).toBeVisible();
      await camera.take(helper, 'linking-helper');
    },
  },
  {
    what: 'the Microsoft 365 dashboard, light and dark, narrowed, and many tenants at once',
    pictures: ['dashboard', 'dashboard-dark', 'dashboard-columns', 'dashboard-filter', 'dashboard-bulk'],
    act: async ({ page, camera }) => {
      await page.setViewportSize(wide);
      await openList(page);
      await camera.take(page, 'dashboard');
      await inDark(page);
      await camera.take(page, 'dashboard-dark');
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
      await camera.take(page, 'dashboard-columns');
      await page.goto(`${LIST}?filter=users+%3E%3D+100+and+subscription+%3D+spanning`);
      await settled(page);
      await camera.take(page, 'dashboard-filter');
      await page.getByRole('checkbox', { name: 'Select all tenants that match' }).check();
      await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Allocate licences' }).click();
      const dialog = page.getByRole('dialog', { name: /^Allocate licences/ });
      await dialog.getByLabel('How many').selectOption('Add to what each has');
      await dialog.getByLabel('Number of licences').fill('5');
      await camera.take(page, 'dashboard-bulk');
    },
  },
  {
    what: 'one tenant: details, organization, licences, removal',
    pictures: ['tenant', 'tenant-map', 'tenant-licences', 'tenant-remove'],
    act: async ({ page, camera }) => {
      await page.setViewportSize(wide);
      await openList(page, 'q=dental&tenant=tn_aldergrove');
      const drawer = page.locator('.drawer');
      await expect(drawer.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeVisible();
      await expect(drawer.locator('.skeleton')).toHaveCount(0);
      await camera.take(page, 'tenant');
      await page.goto(`${LIST}?q=aldergrove`);
      const choose = async (entry: string) => {
        await page.getByRole('button', { name: 'Actions for Aldergrove Dental Group' }).click();
        await page.getByRole('menuitem', { name: entry }).click();
      };
      await choose('Change organization');
      await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
      await camera.take(page, 'tenant-map');
      await page.keyboard.press('Escape');
      await choose('Allocate licences');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Standard licences' }).fill('70');
      await camera.take(page, 'tenant-licences');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await choose('Remove tenant');
      await expect(page.getByRole('alertdialog')).toContainText('Backups stop.');
      await camera.take(page, 'tenant-remove');
    },
  },
  {
    what: 'alerts, and adding a tenant',
    pictures: ['alerts', 'adding-a-tenant'],
    act: async ({ page, camera }) => {
      await signIn(page, people.superuser, '/uniview2/alerts');
      await expect(page.getByText('23 alerts', { exact: true })).toBeVisible();
      await camera.take(page, 'alerts');
      await page.goto(LIST);
      await settled(page);
      await page.getByRole('button', { name: 'Integrate tenant', exact: true }).click();
      await page.getByRole('dialog').getByLabel('Domain of the Microsoft 365 tenant').fill('larkfieldlaw.example');
      await camera.take(page, 'adding-a-tenant');
    },
  },
  {
    what: 'the older portals: Customers in VSA 9, the way from VSA 10',
    pictures: ['customers', 'vsa10'],
    act: async ({ page, camera, stranger }) => {
      await signIn(page, people.vsa9, '/vsa9/saas-backup/customers');
      await expect(page.getByRole('columnheader', { name: 'Company Name' })).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await camera.take(page, 'customers');
      const other = await stranger();
      await signIn(other, people.vsa10);
      await expect(other.getByText('Log in to UniView').first()).toBeVisible();
      await camera.take(other, 'vsa10');
    },
  },
  {
    what: 'the migration, under way',
    pictures: ['migration'],
    act: async ({ page, camera }) => {
      await signIn(page, people.uniview1, '/uniview1/saas-backup/migration');
      await expect(page.getByRole('heading', { name: 'Migration is running' })).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await camera.take(page, 'migration');
    },
  },
  {
    what: 'Activity, one entry open',
    pictures: ['activity'],
    act: async ({ page, camera }) => {
      await openIntegrations(page);
      await itComplete(page).click();
      await confirmClosing(page, 'Turn off');
      await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Activity' }).click();
      await page.getByRole('row', { name: /Login with IT Complete off/ }).first().click();
      await expect(page.getByRole('dialog').getByRole('row', { name: /Login with IT Complete on off/ })).toBeVisible();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await camera.take(page, 'activity');
    },
  },
  {
    what: "in a portal's frame",
    pictures: ['portal'],
    act: async ({ page, server, camera }) => {
      await page.goto(server.url('uniview', '/'));
      await expect(page.frameLocator('iframe').locator('.tenant-link').first()).toBeVisible();
      await camera.take(page, 'portal');
    },
  },
];

for (const scene of scenes) {
  test(`${scene.what}: the pictures are what the product shows`, async ({ page, server, browser, prepare }) => {
    const others: BrowserContext[] = [];
    const stranger = async () => {
      const viewport = page.viewportSize();
      const context = await browser.newContext({ baseURL: server.url('console'), viewport, reducedMotion: 'reduce' });
      others.push(context);
      await prepare(context);
      return context.newPage();
    };
    const camera = new Camera();
    await scene.act({ page, server, camera, stranger });
    expect(camera.taken).toEqual(scene.pictures);
    for (const context of others) await context.close();
  });
}

test('every picture is taken by a scene and shown on a page', () => {
  const taken = scenes.flatMap((scene) => scene.pictures).sort();
  expect(picturesShown(), 'pictures that the README and docs/ show').toEqual(taken);
  expect(pictureFiles(), 'files in docs/images').toEqual(taken);
});
