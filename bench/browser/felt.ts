/**
 * How it feels: route changes, and what keeps input waiting at a quarter of the speed, beside the peers (what a page of
 * this kind can do on this machine). `cargo xtask bench --only felt`.
 */
import { chromium, type Page } from '@playwright/test';
import { chromiumPath, launchArgs } from '../../tests/e2e/support/chromium';
import { buildPeer, DIST } from './build';
import { readOptions } from './options';
import { Server } from './server';
import type { Subject } from './visit';

const LIST = '/uniview2/dashboard/spanning/microsoft365';
const SLOW = 4;
/** A task that is longer keeps input waiting (RAIL, the definition of a long task). */
const LONG = 50;

const options = readOptions();
const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args: launchArgs });

async function subject(name: string, dist: string, path: string): Promise<Subject> {
  const server = await Server.start(options.server, dist, options.tenants, { ownClock: true });
  process.once('exit', () => server.stop());
  return { name, path, server };
}

const own = await subject('console', DIST, LIST);
const subjects = [own, await subject('react', await buildPeer('react'), '/'), await subject('plain', await buildPeer('plain'), '/')];

const ROUTES = [
  { link: 'Alerts', heading: 'Alerts' },
  { link: 'Activity', heading: 'Activity' },
  { link: 'Migration', heading: 'Migrate' },
  { link: 'Spanning', heading: 'Microsoft 365' },
];

/** What people do on the dashboard; each ends when its effect is seen. */
const ACTS: { name: string; act: (page: Page) => Promise<void> }[] = [
  {
    name: 'typing a search',
    act: async (page) => {
      await page.getByPlaceholder('Filter tenants').pressSequentially('dental', { delay: 60 });
      await page.waitForTimeout(1_500);
      await page.getByPlaceholder('Filter tenants').fill('');
      await page.waitForTimeout(1_500);
    },
  },
  { name: 'sorting', act: async (page) => click(page, page.locator('.vtable-sort').nth(1)) },
  { name: 'a triage filter', act: async (page) => click(page, page.locator('button.chip').first()) },
  { name: 'opening details', act: async (page) => click(page, page.locator('.tenant-link').first()) },
  { name: 'closing details', act: async (page) => page.keyboard.press('Escape').then(() => page.waitForTimeout(1_500)) },
  {
    name: 'scrolling',
    act: async (page) => {
      await page.locator('.vtable-row').first().hover();
      for (let step = 0; step < 20; step += 1) {
        await page.mouse.wheel(0, 400);
        await page.waitForTimeout(50);
      }
      await page.waitForTimeout(1_000);
    },
  },
];

/** A press of the pointer, as people do it: a click from within the page would be one task with the code that asks for it. */
async function click(page: Page, what: ReturnType<Page['locator']>): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('there is nothing to click');
  // Nobody lets go in the moment of pressing: both would be one task.
  await page.mouse.click(box.x + Math.min(10, box.width / 2), box.y + box.height / 2, { delay: 60 });
  await page.waitForTimeout(1_500);
}

/** The list, as it stands after a while; on a device that is `rate` times slower from the start. */
async function open({ server, path }: Subject, rate = 1): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'UTC' });
  const [name = '', value = ''] = server.cookie.split('=');
  const url = server.origin.replace('http:', 'https:');
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Strict' }]);
  await context.addInitScript(() => localStorage.setItem('spanning.signed-in-portal', '1'));
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(server.origin + path);
  await page.locator('.vtable-row').first().waitFor();
  await page.waitForTimeout(2_000 * rate);
  return page;
}

/** Milliseconds from the click to the frame that shows the other page's heading. */
async function change(page: Page, { link, heading }: { link: string; heading: string }): Promise<number> {
  return page.evaluate(
    ([link, heading]) =>
      new Promise<number>((done, failed) => {
        const entry = [...document.querySelectorAll<HTMLElement>('.sidenav-link')].find((a) => a.textContent?.includes(link!));
        if (!entry) return failed(new Error(`no entry ${link}`));
        const started = performance.now();
        entry.click();
        const look = () => {
          if (document.querySelector('h1')?.textContent?.includes(heading!)) requestAnimationFrame(() => done(performance.now() - started));
          else if (performance.now() - started > 10_000) failed(new Error(`${heading} did not come`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [link, heading],
  );
}

const page = await open(own);
for (const route of ROUTES) await change(page, route);
console.log(`Route changes, pages that were shown before; ${options.tenants.toLocaleString('en-US')} tenants (aim: under 100 ms)`);
for (const route of ROUTES) {
  const times: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    await change(page, ROUTES[(ROUTES.indexOf(route) + 1) % ROUTES.length]!);
    await page.waitForTimeout(300);
    times.push(await change(page, route));
    await page.waitForTimeout(300);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
  console.log(`  ${route.heading.padEnd(18)} p50 ${at(0.5).padStart(4)} ms   slowest ${at(1).padStart(4)} ms`);
}

/** The longest task of each act, in ms; 0 when none is long. */
async function slowly(one: Subject): Promise<number[]> {
  const slow = await open(one, SLOW);
  // What the test tool brings into the page is there before anything is measured.
  await slow.locator('body').boundingBox();
  await slow.getByPlaceholder('Filter tenants').focus();
  await slow.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => tasks.push(entry.duration))).observe({ type: 'longtask' });
  });
  const longest: number[] = [];
  for (const { act } of ACTS) {
    await slow.evaluate(() => ((window as unknown as { longTasks: number[] }).longTasks.length = 0));
    await act(slow);
    longest.push(await slow.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks)));
  }
  await slow.context().close();
  return longest;
}

const rounds: Record<string, number[][]> = {};
for (let round = 0; round < options.rounds; round += 1) {
  for (let turn = 0; turn < subjects.length; turn += 1) {
    const one = subjects[(round + turn) % subjects.length]!;
    (rounds[one.name] ??= []).push(await slowly(one));
  }
}
console.log(`\nThe longest task that keeps input waiting at ${SLOW}x CPU throttle, ms: middle of ${options.rounds} rounds, and worst (aim: ${LONG})`);
console.log(`  ${''.padEnd(18)}${subjects.map(({ name }) => name.padStart(14)).join('')}`);
for (const [at, { name }] of ACTS.entries()) {
  const cells = subjects.map((one) => {
    const longest = rounds[one.name]!.map((acts) => acts[at]!).sort((a, b) => a - b);
    const say = (ms: number) => (ms === 0 ? `<${LONG}` : ms.toFixed(0));
    return `${say(longest[Math.floor(longest.length / 2)]!)} (${say(longest.at(-1)!)})`.padStart(14);
  });
  console.log(`  ${name.padEnd(18)}${cells.join('')}`);
}
await browser.close();
process.exit(0);
