/** F25 of the case table: faults in the console itself. */
import type { Page } from '@playwright/test';
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { LIST } from '../support/faults';

test.beforeEach(async ({ problems, server }) => {
  problems.expect(/.*/);
  await server.restart();
});

/** The last screen: what happened, a report without names, and a way out that works without the app. */
async function hasStopped(page: Page, mentions: RegExp): Promise<void> {
  await expect(page.getByRole('alert').getByRole('heading', { name: 'The console has stopped' })).toBeVisible();
  const screen = page.getByRole('main');
  const report = screen.getByRole('textbox', { name: 'Report, selected for copying' });
  await expect(report).toHaveValue(/^Spanning Console /);
  await expect(report).toHaveValue(mentions);
  await expect(report).not.toHaveValue(/dental/);
  const selected = await report.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart);
  expect(selected).toBeGreaterThan(50);
  await expect(page.locator('#main')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
  await screen.getByRole('link', { name: 'Reload' }).click();
  await expect(page.getByText('7 tenants match')).toBeVisible();
}

test('F25 a panic: a screen with reload and a report to copy, and no frozen page', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await expect(page.getByText('7 tenants match')).toBeVisible();
  // A browser that cannot make elements any more: the app has no answer to that.
  await page.evaluate(() => {
    const make = Document.prototype.createElement;
    let left = 1;
    Document.prototype.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
      if (left-- > 0) throw new TypeError('no more elements');
      return make.call(this, name, options);
    } as typeof make;
    history.pushState({}, '', location.href);
  });
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Integrate tenant' }).click({ timeout: 2_000 }).catch(() => {});
  await hasStopped(page, /\.rs:\d+:\d+|wasm/);
});

test('F25 an error of the browser in the middle of the app: the same', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await expect(page.getByText('7 tenants match')).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, 'hidden', {
      configurable: true,
      get() {
        throw new Error('no such property any more');
      },
    });
    window.dispatchEvent(new Event('focus'));
  });
  await hasStopped(page, /no such property any more/);
});

test('F25 an error that is none of the app’s, from an extension, stops nothing', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=dental`);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('not yours');
    });
    void Promise.reject(new Error('not yours either'));
  });
  await page.waitForTimeout(300);
  await page.getByRole('combobox', { name: 'Filter tenants' }).fill('northgate');
  await expect(page.getByText('2 tenants match')).toBeVisible();
});
