/*
 * What a spec gets (put it into specs/<name>.spec.ts and import from '../fixtures'):
 *
 *   import { axe, expect, test } from '../fixtures';
 *
 *   test('shows who loses access', async ({ page, server, problems }) => {
 *     await page.goto(server.url('console', '/settings/integrations'));   // or page.goto('/settings/…')
 *     problems.expect(/status of 409/);            // an error this test provokes
 *     expect(await axe(page)).toEqual([]);         // accessibility, all frames
 *   });
 *
 * - `server`: one mock server per worker, in memory, seed 7, 250 tenants, clock from
 *   2026-03-10T09:00:00Z. `url(site, path)`, `request(site, path, …)` from outside the browser,
 *   `restart()` (the world as new), `kill()` (power cut), `start()`, `now()`, `advance(seconds)`. Changes that one
 *   test makes are there for the next one of the worker: `test.beforeEach(({ server }) =>
 *   server.restart())` before the page is opened, where it matters.
 * - `test.use({ world: { scenario: '…', tenants: 5000, data: folder } })` at the top of a file
 *   gives that file a server of its own.
 * - `page` (and every other page of `context`): `Date` is the server's time and runs on; timers
 *   are real. To jump ahead: `page.clock.install({ time: server.now() })` before `goto`, then
 *   `page.clock.fastForward(…)`. The base address is the console's.
 * - A test fails when any page of `context` logs an error, throws, or leaves a rejection
 *   unhandled, unless `problems.expect(text or pattern)` announced it. A page of a context made by
 *   the test itself: `await prepare(context)` from the fixture of that name does the same for it.
 *
 * Run: cargo xtask test --only e2e [-- <file or --grep …>], or, after a build of the app and of
 * the server (cargo build --package spanning-mock-server --profile server), npx playwright test.
 */
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { shiftClock } from './support/clock';
import { Problems } from './support/problems';
import { MockServer, type World } from './support/server';

export { axe } from './support/axe';
export type { Answer, MockServer, Site, World } from './support/server';
export { expect };

interface TestFixtures {
  problems: Problems;
  prepare: (context: BrowserContext) => Promise<void>;
}

interface WorkerFixtures {
  world: World;
  server: MockServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  world: [{}, { option: true, scope: 'worker' }],

  server: [
    async ({ world }, use, info) => {
      const server = await MockServer.start(String(info.workerIndex), world);
      const end = () => void server.kill();
      process.once('exit', end);
      await use(server);
      process.off('exit', end);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ server }, use) => use(server.url('console')),

  problems: async ({}, use) => {
    const problems = new Problems();
    await use(problems);
    expect(problems.unexpected(), 'errors in the browser that the test did not announce').toEqual([]);
  },

  prepare: async ({ server, problems }, use) =>
    use(async (context) => {
      problems.watch(context);
      await shiftClock(context, server.clockOffset);
    }),

  context: async ({ context, prepare }, use) => {
    await prepare(context);
    await use(context);
  },
});
