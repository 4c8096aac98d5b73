// The harness itself: a test suite that cannot fail proves nothing.
import type { BrowserContext } from '@playwright/test';
import { axe, expect, test } from '../fixtures';

const TYPE = { contentType: 'text/html; charset=utf-8' };
const html = (title: string, body: string) => `<!doctype html><html lang="en"><title>${title}</title>${body}`;

/** A page of a portal that frames a page of the console; neither comes from the server. */
async function framing(context: BrowserContext, frameUrl: string, frameBody: string): Promise<void> {
  await context.route('**/harness/host', (route) =>
    route.fulfill({
      ...TYPE,
      body: html('Host', `<main><h1>Host</h1><iframe title="Console" src="${frameUrl}"></iframe></main>`),
    }),
  );
  await context.route('**/harness/frame', (route) =>
    route.fulfill({ ...TYPE, body: html('Frame', `<main><h1>Frame</h1>${frameBody}</main>`) }),
  );
}

test('storage of a frame is partitioned, as in browsers people use', async ({ context, page, server }) => {
  const frameUrl = server.url('console', '/harness/frame');
  await framing(context, frameUrl, '<p>Text</p>');
  await page.goto(server.url('vsa10', '/harness/host'));
  await page.waitForFunction(() => frames.length === 1);
  await expect(page.frameLocator('iframe').getByText('Text')).toBeVisible();
  const framed = page.frame({ url: frameUrl });
  await framed?.evaluate(() => localStorage.setItem('key', 'framed'));
  expect(await framed?.evaluate(() => localStorage.getItem('key'))).toBe('framed');

  const alone = await context.newPage();
  await alone.goto(frameUrl);
  expect(await alone.evaluate(() => localStorage.getItem('key'))).toBeNull();
});

test('pages have the time of the server, and it runs', async ({ context, page, server }) => {
  await framing(context, server.url('console', '/harness/frame'), '<p>Text</p>');
  await page.goto(server.url('vsa10', '/harness/host'));
  await expect(page.frameLocator('iframe').getByText('Text')).toBeVisible();
  expect(server.now().toISOString()).toMatch(/^2026-03-10T09:/);
  for (const frame of page.frames()) {
    const [first, second] = await frame.evaluate(async () => {
      const before = new Date();
      await new Promise((done) => setTimeout(done, 50));
      return [before.getTime(), Date.now()] as const;
    });
    expect(second - first).toBeGreaterThanOrEqual(49);
    expect(Math.abs(second - server.now().getTime())).toBeLessThan(2_000);
    expect(await frame.evaluate(() => new Date(0).toISOString())).toBe('1970-01-01T00:00:00.000Z');
    expect(await frame.evaluate(() => new Date() instanceof Date && Date().includes('2026'))).toBe(true);
  }
});

test('errors in any page are noticed', async ({ context, page, problems, server }) => {
  await framing(context, server.url('console', '/harness/frame'), '<p>Text</p>');
  await page.goto(server.url('console', '/harness/frame'));
  await page.evaluate(() => {
    console.error('logged');
    setTimeout(() => {
      throw new Error('thrown');
    });
    void Promise.reject(new Error('rejected'));
  });
  const other = await context.newPage();
  await other.goto(server.url('console', '/harness/frame'));
  await other.evaluate(() => console.error('elsewhere'));
  await expect.poll(() => problems.unexpected().length).toBe(4);
  const all = problems.unexpected().join('\n');
  for (const what of ['logged', 'thrown', 'rejected', 'elsewhere']) {
    expect(all).toContain(what);
    problems.expect(what);
  }
  expect(problems.unexpected()).toEqual([]);
});

test('axe sees into frames of another site', async ({ context, page, server }) => {
  const frameUrl = server.url('console', '/harness/frame');
  await framing(context, frameUrl, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">');
  await page.goto(server.url('vsa10', '/harness/host'));
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Frame' })).toBeVisible();
  const violations = await axe(page);
  expect(violations.map(({ frame, rule }) => ({ frame, rule }))).toContainEqual({ frame: frameUrl, rule: 'image-alt' });
  expect(await axe(page, { disable: ['image-alt'] })).toEqual([]);
});

test('the server comes back after a kill and a restart', async ({ server }) => {
  await server.kill();
  await expect(server.request('console', '/healthz')).rejects.toThrow();
  await server.start();
  expect((await server.request('console', '/healthz')).status).toBe(200);
  await server.restart();
  expect((await server.request('console', '/healthz')).status).toBe(200);
});
