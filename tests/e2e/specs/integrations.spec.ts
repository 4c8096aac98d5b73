import { axe, expect, test } from '../fixtures';
import { confirmClosing, itComplete, openIntegrations, people } from '../pages/console';

test.beforeEach(({ server }) => server.restart());

test('turning Login with IT Complete off shows who is affected, asks for the name, and is in Activity', async ({
  page,
}) => {
  await openIntegrations(page);
  expect(await axe(page)).toEqual([]);
  await expect(itComplete(page)).toBeChecked();
  await itComplete(page).click();

  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(/Turn off Login with IT Complete\? \d+ people lose/);
  await expect(dialog).toContainText('UniView SSO');
  await expect(dialog).toContainText('VSA SSO');
  expect(await axe(page)).toEqual([]);

  // A click alone does nothing: the name has to be typed.
  await dialog.getByRole('textbox').last().fill('Aldergrove');
  await expect(dialog.getByRole('button', { name: 'Turn off', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Keep it on' }).click();
  await expect(itComplete(page)).toBeChecked();

  await itComplete(page).click();
  await confirmClosing(page, 'Turn off');
  await expect(itComplete(page)).not.toBeChecked();
  await page.reload();
  await expect(itComplete(page)).not.toBeChecked();

  await page.goto('/activity');
  await expect(page.getByRole('row', { name: /Login with IT Complete.*off/i }).first()).toBeVisible();
});

test('with the switch off nothing can be linked, and the tile says why (L2)', async ({ page }) => {
  await openIntegrations(page);
  await itComplete(page).click();
  await confirmClosing(page, 'Turn off');
  const link = page.getByRole('button', { name: 'Link Organization' });
  await expect(link).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Login with IT Complete is off').first()).toBeVisible();
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(itComplete(page)).toBeChecked();
  await expect(link).not.toHaveAttribute('aria-disabled', 'true');
});

test('a Spanning admin may switch but not link, and learns whom to ask (L3)', async ({ page }) => {
  await openIntegrations(page, people.spanningAdmin);
  await expect(page.getByRole('button', { name: 'Link Organization' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('You are not a Global Administrator')).toBeVisible();
  await expect(page.getByText(/Maya Lindqvist/).first()).toBeVisible();
});

test('F7 403: an ordinary user is told who can see the page', async ({ page, problems }) => {
  problems.expect(/status of 403/);
  await openIntegrations(page, people.user);
  await expect(page.getByText('Integrations are for administrators')).toBeVisible();
});

test('F9 two administrators: the second sees what the first changed, and nothing typed is lost', async ({
  page,
  browser,
  prepare,
  server,
  problems,
}) => {
  problems.expect(/status of 412/);
  await openIntegrations(page);
  await itComplete(page).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').last().fill('Aldergrove Dental Group');

  const other = await browser.newContext({ baseURL: server.url('console') });
  await prepare(other);
  const second = await other.newPage();
  await openIntegrations(second, people.spanningAdmin);
  await itComplete(second).click();
  await confirmClosing(second, 'Turn off');
  await other.close();

  await dialog.getByRole('button', { name: 'Turn off', exact: true }).click();
  await expect(dialog.getByText('Somebody changed this meanwhile')).toBeVisible();
  const versions = dialog.getByRole('group', { name: 'What you saw and what is there now' });
  await expect(versions.getByRole('row', { name: 'Login with IT Complete On Off' })).toBeVisible();
  await expect(versions.getByRole('row', { name: /Changed by .* Tom Okafor/ })).toBeVisible();
  await expect(dialog.getByRole('textbox').last()).toHaveValue('Aldergrove Dental Group');
});
