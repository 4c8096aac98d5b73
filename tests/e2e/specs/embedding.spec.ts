/** The host SDK and what a frame may and may not do: E1 to E13 of the embedding cases. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const frameOf = (page: Page) => page.frameLocator('iframe');
const heading = (page: Page, name: string) => frameOf(page).getByRole('heading', { level: 1, name });
const dashboard = (page: Page) => heading(page, 'Microsoft 365');
/** The SDK's element, as a portal's script has it. */
const element = (page: Page) => page.locator('spanning-console');

test('ready, route and title reach the host; the frame leaves no history of its own', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await expect(element(page)).toHaveAttribute('ready', '');
  const before = await page.evaluate(() => history.length);
  await frameOf(page).getByPlaceholder('Filter tenants').fill('aldergrove');
  await expect(page).toHaveURL(/view=dashboard%2Fspanning%2Fmicrosoft365%3F.*aldergrove/);
  await expect(page).toHaveTitle(/Microsoft 365/);
  expect(await page.evaluate(() => history.length)).toBe(before);

  // The host's own address opens the same view again.
  await page.reload();
  await expect(frameOf(page).getByPlaceholder('Filter tenants')).toHaveValue('aldergrove');
});

test('the host leads: another route, the theme, a locale', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await element(page).evaluate((host) => host.setAttribute('route', 'activity'));
  await expect(heading(page, 'Activity')).toBeVisible();
  // Only the portal's own part can be asked for.
  const wrong = await element(page).evaluate(async (host) => {
    const codes: string[] = [];
    host.addEventListener('error', (event) => codes.push((event as CustomEvent<{ code: string }>).detail.code));
    for (const outside of ['../../settings/integrations', 'settings/integrations', '//evil.example']) {
      host.setAttribute('route', outside);
    }
    while (codes.length < 3) await new Promise((done) => setTimeout(done, 20));
    return codes;
  });
  expect(wrong).toEqual(['unknown_route', 'unknown_route', 'unknown_route']);
  await expect(heading(page, 'Activity')).toBeVisible();

  const root = frameOf(page).locator('html');
  await element(page).evaluate((host) => host.setAttribute('theme', 'dark'));
  await expect(root).toHaveCSS('color-scheme', 'dark');
  await element(page).evaluate((host) => host.setAttribute('theme', 'light'));
  await expect(root).toHaveCSS('color-scheme', 'light');
  await element(page).evaluate((host) => host.setAttribute('locale', 'de'));
  await expect(frameOf(page).getByText(/^\d{1,2}\.\d{1,2}\.\d{4}|^\d{1,2}\. \p{L}+ \d{4}/u).first()).toBeVisible();
});

test('what is not of the protocol is dropped and counted; nothing else happens', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  const inner = page.frames()[1];
  expect(inner).toBeDefined();
  // On a busy machine the console may have called twice; the second call counts as dropped.
  const dropped = () => element(page).evaluate((host) => (host as unknown as { dropped: number }).dropped);
  const before = await dropped();
  // From the console's own window, but not the protocol.
  await inner!.evaluate(() => {
    for (const junk of ['', 'hello', '{}', '{"p":"sbk-embed","v":2,"type":"hello","nonce":"n","body":{"versions":[2]}}', 'x'.repeat(20_000)]) {
      window.parent.postMessage(junk, '*');
    }
    window.parent.postMessage({ p: 'sbk-embed', v: 1, type: 'hello', nonce: 'n', body: { versions: [1] } }, '*');
  });
  await expect.poll(dropped).toBe(before + 6);
  // From the host's window to the console: after the welcome only the port counts.
  await page.evaluate(() => {
    const frame = document.querySelector('spanning-console')!.shadowRoot!.querySelector('iframe')!;
    const forged = { p: 'sbk-embed', v: 1, type: 'token', nonce: 'n', body: { token: 'forged' } };
    frame.contentWindow!.postMessage(JSON.stringify(forged), '*');
  });
  await frameOf(page).getByPlaceholder('Filter tenants').fill('aldergrove');
  await expect(frameOf(page).getByRole('row', { name: /Aldergrove/ }).first()).toBeVisible();
});

test('a flood of messages and one of ten megabytes do not disturb (E3)', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await page.evaluate(async () => {
    const frame = document.querySelector('spanning-console')!.shadowRoot!.querySelector('iframe')!;
    frame.contentWindow!.postMessage('x'.repeat(10 * 1024 * 1024), '*');
    for (let count = 0; count < 10_000; count += 1) frame.contentWindow!.postMessage(`{"p":"sbk-embed","n":${count}}`, '*');
  });
  await frameOf(page).getByPlaceholder('Filter tenants').fill('aldergrove');
  await expect(frameOf(page).getByRole('row', { name: /Aldergrove/ }).first()).toBeVisible();
});

test('storage that throws is done without (E4)', async ({ page, server, context }) => {
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await expect(frameOf(page).getByRole('row').nth(3)).toBeVisible();
});

for (const site of ['vsa10', 'vsa9', 'uniview', 'uniview1'] as const) {
  test(`a frame of 320 px in ${site} shows everything without scrolling sideways (E10)`, async ({ page, server }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(server.url(site, '/'));
    await expect(element(page)).toHaveAttribute('ready', '');
    await expect(frameOf(page).getByRole('heading', { level: 1 })).toBeVisible();
    const root = frameOf(page).locator('html');
    expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
  });
}

test('portal and version can be told apart; an unknown portal is an error', async ({ page, server }) => {
  await page.goto(server.url('vsa9', '/'));
  await expect(heading(page, 'Customers')).toBeVisible();
  const code = await element(page).evaluate(
    (host) =>
      new Promise((done) => {
        host.addEventListener('error', (event) => done((event as CustomEvent<{ code: string }>).detail.code));
        host.setAttribute('portal', 'vsa11');
      }),
  );
  expect(code).toBe('unknown_portal');
  await element(page).evaluate((host) => {
    host.setAttribute('version', '9.5');
    host.setAttribute('portal', 'vsa');
  });
  await expect(element(page)).toHaveAttribute('ready', '');
  await expect(heading(page, 'Customers')).toBeVisible();
});

test('the token is renewed, nobody sees a refusal, and it is nowhere but in memory (E5)', async ({ page, server, problems }) => {
  // The world's clock jumps by an hour: only the answer can tell that the token has ended.
  problems.expect(/status of 401/);
  await server.restart();
  let minted = 0;
  page.on('request', (request) => (minted += request.url().endsWith('/token') ? 1 : 0));
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  const first = minted;
  await server.advance(3_600);
  await frameOf(page).getByPlaceholder('Filter tenants').fill('brightwater');
  await expect.poll(() => minted).toBeGreaterThan(first);
  await expect(frameOf(page).getByText('The portal no longer signs you in')).toHaveCount(0);
  const kept = await page.frames()[1]!.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toMatch(/bearer|token|eyJ/i);
});

test('something typed in a dialog is told to the host, and no longer once it is closed', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  const dirty = () => element(page).evaluate((host) => (host as unknown as { dirty: boolean }).dirty);
  expect(await dirty()).toBe(false);
  // Any dialog with a field will do; the protocol is what is tested.
  await page.frames()[1]!.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.id = 'probe';
    dialog.append(document.createElement('input'));
    document.body.append(dialog);
    dialog.showModal();
  });
  await frameOf(page).locator('#probe input').fill('half a thought');
  await expect.poll(dirty).toBe(true);
  await frameOf(page).locator('#probe input').press('Escape');
  await expect.poll(dirty).toBe(false);
});

test('without allow-same-origin the frame says what is missing and offers a window', async ({ page, server, problems }) => {
  problems.expect(/.*/);
  await page.goto(server.url('uniview', '/?sandbox=allow-scripts%20allow-popups'));
  await expect(frameOf(page).getByText('allow-same-origin')).toBeVisible();
  const way = frameOf(page).getByRole('link', { name: 'Open in a new window' });
  await expect(way).toHaveAttribute('href', /^\/uniview2\/dashboard\/spanning\/microsoft365/);
  await expect(frameOf(page).getByText(/Still loading|could not start/)).toHaveCount(0);
});

test('without allow-forms the console works, and says what does not', async ({ page, server, problems }) => {
  problems.expect(/allow-forms|sandboxed/);
  await page.goto(server.url('uniview', '/?sandbox=allow-scripts%20allow-same-origin'));
  await expect(dashboard(page)).toBeVisible();
  await expect(frameOf(page).getByText('allow-forms, allow-popups, allow-popups-to-escape-sandbox')).toBeVisible();
  await expect(frameOf(page).getByRole('link', { name: /Open in a new window/ })).toBeVisible();
});

test('without allow-downloads only that is named', async ({ page, server }) => {
  const rest = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
  await page.goto(server.url('uniview', `/?sandbox=${encodeURIComponent(rest)}`));
  await expect(frameOf(page).getByText('Missing in its sandbox: allow-downloads.')).toBeVisible();
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await expect(frameOf(page).getByText('Missing in its sandbox')).toHaveCount(0);
});

test('in a tall frame a dialog appears in the part that can be seen', async ({ page, server }) => {
  await page.setViewportSize({ width: 1200, height: 700 });
  await page.goto(server.url('vsa9', '/?size=auto'));
  await expect(heading(page, 'Customers')).toBeVisible();
  await frameOf(page).getByRole('button', { name: 'Add Customer' }).click();
  const dialog = frameOf(page).getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog).toBeInViewport({ ratio: 0.9 });
  await dialog.getByRole('button', { name: 'Close' }).first().click();

  // Further down in a low window: the frame itself does not scroll, so its middle may be out of sight.
  await page.setViewportSize({ width: 1200, height: 460 });
  const row = frameOf(page).getByRole('button', { name: 'Link KaseyaOne for Aldergrove Dental Group' });
  await row.evaluate((button) => button.scrollIntoView({ block: 'start' }));
  await row.click();
  const link = frameOf(page).getByRole('dialog', { name: 'Link Organization' });
  await expect(link).toBeVisible();
  await expect(link).toBeInViewport({ ratio: 0.9 });
});

test('a frame that grows is as high as its page, and as low again', async ({ page, server }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.goto(server.url('uniview', '/?size=auto'));
  await expect(dashboard(page)).toBeVisible();
  const main = frameOf(page).locator('main');
  // The frame follows the page; the list in it is as high as what the window shows of the frame.
  const gap = async () => {
    const [outer, inner] = await Promise.all([page.locator('iframe').boundingBox(), main.boundingBox()]);
    return Math.abs((outer?.height ?? 0) - (inner?.height ?? 1_000));
  };
  await expect.poll(gap).toBeLessThan(4);
  const list = frameOf(page).locator('.vtable');
  expect((await list.boundingBox())?.height).toBeGreaterThan(400);
  const scrolls = await main.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(scrolls).toBeLessThan(4);

  // Scrolled half away, the list does not shrink.
  await list.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  const height = (await list.boundingBox())?.height ?? 0;
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
  expect((await list.boundingBox())?.height).toBeGreaterThanOrEqual(height);
  await expect.poll(gap).toBeLessThan(4);

  await frameOf(page).getByPlaceholder('Filter tenants').fill('aldergrove');
  await expect(frameOf(page).locator('.vtable-row')).toHaveCount(1);
  await expect.poll(async () => (await list.boundingBox())?.height).toBeLessThan(200);
  await expect.poll(gap).toBeLessThan(4);
});

test('the keyboard goes into the frame, through it and out', async ({ page, server }) => {
  await page.goto(server.url('vsa10', '/'));
  await expect(element(page)).toHaveAttribute('ready', '');
  await expect(frameOf(page).getByRole('heading', { level: 1 })).toBeVisible();
  const inFrame = () => page.evaluate(() => document.activeElement?.localName === 'spanning-console');
  await page.getByRole('button', { name: 'Apply' }).focus();
  let into = false;
  let out = false;
  for (let step = 0; step < 60 && !out; step += 1) {
    await page.keyboard.press('Tab');
    const now = await inFrame();
    out = into && !now;
    into ||= now;
  }
  expect([into, out]).toEqual([true, true]);
});

test('each frame of a page has its own line, and a reloaded one calls again (E6)', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await element(page).evaluate((host) => {
    type Console = HTMLElement & { getToken: unknown };
    const second = host.cloneNode() as Console;
    second.removeAttribute('ready');
    second.setAttribute('route', 'activity');
    second.getToken = (host as Console).getToken;
    host.after(second);
  });
  await expect(page.locator('spanning-console[ready]')).toHaveCount(2);
  const second = page.frameLocator('spanning-console:nth-of-type(2) iframe');
  await expect(second.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await expect(page.frameLocator('spanning-console:nth-of-type(1) iframe').getByPlaceholder('Filter tenants')).toBeVisible();

  await page.frames()[1]!.evaluate(() => location.reload());
  await expect(page.frameLocator('spanning-console:nth-of-type(1) iframe').getByPlaceholder('Filter tenants')).toBeVisible();
  for (const host of await element(page).all()) {
    expect(await host.evaluate((each) => (each as unknown as { dropped: number }).dropped)).toBe(0);
  }
});

test('two frames of one page show two tenants, each its own', async ({ page, server }) => {
  await page.goto(server.url('uniview', '/'));
  await expect(dashboard(page)).toBeVisible();
  await frameOf(page).getByPlaceholder('Filter tenants').fill('dental');
  const other = frameOf(page).getByRole('row').filter({ hasNotText: 'Aldergrove' }).filter({ hasText: /dental/i }).first();
  await other.click({ position: { x: 150, y: 12 } });
  const drawer = frameOf(page).getByRole('dialog').or(frameOf(page).getByRole('complementary')).first();
  const name = (await drawer.getByRole('heading').first().textContent()) ?? '';
  expect(name).toMatch(/dental/i);
  await element(page).evaluate((host) => {
    const second = host.cloneNode() as HTMLElement & { getToken: unknown };
    second.removeAttribute('ready');
    second.setAttribute('route', 'dashboard/spanning/microsoft365?tenant=tn_aldergrove');
    second.getToken = (host as unknown as { getToken: unknown }).getToken;
    host.after(second);
  });
  const second = page.frameLocator('spanning-console:nth-of-type(2) iframe');
  await expect(second.getByRole('heading', { name: 'Aldergrove Dental Group' })).toBeVisible();
  await expect(second.getByRole('heading', { name, exact: true })).toHaveCount(0);
  const first = page.frameLocator('spanning-console:nth-of-type(1) iframe');
  await expect(first.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(first.getByRole('heading', { name: 'Aldergrove Dental Group' })).toHaveCount(0);
});

test('a host that is not on the list gets an empty frame (E2)', async ({ page, server, problems }) => {
  problems.expect(/frame-ancestors|Framing|refused|violates|csp-reports/i);
  await page.goto(server.url('evil', '/'));
  await expect(page.getByRole('status')).toContainText('Refused, as it should be', { timeout: 10_000 });
  await expect(frameOf(page).locator('#main')).toHaveCount(0);
});

test('what takes something away is confirmed only where it can be seen (E9)', async ({ page, server }) => {
  await server.restart();
  await page.goto(server.url('uniview', '/?view=dashboard/spanning/microsoft365%3Fq=aldergrove'));
  await frameOf(page).getByRole('button', { name: 'Actions for Aldergrove Dental Group' }).click();
  await frameOf(page).getByRole('menuitem', { name: 'Remove tenant' }).click();
  const dialog = frameOf(page).getByRole('alertdialog');
  const remove = dialog.getByRole('button', { name: 'Remove tenant' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox').fill('Aldergrove Dental Group');
  await expect(remove).not.toHaveAttribute('aria-disabled', 'true');

  // The page around it lays something over the frame that lets clicks through.
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.className = 'cover';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.cover{position:fixed;inset:0;z-index:9;background:#fff;pointer-events:none}');
    document.adoptedStyleSheets = [sheet];
    document.body.append(cover);
  });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toHaveAccessibleDescription(/Something lies over this dialog/);
  await page.evaluate(() => document.querySelector('.cover')!.remove());
  await expect(remove).not.toHaveAttribute('aria-disabled', 'true');
  await remove.click();
  await expect(frameOf(page).getByText('Aldergrove Dental Group was removed.')).toBeVisible();
});
