/** A partner that has nothing yet: every page says so, and how to begin. */
import { axe, expect, test } from '../fixtures';
import { people, signIn } from '../pages/console';

test.use({ world: { scenario: 'empty' } });

test('without a tenant there is nothing to count and to filter, but a way to begin', async ({ page }) => {
  await signIn(page, people.superuser);
  await expect(page.getByRole('heading', { name: 'No tenant is integrated yet' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'begin to integrate' })).toBeVisible();
  await expect(page.getByPlaceholder('Filter tenants')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
});

test('an older portal without a client has nothing to move, and nothing to search', async ({ page }) => {
  await signIn(page, people.superuser, '/uniview2/migration');
  await expect(page.getByText('VSA 9 lists no client')).toBeVisible();
  await expect(page.getByPlaceholder('Filter clients')).toHaveCount(0);
  await expect(page.getByText('No client matches')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
});
