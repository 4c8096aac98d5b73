/** The same page three times, measured in turns: `cargo xtask bench` starts this. */
import { chromium } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, launchArgs } from '../../tests/e2e/support/chromium';
import { BENCH, buildPeer, DIST } from './build';
import { readOptions } from './options';
import { chooseWords } from './plan';
import { comparison, failures, scale, transfer } from './report';
import type { Growth, Result } from './results';
import { Server } from './server';
import { type Sample, type Subject, Visit } from './visit';

const DASHBOARD = '/uniview2/dashboard/spanning/microsoft365';
const FEW = 1_000;
const THROTTLES = [1, 4];
/** Openings after which everything has been used. */
const WARM_UP = 50;

const options = readOptions();
const servers: Server[] = [];
process.once('exit', () => servers.forEach((server) => server.stop()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function subject(name: string, dist: string, path: string, tenants: number): Promise<Subject> {
  const server = await Server.start(options.server, dist, tenants);
  servers.push(server);
  return { name, path, server };
}

const subjects = [
  await subject('console', DIST, DASHBOARD, options.tenants),
  await subject('react', await buildPeer('react'), '/', options.tenants),
  await subject('plain', await buildPeer('plain'), '/', options.tenants),
  await subject(`console, ${FEW.toLocaleString('en-US')} tenants`, DIST, DASHBOARD, FEW),
];
const [own, , , few] = subjects;
const words = await chooseWords([few!.server, own!.server]);

const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args: launchArgs });
console.log(`Chromium ${browser.version()}, ${cpus().length} cores, ${options.tenants.toLocaleString('en-US')} tenants`);
console.log(`${options.rounds} rounds, words ${words.map((word) => `"${word}"`).join(', ')}, load ${loadavg()[0]?.toFixed(1)}`);

// What many tenants cost against few is a question for the server and the page's arithmetic: once is enough.
const isMeasured = (one: Subject, throttle: number) => throttle === 1 || one !== subjects[3];
const results: Result[] = THROTTLES.flatMap((throttle) =>
  subjects.filter((one) => isMeasured(one, throttle)).map(({ name }) => ({ subject: name, throttle, samples: [] })),
);
const result = (name: string, throttle: number) => results.find((r) => r.subject === name && r.throttle === throttle)!;

// Not measured: the browser's and the servers' own first times.
for (const one of subjects) await (await Visit.open(browser, one, words, 1)).close();

for (let round = 0; round < options.rounds; round += 1) {
  for (const throttle of THROTTLES) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const one = subjects[(round + turn) % subjects.length]!;
      if (isMeasured(one, throttle)) result(one.name, throttle).samples.push(await measure(one, throttle));
    }
  }
  console.log(`round ${round + 1} of ${options.rounds}`);
}
for (const one of subjects) {
  if (one !== subjects[3]) result(one.name, 1).growth = await grow(one);
}
await browser.close();
report();
process.exit(0);

async function measure(one: Subject, throttle: number): Promise<Sample> {
  const started = performance.now();
  const visit = await Visit.open(browser, one, words, throttle);
  try {
    await visit.type();
    await visit.sort();
    await visit.scroll();
    visit.sample.memory = await visit.memory();
  } catch (error) {
    visit.sample.failed.push(String(error));
  } finally {
    await visit.close();
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`  ${one.name}, CPU ${throttle}x: ${seconds} s, first rows ${visit.sample.firstRows[0]?.toFixed(0)} ms`);
  return visit.sample;
}

/**
 * Opens and closes the details again and again, twice as often as asked for: the first half also makes Chromium compile
 * what is used often, and its machine code counts as heap.
 */
async function grow(one: Subject): Promise<Growth | undefined> {
  const visit = await Visit.open(browser, one, words, 1);
  try {
    const open = (count: number) => visit.page.evaluate((count) => bench.openings(count), count);
    const times: number[] = [];
    const all = async () => {
      for (let left = options.openings; left > 0; left -= 100) times.push(...(await open(Math.min(100, left))));
      return visit.memory();
    };
    await open(WARM_UP);
    return { start: await visit.memory(), before: await all(), after: await all(), times };
  } catch (error) {
    result(one.name, 1).samples[0]?.failed.push(`details: ${String(error)}`);
    return undefined;
  } finally {
    await visit.close();
  }
}

function report(): void {
  const folder = join(BENCH, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replace(/\W/g, '-').slice(0, 19)}.json`);
  const about = { ...options, server: undefined, words, chromium: browser.version(), cores: cpus().length };
  writeFileSync(file, JSON.stringify({ about, results }));
  const tables = [...THROTTLES.map((throttle) => comparison(results, throttle))];
  tables.push(transfer(results), scale(results, 1, options.tenants));
  console.log(`\n${tables.join('\n\n')}\n`);
  for (const line of failures(results)) console.log(line);
  console.log(`every sample: ${file}`);
}
