import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/chromium';

export default defineConfig({
  testDir: './specs',
  snapshotDir: './snapshots',
  outputDir: './results/output',
  workers: 2,
  // A machine that does something else for a while is no defect of the product. What passes only then is named.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace makes a test twice as long; for one that fails: `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Where a spec does not ask for it, nothing stands between page and network.
    serviceWorkers: 'block',
    launchOptions: launchOptions(),
  },
});
