/** What Lighthouse says of the four main pages: `cargo xtask bench --only lighthouse` starts this. */
import { chromium, type Page } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromiumPath, launchArgs } from '../../tests/e2e/support/chromium';
import { DIST } from './build';
import { readOptions } from './options';
import { freePort, Server } from './server';

const SIGN_IN = '/login';
/** The main pages, and who sees them. */
const PAGES = [
  { name: 'Sign in', path: SIGN_IN },
  { name: 'Integrations', path: '/settings/integrations', email: 'maya.lindqvist@aldergrovedental.example' },
  { name: 'Microsoft 365', path: '/uniview2/dashboard/spanning/microsoft365', email: 'grace.whitfield@brightwater.example' },
  { name: 'Activity', path: '/activity', email: 'maya.lindqvist@aldergrovedental.example' },
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
/** Of the runs the middle counts. */
const RUNS = 3;

const options = readOptions();
const server = await Server.start(options.server, DIST, options.tenants, { ownClock: true });
process.once('exit', () => server.stop());

async function signIn(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${server.origin}${SIGN_IN}`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${server.origin}${SIGN_IN}`);
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[type=password]').fill('simulation');
  await page.locator('input[type=password]').press('Enter');
  await page.locator('input[type=password]').waitFor({ state: 'hidden' });
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

console.log(`Lighthouse, desktop, middle of ${RUNS} runs; ${options.tenants.toLocaleString('en-US')} tenants`);
console.log('page                 performance  accessibility  best practices   FCP ms   LCP ms   TBT ms      CLS');
for (const { name, path, email } of PAGES) {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    args: [...launchArgs, `--remote-debugging-port=${port}`],
  });
  // The context of the browser itself: Lighthouse opens its page there.
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const scores: Record<string, number[]> = {};
  const found = new Set<string>();
  try {
    const over = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const own = over.contexts()[0] ?? context;
    if (email) await signIn(await own.newPage(), email);
    for (let run = 0, lost = 0; run < RUNS; run += 1) {
      const result = await lighthouse(
        `${server.origin}${path}`,
        { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES, disableStorageReset: true },
        desktopConfig,
      );
      const report = result?.lhr;
      if (!report) throw new Error(`Lighthouse has no report of ${path}`);
      // On a busy machine a trace may lack its beginning.
      if (report.runtimeError && (lost += 1) <= RUNS) {
        run -= 1;
        continue;
      }
      if (report.runtimeError) throw new Error(`${path}: ${report.runtimeError.message}`);
      const note = (key: string, value: number | null | undefined) => (scores[key] ??= []).push(value ?? 0);
      for (const category of CATEGORIES) note(category, report.categories[category]?.score);
      for (const audit of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']) {
        note(audit, report.audits[audit]?.numericValue);
      }
      const weighted = CATEGORIES.slice(1).flatMap((category) => report.categories[category]?.auditRefs ?? []);
      for (const { id, weight } of weighted) {
        const { score, title } = report.audits[id] ?? {};
        if (weight > 0 && score !== undefined && score !== null && score < 1) found.add(`${id}: ${title}`);
      }
    }
    await over.close();
  } finally {
    await browser.close();
  }
  const percent = (key: string) => String(Math.round(middle(scores[key] ?? []) * 100));
  const whole = (key: string) => String(Math.round(middle(scores[key] ?? [])));
  console.log(
    [
      name.padEnd(20),
      percent('performance').padStart(12),
      percent('accessibility').padStart(14),
      percent('best-practices').padStart(15),
      whole('first-contentful-paint').padStart(8),
      whole('largest-contentful-paint').padStart(8),
      whole('total-blocking-time').padStart(8),
      middle(scores['cumulative-layout-shift'] ?? []).toFixed(3).padStart(8),
    ].join(' '),
  );
  for (const line of found) console.log(`  ${line}`);
}
process.exit(0);
