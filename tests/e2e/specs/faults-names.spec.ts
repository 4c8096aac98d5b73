/** F14 of the case table: names that break careless software, wherever they stand. */
import type { Page } from '@playwright/test';
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';
import { LIST } from '../support/faults';

test.use({ world: { scenario: 'hostile-names' } });

const row = (page: Page, number: number) =>
  page.getByRole('row').filter({ has: page.getByText(`hostile-${number}.example`, { exact: true }) });

/** Names by their place in the scenario; what is only spaces has no name to show. */
const faithful: [number, string][] = [
  [3, 'مركز الأسنان الدولي'],
  [4, 'בית ספר \u202eolleh\u202c תיכון'],
  [5, '🦷 Smile Studio 👩🏽‍⚕️🏳️‍🌈'],
  [7, 'Cafe\u0301 Nin\u0303o'],
  [8, 'Zero\u200bWidth\u200dDental\ufeff'],
  [9, '<b>Bold</b> & "Quoted" Dental'],
  [10, "<script>document.title='owned'</script>"],
  [11, '"><img src=x onerror=alert(1)>'],
  [23, "{{constructor.constructor('alert(1)')()}}"],
  [25, '%00 %2e%2e %ff'],
  [26, 'null'],
  [29, '0'],
];

test('F14 in the list: each name as it is, in a direction of its own, harmless, and found again', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('a name ran');
  });
  await signIn(page, people.superuser, `${LIST}?q=hostile-&sort=name`);
  await expect(page.getByText('31 tenants match')).toBeVisible();
  for (const [number, name] of faithful) {
    await page.goto(`${LIST}?q=hostile-${number}.example`);
    const link = row(page, number).locator('.tenant-link');
    await expect(link, name).toBeVisible();
    // Not normalised: every mark and every joiner is still there.
    expect(await link.evaluate((element) => element.textContent), name).toBe(name);
    expect(await link.locator('bdi').count(), name).toBe(1);
    expect(await link.getAttribute('title'), name).toContain(name);
    expect(await link.locator('b, script, img').count(), name).toBe(0);
  }
  await expect(page).toHaveTitle(/^Microsoft 365/);
  // Only spaces: the domain stands for the name.
  for (const number of [12, 13]) {
    await page.goto(`${LIST}?q=hostile-${number}.example`);
    await expect(row(page, number).locator('.tenant-link')).toHaveText(/\S/);
  }
  expect(await axe(page)).toEqual([]);
});

test('F14 a name of 300 characters is cut with an ellipsis, has a title, and widens nothing', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=hostile-1.example`);
  for (const width of [1440, 400]) {
    await page.setViewportSize({ width, height: 860 });
    for (const number of [1, 2]) {
      await page.goto(`${LIST}?q=hostile-${number}.example`);
      const link = row(page, number).locator('.tenant-link');
      await expect(link).toBeVisible();
      const cut = await link.evaluate((element) => {
        const boxes = [element, ...element.querySelectorAll('*'), element.parentElement!];
        const dots = (box: Element) => getComputedStyle(box).textOverflow === 'ellipsis';
        return boxes.some((box) => dots(box) && box.scrollWidth > box.clientWidth);
      });
      expect(cut, `${number} at ${width}`).toBe(true);
      const full = (await link.textContent()) ?? '';
      expect(full.length).toBe(300);
      expect(await link.getAttribute('title')).toContain(full);
      await link.click();
      await expect(page.locator('.drawer').getByRole('heading', { name: full })).toBeVisible();
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, `${number} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('F14 equal names are told apart by their domains, in dialogs too', async ({ page }) => {
  await signIn(page, people.superuser, `${LIST}?q=${encodeURIComponent('Equal & Equal')}`);
  await expect(page.getByText('2 tenants match')).toBeVisible();
  for (const number of [14, 15]) {
    await expect(row(page, number)).toContainText('Equal & Equal');
    await row(page, number).locator('.tenant-link').click();
    const drawer = page.locator('.drawer');
    await expect(drawer.getByText(`hostile-${number}.example`).first()).toBeVisible();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await expect(drawer).toBeHidden();
  }
  // What cannot be undone names the domain where the name alone is not enough.
  await page.getByRole('button', { name: 'Actions for Equal & Equal' }).first().click();
  await page.getByRole('menuitem', { name: 'Remove tenant' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(/hostile-1[45]\.example/);
});
