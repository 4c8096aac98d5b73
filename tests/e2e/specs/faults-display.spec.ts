/** F16 to F18 of the case table: none, one and many; dates and sizes at their ends. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { LIST, spoil, TENANTS } from '../support/faults';
import { MockServer } from '../support/server';

/** Milliseconds from the address to the first row, in an app that is there already. */
async function timeToRows(page: Page): Promise<number> {
  const list = await page.evaluate(async () => {
    const start = performance.now();
    const seen = () => document.querySelector('tr[data-row="0"] .tenant-link');
    document.querySelector<HTMLAnchorElement>('.sidenav a[href$="/microsoft365"]')!.click();
    while (!seen()) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  return list;
}

test('F16 0, 1, 12 and 100,000 tenants: words that fit, and the same speed', async ({ browser, prepare }) => {
  test.setTimeout(120_000);
  const times = new Map<number, number>();
  for (const [tenants, words] of [
    [0, null],
    [1, '1 tenant'],
    [12, '12 tenants'],
    [100_000, /^\d{2},\d{3} tenants$/],
  ] as const) {
    const server = await MockServer.start(`many-${tenants}`, tenants === 0 ? { scenario: 'empty' } : { tenants });
    const context = await browser.newContext({ baseURL: server.url('console') });
    try {
      await prepare(context);
      const page = await context.newPage();
      await signIn(page, people.superuser, LIST);
      if (words === null) {
        await expect(page.getByRole('heading', { name: 'No tenant is integrated yet' })).toBeVisible();
        await expect(page.getByRole('button', { name: 'Integrate tenant' })).toBeVisible();
        await expect(page.getByRole('combobox', { name: 'Filter tenants' })).toHaveCount(0);
        await expect(page.getByText(/\bNaN\b|undefined/)).toHaveCount(0);
        continue;
      }
      await expect(page.getByText(words, typeof words === 'string' ? { exact: true } : {}).first()).toBeVisible();
      expect(await page.locator('tr[data-row]').count()).toBeLessThan(60);
      const taken: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        await page.goto('/uniview2/alerts');
        await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible();
        taken.push(await timeToRows(page));
      }
      times.set(tenants, Math.min(...taken));
      if (tenants > 1_000) {
        await page.locator('tr[data-row="0"]').focus();
        await page.keyboard.press('End');
        await expect(page.getByRole('row').last()).toContainText('.example');
      }
    } finally {
      await context.close();
      await server.stop();
    }
  }
  const [few, many] = [times.get(12)!, times.get(100_000)!];
  // The answer of the back end is in it; what the table itself does is the same.
  expect(many, `${few} ms for 12, ${many} ms for 100,000`).toBeLessThan(few + 500);
});

test.describe('dates, in the zone of the reader', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('F17 never, to come, 1970 and the night the clocks change: words that stay true', async ({ page, server }) => {
    await server.restart();
    const now = server.now().getTime();
    const moments: (number | null)[] = [
      null,
      now + 90 * 60_000,
      0,
      // The hour that there is not, in New York: 2026-03-08 goes from 01:59:59 to 03:00:00.
      Date.parse('2026-03-08T06:59:59Z'),
      Date.parse('2026-03-08T07:00:00Z'),
      now - 45_000,
      now - 47 * 3_600_000,
    ];
    await spoil(page, server, TENANTS, (body) => {
      moments.forEach((at, index) => {
        const outcome = { status: at === null ? 'neverRun' : 'success', timestamp: at };
        Object.assign(body.items[index].lastBackup, outcome);
      });
      body.items[0].lastSevenDays = body.items[0].lastSevenDays.map(() => 'neverRun');
      return body;
    });
    await signIn(page, people.superuser, `${LIST}?columns=name%2ClastBackup%2CsevenDays`);
    const cell = (index: number) => page.locator(`tr[data-row="${index}"] td`).nth(1);
    await expect(cell(0)).toHaveText(/^Never run/i);
    await expect(cell(0)).not.toContainText(/1970|ago/);
    await expect(cell(1)).toContainText('in 1 hr.');
    await expect(cell(1)).toContainText('Mar 10, 2026, 6:30');
    await expect(cell(2)).toContainText('56 yr. ago');
    await expect(cell(2)).toContainText('Dec 31, 1969, 7:00 PM');
    await expect(cell(3)).toContainText('Mar 8, 2026, 1:59 AM');
    await expect(cell(4)).toContainText('Mar 8, 2026, 3:00 AM');
    await expect(cell(5)).toContainText(/just now|1 min\. ago/);
    await expect(cell(6)).toContainText('47 hr. ago');
  });
});

test('F18 0 B, 1 B, 9.99 TiB, and not known yet, which is not 0', async ({ page, server }) => {
  const sizes: (number | null)[] = [0, 1, Math.round(9.99 * 2 ** 40), 1023, null];
  await spoil(page, server, TENANTS, (body) => {
    sizes.forEach((bytes, index) => {
      const both = { protectedBytes: bytes, usedBytes: bytes };
      const known = body.items[index].storageInformation;
      body.items[index].storageInformation = bytes === null ? null : { ...known, ...both };
    });
    return body;
  });
  await signIn(page, people.superuser, `${LIST}?columns=name%2Cstorage`);
  const cell = (index: number) => page.locator(`tr[data-row="${index}"] td`).nth(1);
  for (const [index, words] of ['0 B', '1 B', '10.0 TiB', '1,023 B', 'Not known yet'].entries()) {
    await expect(cell(index)).toHaveText(words);
  }
});
