/** Cases of the way to Microsoft 365 and back: L1 to L8. */
import { expect } from '@playwright/test';
import { confirmClosing, itComplete, people } from '../pages/console';
import { acceptAtMicrosoft, declineAtMicrosoft, signInAtMicrosoft } from '../pages/providers';
import { type Case, done, toMicrosoft } from './case';

const refused = ['link_started', 'link_refused'];
const start = { returnTo: 'integrations' };

export const cases: Case[] = [
  {
    id: 'L1',
    what: 'all well, top-level',
    act: async (run) => {
      await run.linked();
      const toast = run.page.getByRole('status').filter({ hasText: 'is linked to Brightwater Managed IT' });
      await expect(toast.first()).toBeVisible();
      await expect(run.page.getByRole('link', { name: 'View in Activity' })).toBeVisible();
    },
    page: 'Integrations',
    says: ['Brightwater Managed IT', 'Maya Lindqvist', 'grace.whitfield@brightwater.example'],
    link: 'linked',
    trail: ['link_started', 'link_microsoft_verified', 'link_kaseyaone_verified', 'kaseyaone_linked'],
  },
  {
    id: 'L2',
    what: 'Login with IT Complete is off: the tile says why, the API refuses',
    act: async (run) => {
      await itComplete(run.page).click();
      await confirmClosing(run.page, 'Turn off');
      const link = run.page.getByRole('button', { name: 'Link Organization' });
      await expect(link).toHaveAttribute('aria-disabled', 'true');
      await expect(link).toHaveAccessibleDescription(/Login with IT Complete/);
      expect(await run.api('POST', '/api/v1/link-attempts', start)).toEqual({ status: 409, code: 'it_complete_off' });
    },
    page: 'Integrations',
    says: ['Login with IT Complete is off'],
    link: 'not_linked',
    trail: ['it_complete_disabled', 'link_refused'],
    errors: /status of 409/,
  },
  {
    id: 'L3',
    what: 'a Spanning admin: the button names the role, the API refuses',
    as: people.spanningAdmin,
    act: async (run) => {
      const link = run.page.getByRole('button', { name: 'Link Organization' });
      await expect(link).toHaveAttribute('aria-disabled', 'true');
      await expect(link).toHaveAccessibleDescription(/Global Administrator.*Maya Lindqvist/);
      expect(await run.api('POST', '/api/v1/link-attempts', start)).toEqual({ status: 403, code: 'role_missing' });
    },
    page: 'Integrations',
    says: ['You are not a Global Administrator'],
    link: 'not_linked',
    trail: ['link_refused'],
    errors: /status of 403/,
  },
  {
    id: 'L4',
    what: 'consent declined',
    act: async (run) => {
      await run.atMicrosoft();
      await declineAtMicrosoft(run.page, 'Maya Lindqvist');
    },
    page: 'Not linked: consent declined',
    says: [/AADSTS65004/, 'Try again'],
    code: 'microsoft_declined',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L4',
    what: 'cancelled before the sign-in, in the older shape',
    act: async (run) => {
      await run.atMicrosoft();
      await run.press('Cancel');
    },
    page: 'Not linked: consent declined',
    code: 'microsoft_declined',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L5',
    what: 'not a Global Administrator',
    act: (run) => run.microsoft('Tom Okafor'),
    page: 'This account is not a Global Administrator',
    says: ['tom.okafor@aldergrovedental.example', 'Use another Microsoft account'],
    code: 'not_global_administrator',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L5',
    what: 'the role is eligible, not activated',
    act: (run) => run.microsoft('Jonas Albrecht'),
    page: 'The Global Administrator role is not active',
    says: ['jonas.albrecht@aldergrovedental.example', /Activate it/],
    code: 'role_not_activated',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L5',
    what: 'the token does not tell the role: neither yes nor no',
    act: (run) => run.microsoft('Keiko Tanaka'),
    page: 'Microsoft did not tell the role',
    says: ['keiko.tanaka@aldergrovedental.example', 'Not told by Microsoft'],
    code: 'role_unknown',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L5',
    what: 'a guest of the directory without a role',
    act: (run) => run.microsoft('Alex Renner'),
    page: 'This account is not a Global Administrator',
    says: ['alex.renner@brightwater.example'],
    code: 'not_global_administrator',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L5',
    what: 'another account goes on after a refusal',
    act: async (run) => {
      await run.microsoft('Tom Okafor');
      await run.press('Use another Microsoft account');
      await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
    },
    page: done,
    link: 'not_linked',
    trail: ['link_started', 'link_refused', 'link_microsoft_verified'],
  },
  {
    id: 'L6',
    what: 'a Global Administrator of another tenant',
    act: async (run) => {
      await run.atMicrosoft();
      await run.page.getByRole('button', { name: /of another tenant/ }).click();
      await run.press('Sign in');
      await run.press('Accept');
    },
    page: 'This account belongs to another tenant',
    says: ['Aldergrove Dental Group', 'Expected', 'Found'],
    code: 'wrong_tenant',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L6',
    what: 'a personal account',
    act: (run) => run.microsoft('Maya L.'),
    page: 'This is a personal Microsoft account',
    code: 'personal_account',
    link: 'not_linked',
    trail: refused,
  },
  ...(
    [
      ['Victor Hale', 'AADSTS53003'],
      ['Nadia Petrova', 'AADSTS50105'],
      ['Sana Iqbal', 'AADSTS700016'],
    ] as const
  ).map(
    ([who, number]): Case => ({
      id: 'L7',
      what: `Microsoft blocks the sign-in (${number})`,
      act: async (run) => {
        await run.atMicrosoft();
        await signInAtMicrosoft(run.page, who);
      },
      page: 'Microsoft did not let this sign-in through',
      says: [number],
      code: 'microsoft_blocked',
      link: 'not_linked',
      trail: refused,
    }),
  ),
  {
    id: 'L8',
    what: 'Microsoft fails after the sign-in',
    act: async (run) => {
      await run.atMicrosoft();
      await signInAtMicrosoft(run.page, 'Rosa Mendes');
    },
    page: 'Microsoft cannot answer at the moment',
    says: ['Try again'],
    code: 'microsoft_unavailable',
    link: 'not_linked',
    trail: refused,
  },
  {
    id: 'L8',
    what: 'Microsoft answers 503: Back leads to the attempt, which still stands',
    act: async (run) => {
      await run.page.route('**/oauth2/v2.0/authorize?**', (route) => route.fulfill({ status: 503, body: 'down' }));
      await run.page.getByRole('button', { name: 'Link Organization' }).click();
      await run.page.getByRole('button', toMicrosoft).click();
      await expect(run.page).toHaveURL(/login-microsoft/);
      await run.page.goBack();
      await expect(run.page.getByRole('button', toMicrosoft)).toBeVisible();
      await expect(run.page.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await run.page.goto(run.page.url());
    },
    page: 'Waiting for the Microsoft 365 sign-in',
    link: 'not_linked',
    trail: ['link_started'],
    errors: /status of 503/,
  },
];
