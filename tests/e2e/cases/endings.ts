/** Cases of the end of a link: L32 to L34. */
import { expect } from '@playwright/test';
import { confirmClosing, itComplete } from '../pages/console';
import { logInAtKaseyaOne } from '../pages/providers';
import { type Case, check, toKaseyaOne } from './case';

const linked = ['link_started', 'link_microsoft_verified', 'link_kaseyaone_verified', 'kaseyaone_linked'];

export const cases: Case[] = [
  {
    id: 'L32',
    what: 'unlink: impact, typed confirmation, SSO goes on',
    act: async (run) => {
      await run.linked();
      await run.press('Unlink');
      const dialog = run.page.getByRole('alertdialog');
      await expect(dialog).toContainText('KaseyaOne Unified Login ends at once');
      await expect(dialog).toContainText('Single sign-on from UniView and VSA goes on.');
      await confirmClosing(run.page, 'Unlink');
      await expect(itComplete(run.page)).toBeChecked();
      await expect(run.page.getByRole('listitem').filter({ hasText: 'UniView SSO' })).toContainText('Open');
      await expect(run.page.getByRole('listitem').filter({ hasText: 'VSA SSO' })).toContainText('Open');
    },
    page: 'Integrations',
    says: ['Not linked'],
    link: 'not_linked',
    trail: [...linked, 'kaseyaone_unlinked'],
  },
  {
    id: 'L33',
    what: 'IT Complete off while linked: all three ways in end, the record says so',
    act: async (run) => {
      await run.linked();
      await itComplete(run.page).click();
      const dialog = run.page.getByRole('alertdialog');
      for (const way of ['UniView SSO', 'VSA SSO', 'Unified Login']) await expect(dialog).toContainText(way);
      await confirmClosing(run.page, 'Turn off');
      await expect(run.page.getByText('Suspended', { exact: true })).toBeVisible();
    },
    page: 'Integrations',
    says: ['Brightwater Managed IT', /Login with IT Complete was turned off after this tenant was linked/],
    link: 'suspended',
    trail: [...linked, 'it_complete_disabled'],
  },
  {
    id: 'L34',
    what: 'IT Complete on again: SSO works, the link is not silently restored',
    act: async (run) => {
      await run.linked();
      await itComplete(run.page).click();
      await confirmClosing(run.page, 'Turn off');
      await itComplete(run.page).click();
      await expect(itComplete(run.page)).toBeChecked();
      await expect(run.page.getByRole('listitem').filter({ hasText: 'UniView SSO' })).toContainText('Open');
      await expect(run.page.getByRole('listitem').filter({ hasText: 'Unified Login' })).toContainText('Closed');
    },
    page: 'Integrations',
    says: ['Suspended', 'Resume link'],
    link: 'suspended',
    trail: [...linked, 'it_complete_disabled', 'it_complete_enabled'],
  },
  {
    id: 'L34',
    what: 'a Master resumes the suspended link; Microsoft need not be repeated',
    act: async (run) => {
      await run.linked();
      await itComplete(run.page).click();
      await confirmClosing(run.page, 'Turn off');
      await itComplete(run.page).click();
      await run.press('Resume link');
      await expect(run.heading('Resume the link: KaseyaOne is next')).toBeVisible();
      await run.page.getByRole('button', toKaseyaOne).click();
      await expect(run.heading(check)).toBeVisible();
      await run.press('Resume link');
      await expect(run.page.getByText('Linked', { exact: true }).first()).toBeVisible();
    },
    page: 'Integrations',
    says: ['Brightwater Managed IT'],
    link: 'linked',
    trail: [
      ...linked,
      'it_complete_disabled',
      'it_complete_enabled',
      'link_started',
      'link_kaseyaone_verified',
      'kaseyaone_resumed',
    ],
  },
  {
    id: 'L35',
    what: 'unlink while a KaseyaOne user is signed in: their session ends with a page that says why',
    act: async (run) => {
      await run.linked();
      const user = await run.stranger();
      await user.goto('/login');
      await user.getByRole('button', { name: 'Log in with KaseyaOne' }).click();
      await logInAtKaseyaOne(user, 'Daniel Osei');
      await user.getByRole('textbox', { name: 'Search name or domain' }).fill('aldergrove');
      await user.getByRole('button', { name: /Aldergrove Dental Group/ }).click();
      await expect(run.heading('KaseyaOne Integration', user)).toBeVisible();
      await run.press('Unlink');
      await confirmClosing(run.page, 'Unlink');
      await user.reload();
      await expect(user.locator('main')).toContainText('Maya Lindqvist');
      await expect(user.locator('main')).toContainText('unlinked KaseyaOne');
      await user.getByRole('button', { name: 'Sign in another way' }).click();
      await expect(run.heading('Sign in', user)).toBeVisible();
      await user.close();
    },
    page: 'Integrations',
    says: ['Not linked'],
    link: 'not_linked',
    trail: [...linked, 'kaseyaone_unlinked'],
    errors: /status of 401/,
  },
];
