import { chromium, type Page } from '@playwright/test';
import { chromiumPath, launchArgs } from '../../tests/e2e/support/chromium';
import { DIST } from './build';
import { readOptions } from './options';
import { Server } from './server';
import { writeFileSync } from 'node:fs';
const LIST = '/uniview2/dashboard/spanning/microsoft365';
const options = readOptions();
const dist = process.env.DIST_DIR ?? DIST;
const server = await Server.start(options.server, dist, options.tenants, { ownClock: true });
process.once('exit', () => server.stop());
const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args: launchArgs });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'UTC' });
const [name = '', value = ''] = server.cookie.split('=');
await context.addCookies([{ name, value, url: server.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }]);
await context.addInitScript(() => localStorage.setItem('spanning.signed-in-portal', '1'));
const page = await context.newPage();
await page.goto(server.origin + LIST);
await page.locator('.vtable-row').first().waitFor();
await page.waitForTimeout(2000);
const debug = await context.newCDPSession(page);
await debug.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.RATE ?? 4) });
const click = async (what: ReturnType<Page['locator']>) => { const b = (await what.boundingBox())!; await page.waitForTimeout(300); await page.mouse.move(b.x + 10, b.y + b.height / 2); await page.waitForTimeout(300); await page.mouse.down(); await page.mouse.up(); await page.waitForTimeout(1500); };
const ACTS: Record<string, () => Promise<void>> = {
  typing: async () => { await page.getByPlaceholder('Filter tenants').pressSequentially('dental', { delay: 60 }); await page.waitForTimeout(1500); },
  untyping: async () => { await page.getByPlaceholder('Filter tenants').fill(''); await page.waitForTimeout(1500); },
  sorting: () => click(page.locator('.vtable-sort').nth(1)),
  chip: () => click(page.locator('.chip').first()),
  opening: () => click(page.locator('.tenant-link').first()),
  closing: async () => { await page.keyboard.press('Escape'); await page.waitForTimeout(1500); },
  opening2: () => click(page.locator('.tenant-link').nth(2)),
  closing2: async () => { await page.keyboard.press('Escape'); await page.waitForTimeout(1500); },
  scrolling: async () => { await page.locator('.vtable-row').first().hover(); for (let s = 0; s < 20; s++) { await page.mouse.wheel(0, 400); await page.waitForTimeout(50); } await page.waitForTimeout(1000); },
};
for (const [act, run] of Object.entries(ACTS)) {
  const events: any[] = [];
  const on = (e: any) => events.push(...e.value);
  debug.on('Tracing.dataCollected', on);
  await debug.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: [...(process.env.STACK ? ['disabled-by-default-devtools.timeline.stack'] : []), 'devtools.timeline', 'toplevel', ...(process.env.BLINK ? ['blink', 'blink.debug', 'disabled-by-default-blink.debug', 'disabled-by-default-blink.debug.layout', 'accessibility', 'navigation', 'content', 'loading'] : []), 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'v8'].concat(process.env.PROF ? ['disabled-by-default-v8.cpu_profiler'] : []).concat(process.env.INV ? ['disabled-by-default-devtools.timeline.invalidationTracking'] : []) } } as any);
  await run();
  const done = new Promise((r) => debug.once('Tracing.tracingComplete', r));
  await debug.send('Tracing.end');
  await done;
  debug.off('Tracing.dataCollected', on);
  writeFileSync(`/tmp/tr/${act}.json`, JSON.stringify(events));
}
await browser.close();
process.exit(0);
