import { expect, test } from '../fixtures';
import { people } from '../pages/console';
import { catalog, enter } from '../pages/language';
import { pseudo } from '../support/pseudo';

test.describe('a German browser', () => {
  test.use({ locale: 'de-AT', timezoneId: 'Europe/Vienna' });

  test('sentences, dates, numbers, ages and lists are German', async ({ page }) => {
    const german = catalog('de');
    await enter(page, people.superuser, '/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('region', { name: german['Needs attention']! })).toBeVisible();
    await expect(page.locator('.m365-synced')).toContainText(/vor \d+ Min\.|gerade eben|vor \d+ Std\./);
    // A share: a comma, not a point.
    await expect(page.locator('.tile').first()).toContainText(/\d,\d/);
    await page.setViewportSize({ width: 1_680, height: 900 });
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText(/\d,\d [KMGT]iB/);
    await page.goto('/uniview2/activity');
    await expect(page.getByText(/^\d{2}\.\d{2}\.2026, \d{2}:\d{2}:\d{2}/).first()).toBeVisible();
  });

  test('what the server refuses is said in German', async ({ page, problems }) => {
    problems.expect(/status of 4/);
    const german = catalog('de');
    await enter(page, people.superuser, '/');
    await page.getByRole('button', { name: german['Integrate tenant']!, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(german['Domain of the Microsoft 365 tenant']!).fill('nobody-knows-it.example');
    await dialog.getByRole('button', { name: german['Copy invite link']! }).click();
    await expect(dialog.getByText(german['Microsoft does not know this domain']!)).toBeVisible();
    await expect(dialog.getByText('Microsoft knows no tenant')).toHaveCount(0);
  });

  test('what is said without the app is German too, and only that', async ({ page, problems }) => {
    problems.expect(/.*/);
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto('/');
    await expect(page.getByText('Die Konsole konnte nicht starten')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Neu laden' })).toBeVisible();
    await expect(page.getByText('The console could not start')).toBeHidden();
    await expect(page.getByText('コンソールを起動できませんでした')).toBeHidden();
  });
});

test.describe('a Japanese browser', () => {
  test.use({ locale: 'ja-JP' });

  test('sentences are Japanese, the window has a Japanese title', async ({ page }) => {
    const japanese = catalog('ja');
    await enter(page, people.globalAdmin, '/settings/integrations');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(japanese.Integrations!);
    await expect(page).toHaveTitle(new RegExp(`^${japanese.Integrations}`));
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByText(/\d+ (時間|分|日)前/).first()).toBeVisible();
  });
});

test.describe('a French browser', () => {
  test.use({ locale: 'fr-FR' });

  test('reads English, and no catalog is fetched', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await enter(page, people.superuser, '/');
    await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(asked.filter((path) => path.startsWith('/lang/'))).toEqual([]);
  });
});

test('a choice counts at once, outlives a reload, and can be taken back', async ({ page }) => {
  const german = catalog('de');
  await enter(page, people.superuser, '/uniview2/activity');
  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.Activity!);
  await expect(page).toHaveTitle(new RegExp(`^${german.Activity}`));
  // Nothing but words has changed: address and session are what they were.
  await expect(page).toHaveURL(/\/uniview2\/activity$/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.Activity!);
  await page.locator('.topbar').getByRole('button').last().click();
  await page.getByLabel(german.Language!).selectOption('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity');
});

test('before anybody is signed in the language can be chosen', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Language').selectOption('ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(catalog('ja')['Sign in']!);
});

test('of two choices the last one counts, also when the first arrives later', async ({ page }) => {
  const late = new Promise((done) => setTimeout(done, 2_000));
  await page.route('**/lang/de.json', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('/login');
  const arrived = page.waitForResponse('**/lang/de.json');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Language').selectOption('ja');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(catalog('ja')['Sign in']!);
  await (await arrived).finished();
  await page.waitForTimeout(500);
  await expect(heading).toHaveText(catalog('ja')['Sign in']!);
});

test.describe('a catalog that does not arrive', () => {
  test.use({ locale: 'de-DE' });

  test('costs the language, not the console', async ({ page, problems }) => {
    problems.expect(/status of 503/);
    await page.route('**/lang/de.json', (route) => route.fulfill({ status: 503, body: 'no' }));
    await page.goto('/login');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('The console is in English')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test.describe('in a portal', () => {
  test.use({ locale: 'ja-JP' });

  test('its language wins over the browser’s, and can change while one reads', async ({ page, server }) => {
    await page.goto(server.url('uniview', '/'));
    const host = page.locator('spanning-console');
    const frame = page.frameLocator('spanning-console iframe');
    await expect(frame.getByRole('region', { name: 'Needs attention' })).toBeVisible();
    await host.evaluate((element) => element.setAttribute('locale', 'de-DE'));
    await expect(frame.getByRole('region', { name: catalog('de')['Needs attention']! })).toBeVisible();
    await expect(frame.locator('html')).toHaveAttribute('lang', 'de');
    await host.evaluate((element) => element.setAttribute('locale', 'nonsense_!'));
    await expect(frame.getByRole('region', { name: 'Needs attention' })).toBeVisible();
  });
});

test.describe('words that are 40 % longer', () => {
  test.use({ locale: 'de-DE' });

  /** What is called the same in every language: products, a portal's own words, numbers. */
  const names =
    /^(Spanning( Backup| Console| Licenses| Legacy)?|KaseyaOne( Integration)?|UniView.*|VSA.*|Microsoft( 365)?|Login with IT Complete|IT Complete|Standard|Archived|English|Deutsch|日本語|CSV|Aldergrove Dental Group|Add Customer|Customers|Unitrends Backup|[\d\s.,:/%+–-]*)$/;

  for (const { who, paths } of [
    { who: people.globalAdmin, paths: ['/settings/integrations', '/activity'] },
    {
      who: people.superuser,
      paths: ['/uniview2/dashboard/spanning/microsoft365', '/uniview2/dashboard/spanning/microsoft365?tenant=tn_aldergrove', '/uniview2/alerts', '/uniview2/migration'],
    },
    { who: people.vsa9, paths: ['/vsa9/saas-backup/customers'] },
    { who: people.vsa10, paths: ['/vsa10/modules/integrations/unitrends-backup'] },
  ]) {
    test(`fit everywhere, and no sentence stands outside the catalog: ${who.split('@')[0]}`, async ({ page }) => {
      await page.route('**/lang/de.json', (route) => route.fulfill({ json: pseudo(catalog('de')) }));
      await enter(page, who, '/');
      for (const path of paths) {
        await page.goto(path);
        await expect(page.getByRole('main').getByText('⟦').first()).toBeVisible();
        await expect(page.locator('.skeleton')).toHaveCount(0);
        const plain = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('h1, h2, h3, th[scope=col], dt, label, legend, summary, button, [role=tab], [role=columnheader], .muted')]
            .filter((element) => element.checkVisibility() && !element.querySelector('bdi') && !element.closest('bdi, td, [role=gridcell]'))
            .map((element) => element.innerText.trim())
            .filter((text) => text !== '' && !text.includes('⟦')),
        );
        expect(plain.filter((text) => !names.test(text)), path).toEqual([]);
        for (const width of [1_440, 1_024, 768, 400, 320]) {
          await page.setViewportSize({ width, height: 900 });
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(wider, `${path} at ${width} px`).toBeLessThanOrEqual(0);
        }
        await page.setViewportSize({ width: 1_280, height: 800 });
      }
    });
  }
});
