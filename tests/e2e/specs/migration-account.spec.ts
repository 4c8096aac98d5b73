/** A partner without a UniView Portal 2.0 account cannot migrate. */
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

test.use({ world: { scenario: 'old-portals' } });

test('nothing can be started, and the page says what to do', async ({ page }) => {
  await signIn(page, people.vsa9, '/vsa9/saas-backup/migration');
  await expect(page.getByText('Your company has no UniView Portal 2.0 account yet')).toBeVisible();
  const start = page.getByRole('button', { name: /^Migrate \d+ clients$/ });
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await start.click({ force: true });
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
});
