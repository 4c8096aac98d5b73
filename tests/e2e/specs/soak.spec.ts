/** F23 of the case table: a console that is used all day, and one that is left alone for a day. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { fillSignIn, people, signIn } from '../pages/console';
import { LIST } from '../support/faults';
import { count, type Held, Scales } from '../support/soak';

const OPENINGS = 1_000;
const NAVIGATIONS = 200;

/** Opens and closes the details of tenants, as fast as the page lets one. */
async function openDrawer(page: Page, times: number): Promise<void> {
  await page.evaluate(async (times) => {
    const until = (what: string, met: () => boolean) =>
      new Promise<void>((done, failed) => {
        if (met()) return done();
        const watch = new MutationObserver(() => {
          if (met()) end(done);
        });
        const late = setTimeout(() => end(() => failed(new Error(`waited for ${what} in vain`))), 10_000);
        const end = (then: () => void) => {
          clearTimeout(late);
          watch.disconnect();
          then();
        };
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
    const drawer = () => document.querySelector('dialog.drawer[open]');
    for (let time = 0; time < times; time += 1) {
      const links = document.querySelectorAll<HTMLElement>('tr[data-row] .tenant-link');
      const link = links[time % Math.min(links.length, 12)]!;
      link.click();
      await until('the details', () => !!drawer()?.querySelector('[role=tabpanel]'));
      drawer()!.querySelector<HTMLElement>('.drawer-actions .btn-icon:last-child')!.click();
      await until('the list alone', () => !drawer());
    }
  }, times);
}

/** Walks through the pages by the navigation. */
async function navigate(page: Page, times: number): Promise<void> {
  await page.evaluate(async (times) => {
    const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.sidenav a[href]')];
    for (let time = 0; time < times; time += 1) {
      const all = links();
      const link = all[time % all.length]!;
      const before = performance.now();
      link.click();
      const there = () => location.pathname === new URL(link.href).pathname && !!document.querySelector('#main h1');
      while (!there() || document.querySelector('.skeleton')) {
        if (performance.now() - before > 10_000) throw new Error(`${link.href} does not come`);
        await new Promise((done) => requestAnimationFrame(done));
      }
    }
  }, times);
}

test('F23 200 navigations and 1,000 openings of the details: nothing piles up', async ({ page, server }, info) => {
  // On a busy machine an opening takes half a second.
  test.setTimeout(600_000);
  await server.restart();
  await count(page);
  await signIn(page, people.superuser, LIST);
  await expect(page.getByText('242 tenants').first()).toBeVisible();
  const scales = await Scales.of(page);
  const list = page.locator('.sidenav a[href$="/microsoft365"]');
  const held: Record<string, Held> = {};

  /** One part of the day, weighed on the list with nothing open: after a quarter, and at the end. */
  const part = async (name: string, act: (times: number) => Promise<void>, times: number) => {
    await act(times / 4);
    await list.click();
    held[`${name}, a quarter`] = await scales.weigh();
    await act((times * 3) / 4);
    await list.click();
    held[`${name}, the end`] = await scales.weigh();
    const [quarter, end] = [held[`${name}, a quarter`]!, held[`${name}, the end`]!];
    const told = `${name}: ${JSON.stringify(quarter)} then ${JSON.stringify(end)}`;
    expect(end.nodes - quarter.nodes, told).toBeLessThanOrEqual(40);
    expect(end.listeners - quarter.listeners, told).toBeLessThanOrEqual(10);
    expect(end.documents, told).toBe(quarter.documents);
    expect(end.intervals - quarter.intervals, told).toBeLessThanOrEqual(0);
    expect(end.timeouts - quarter.timeouts, told).toBeLessThanOrEqual(3);
    return { heap: end.heap - quarter.heap, wasm: end.wasm - quarter.wasm, told };
  };

  const walked = await part('navigations', (times) => navigate(page, times), NAVIGATIONS);
  const opened = await part('openings', (times) => openDrawer(page, times), OPENINGS);
  await info.attach('held', { body: JSON.stringify(held, null, 2), contentType: 'application/json' });

  // What was on the page is let go. Signals that live as long as the app keep some bytes of every view that listened
  // to them, about 6 KB for each opening and each page: a working day of a hundred of them is below 1 MB.
  const [parts, most] = [0.75, 10];
  expect(opened.heap, opened.told).toBeLessThan(1_000);
  expect(opened.wasm, opened.told).toBeLessThan(parts * OPENINGS * most);
  expect(walked.heap, walked.told).toBeLessThan(1_000);
  expect(walked.wasm, walked.told).toBeLessThan(parts * NAVIGATIONS * most);

  // And it still works.
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('dental');
  await expect(page.getByText('7 tenants match')).toBeVisible();
  // Rows of before go one after the other.
  const found = page.getByRole('link', { name: 'Aldergrove Dental Group' });
  await expect(found).toHaveCount(1);
  await found.click();
  await expect(page.locator('.drawer').getByRole('tab', { name: 'Users' })).toBeVisible();
});

test('F23 a day idle: little is asked meanwhile, then one is told to sign in and goes on', async ({
  page,
  server,
  problems,
}) => {
  problems.expect(/status of 401/);
  await server.restart();
  await page.clock.install({ time: server.now() });
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await expect(page.getByText('7 tenants match')).toBeVisible();
  let asked = 0;
  page.on('request', () => (asked += 1));
  for (let minute = 0; minute < 60; minute += 1) await page.clock.runFor(60_000);
  // Syncs are asked for every few seconds, alerts and tenants that are being added now and then.
  expect(asked).toBeGreaterThan(0);
  expect(asked, 'requests in an hour').toBeLessThan(500);
  await server.advance(24 * 60 * 60);
  await page.clock.fastForward('23:00:00');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const again = page.getByRole('dialog', { name: 'You are signed out' });
  await expect(again).toBeVisible();
  await expect(page.getByRole('row', { name: /Aldergrove Dental Group/ })).toBeAttached();
  await fillSignIn(page, people.superuser);
  await expect(again).toBeHidden();
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('northgate');
  await expect(page.getByText('2 tenants match')).toBeVisible();
});
