import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browser: SPANNING_CHROMIUM (`cargo xtask test` sets it), else the first on PATH. */
export function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  const chosen = process.env.SPANNING_CHROMIUM ?? found;
  if (!chosen) throw new Error('Chromium is not on PATH; run cargo xtask setup, or set SPANNING_CHROMIUM');
  return chosen;
}

/** Keeps Chromium from opening connections of its own, and lets it run in a container. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How Chromium is started; `more` arguments for a file that needs some. */
export function launchOptions(more: string[] = []) {
  const { leaveOut, instead } = partitionedStorage();
  return {
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    ignoreDefaultArgs: leaveOut,
    args: [...launchArgs, ...instead, ...more],
  };
}

/**
 * Playwright switches a list of Chromium's features off, among them the partitioning of storage in
 * frames of another site. Real browsers partition, so an embedding test would pass here and fail
 * there. This returns the argument to leave out, and the same list without that feature.
 */
function partitionedStorage(): { leaveOut: string[]; instead: string[] } {
  const given = defaultFeatureList();
  if (!given.includes(PARTITIONING)) return { leaveOut: [], instead: [] };
  const [name, list = ''] = given.split('=');
  const kept = list.split(',').filter((feature) => feature !== PARTITIONING);
  return { leaveOut: [given], instead: [`${name}=${kept.join(',')}`] };
}

const PARTITIONING = 'ThirdPartyStoragePartitioning';

/** Worker processes read the configuration again: they get the answer from the environment. */
function defaultFeatureList(): string {
  const known = process.env.SPANNING_DEFAULT_FEATURES;
  if (known !== undefined) return known;
  const script = join(__dirname, 'default-args.mjs');
  const args = execFileSync(process.execPath, [script], { encoding: 'utf8' }).split('\n');
  const list = args.find((arg) => arg.startsWith('--disable-features='));
  if (!list) throw new Error(`Playwright's default arguments could not be read: ${args.join(' ')}`);
  process.env.SPANNING_DEFAULT_FEATURES = list;
  return list;
}
