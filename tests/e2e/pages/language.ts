/** The console in any language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** The messages of a language by their English text. */
export const catalog = (tag: string): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, `../../../public/lang/${tag}.json`), 'utf8'));

/** Signs in whatever the language: by what browsers know of the fields. */
export async function enter(page: Page, email: string, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('input[autocomplete="username"]').fill(email);
  await page.locator('input[type="password"]').fill('simulation');
  await page.locator('input[type="password"]').press('Enter');
  await expect(page.locator('input[type="password"]')).toBeHidden();
}
