/** Cases of the way to KaseyaOne and back, and of other links: L9 to L12, L22, L38. */
import { expect } from '@playwright/test';
import { confirmClosing, itComplete } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { type Case, check, done, toKaseyaOne, toMicrosoft } from './case';

const verified = ['link_started', 'link_microsoft_verified'];
const proven = [...verified, 'link_kaseyaone_verified'];

export const cases: Case[] = [
  ...(
    [
      ['Ines Moreau', 'ines.moreau@brightwater.example', 'Billing'],
      ['Daniel Osei', 'daniel.osei@brightwater.example', 'User'],
    ] as const
  ).map(
    ([who, account, role]): Case => ({
      id: 'L9',
      what: `the KaseyaOne user has the ${role} role`,
      act: (run) => run.both(who),
      page: 'This KaseyaOne user is not a Master',
      says: [account, role, 'Use another KaseyaOne account'],
      code: 'not_master',
      link: 'not_linked',
      trail: [...verified, 'link_refused'],
    }),
  ),
  {
    id: 'L9',
    what: 'another KaseyaOne user goes on without repeating Microsoft',
    act: async (run) => {
      await run.both('Ines Moreau');
      await run.press('Use another KaseyaOne account');
      await logInAtKaseyaOne(run.page, 'Grace Whitfield');
    },
    page: check,
    says: ['maya.lindqvist@aldergrovedental.example', 'grace.whitfield@brightwater.example'],
    link: 'not_linked',
    trail: [...verified, 'link_refused', 'link_kaseyaone_verified'],
  },
  {
    id: 'L9',
    what: 'KaseyaOne fails after the login',
    act: (run) => run.both('Carl Benton'),
    page: 'KaseyaOne cannot answer at the moment',
    code: 'kaseyaone_unavailable',
    link: 'not_linked',
    trail: [...verified, 'link_refused'],
  },
  {
    id: 'L10',
    what: 'the same company is linked meanwhile: treated as success, nothing is stored twice',
    act: async (run) => {
      await run.both();
      const other = await run.somebodyElse();
      await run.both('Grace Whitfield', 'Priya Raman', other);
      await run.press('Link Organization', other);
      await expect(other.getByRole('button', { name: 'Unlink' })).toBeVisible();
      await run.press('Link Organization');
      await expect(run.page).toHaveURL(/\/settings\/integrations/);
    },
    page: 'Integrations',
    says: ['Brightwater Managed IT', 'Priya Raman'],
    link: 'linked',
    trail: [...proven, ...proven, 'kaseyaone_linked', 'link_already_there'],
  },
  {
    id: 'L11',
    what: 'already linked to another company: refused before any redirect',
    act: async (run) => {
      const tab = await run.secondTab();
      await expect(run.heading('KaseyaOne Integration', tab)).toBeVisible();
      await run.linked('Oscar Lindgren');
      const refusal = await run.api('POST', '/api/v1/link-attempts', { returnTo: 'integrations' });
      expect(refusal).toEqual({ status: 409, code: 'linked_elsewhere' });
      await tab.close();
    },
    page: 'Integrations',
    says: ['Harborline'],
    link: 'linked',
    trail: [...proven, 'kaseyaone_linked', 'link_refused'],
    errors: /status of 409/,
  },
  {
    id: 'L11',
    what: 'a suspended link of another company: unlink first',
    act: async (run) => {
      await run.linked('Oscar Lindgren');
      await itComplete(run.page).click();
      await confirmClosing(run.page, 'Turn off');
      await itComplete(run.page).click();
      await run.press('Resume link');
      await run.page.getByRole('button', toKaseyaOne).click();
      await expect(run.heading(check)).toBeVisible();
      await run.press('Use another KaseyaOne account');
      await logInAtKaseyaOne(run.page, 'Grace Whitfield');
    },
    page: 'This tenant is linked to another company',
    says: ['Harborline', 'Brightwater Managed IT', /unlink/],
    code: 'linked_elsewhere',
    link: 'suspended',
    trail: [
      ...proven,
      'kaseyaone_linked',
      'it_complete_disabled',
      'it_complete_enabled',
      'link_started',
      'link_kaseyaone_verified',
      'link_refused',
    ],
  },
  {
    id: 'L12',
    what: 'cancelled at KaseyaOne: the Microsoft step stays',
    act: async (run) => {
      await run.atKaseyaOne();
      await run.press('Cancel');
    },
    page: 'Not linked: the KaseyaOne sign-in was cancelled',
    says: ['maya.lindqvist@aldergrovedental.example'],
    code: 'kaseyaone_declined',
    link: 'not_linked',
    trail: [...verified, 'link_refused'],
  },
  {
    id: 'L12',
    what: 'after the cancel the chain ends well without Microsoft',
    act: async (run) => {
      await run.atKaseyaOne();
      await run.press('Cancel');
      await run.press('Try again');
      await logInAtKaseyaOne(run.page, 'Grace Whitfield');
      await run.press('Link Organization');
      await expect(run.page.getByRole('button', { name: 'Unlink' })).toBeVisible();
    },
    page: 'Integrations',
    link: 'linked',
    trail: [...verified, 'link_refused', 'link_kaseyaone_verified', 'kaseyaone_linked'],
  },
  {
    id: 'L22',
    what: 'two administrators, two companies: the first wins, the other is told who did what',
    act: async (run) => {
      await run.both();
      const other = await run.somebodyElse();
      await run.both('Oscar Lindgren', 'Priya Raman', other);
      await run.press('Link Organization', other);
      await expect(other.getByRole('button', { name: 'Unlink' })).toBeVisible();
      await run.page.reload();
    },
    page: 'Another administrator was quicker',
    says: ['Priya Raman', 'Harborline'],
    code: 'replaced',
    link: 'linked',
    trail: [...proven, ...proven, 'kaseyaone_linked', 'link_refused'],
  },
  {
    id: 'L38',
    what: 'a KaseyaOne session makes the hop silent: nothing is stored before the confirmation',
    act: async (run) => {
      await run.both();
      await run.press('Cancel');
      await run.press('Start again');
      await run.page.getByRole('button', toMicrosoft).click();
      await expect(run.heading(done)).toBeVisible();
      await run.page.getByRole('button', toKaseyaOne).click();
      await expect(run.heading(check)).toBeVisible();
      await expect(run.page.getByRole('button', { name: 'Use another KaseyaOne account' })).toBeVisible();
    },
    page: check,
    says: ['grace.whitfield@brightwater.example', 'Brightwater Managed IT', 'Aldergrove Dental Group'],
    link: 'not_linked',
    trail: [...proven, 'link_cancelled', ...proven],
  },
  {
    id: 'L38',
    what: 'from the confirmation another Microsoft account can be used as well',
    act: async (run) => {
      await run.both();
      await run.press('Use another Microsoft account');
      await acceptAtMicrosoft(run.page, 'Priya Raman');
    },
    page: done,
    says: ['priya.raman@aldergrovedental.example'],
    link: 'not_linked',
    trail: [...proven, 'link_microsoft_verified'],
  },
];
