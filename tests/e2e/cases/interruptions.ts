/** Cases of time, sessions, tabs, windows and the network: L18 to L31. */
import { expect } from '@playwright/test';
import { confirmClosing, fillSignIn, itComplete, people, startLinking } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { shiftClock } from '../support/clock';
import { type Case, check, done, type Run, toKaseyaOne, toMicrosoft } from './case';

const verified = ['link_started', 'link_microsoft_verified'];
const proven = [...verified, 'link_kaseyaone_verified'];
const MINUTES = 60;
const callbacks = '**/api/v1/link-callbacks';

/** An attempt that expires while it stands somewhere. */
const late = (where: string, to: (run: Run) => Promise<void>, back: (run: Run) => Promise<unknown>, trail: string[]): Case => ({
  id: 'L18',
  what: `the attempt expires ${where}; one click starts again`,
  act: async (run) => {
    // In two halves: a login page of a provider lives ten minutes as well, and is opened in between.
    await startLinking(run.page);
    await run.server.advance(6 * MINUTES);
    await to(run);
    await run.server.advance(5 * MINUTES);
    await back(run);
    await expect(run.heading('This took too long')).toBeVisible();
    await expect(run.main()).toContainText('took_too_long');
    await run.press('Start again');
  },
  page: 'Two sign-ins, then you confirm',
  link: 'not_linked',
  trail: [...trail, 'link_expired', 'link_started'],
});

/** The network of a callback misbehaves, then all is well. */
const unsteady = (id: string, what: string, setUp: (run: Run) => Promise<unknown>, errors?: RegExp): Case => ({
  id,
  what,
  act: async (run) => {
    await run.atMicrosoft();
    await setUp(run);
    await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
    await expect(run.heading(done)).toBeVisible({ timeout: 20_000 });
  },
  page: done,
  link: 'not_linked',
  trail: verified,
  errors,
});

export const cases: Case[] = [
  late('before Microsoft', async () => {}, (run) => run.page.reload(), ['link_started']),
  late('at Microsoft', (run) => run.leave(), (run) => acceptAtMicrosoft(run.page, 'Maya Lindqvist'), ['link_started']),
  late('at KaseyaOne', (run) => run.leaveTwice(), (run) => logInAtKaseyaOne(run.page, 'Grace Whitfield'), verified),
  late('before the confirmation', (run) => run.proveBoth(), (run) => run.page.reload(), proven),
  {
    id: 'L19',
    what: 'the console session ends during the chain: after signing in it goes on where it stood',
    act: async (run) => {
      await run.atMicrosoft();
      const tab = await run.secondTab();
      await tab.getByRole('button', { name: /Maya Lindqvist/ }).click();
      await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
      await expect(tab).toHaveURL(/\/login$/);
      await tab.close();
      await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
      await expect(run.heading('Sign in to go on')).toBeVisible();
      expect(new URL(run.page.url()).search).toBe('');
      await fillSignIn(run.page, people.globalAdmin);
      await expect(run.heading(done)).toBeVisible();
    },
    page: done,
    link: 'not_linked',
    trail: verified,
    errors: /status of 401/,
  },
  {
    id: 'L20',
    what: 'signed in as somebody else in another tab: the attempt is refused to them, and recorded',
    act: async (run) => {
      await run.atMicrosoft();
      const tab = await run.secondTab();
      await tab.getByRole('button', { name: /Maya Lindqvist/ }).click();
      await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
      await fillSignIn(tab, people.secondGlobalAdmin);
      await expect(run.heading('KaseyaOne Integration', tab)).toBeVisible();
      await tab.close();
      await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
    },
    page: 'This answer does not belong to you',
    code: 'link_state_invalid',
    link: 'not_linked',
    trail: ['link_started', 'link_suspicious'],
    errors: /status of 4/,
  },
  {
    id: 'L21',
    what: 'double click on Link Organization: one attempt',
    act: async (run) => {
      await run.page.getByRole('button', { name: 'Link Organization' }).dblclick();
      await expect(run.page).toHaveURL(/\/link\/la_/);
    },
    page: 'Two sign-ins, then you confirm',
    link: 'not_linked',
    trail: ['link_started'],
  },
  {
    id: 'L21',
    what: 'two tabs start: the second joins the first',
    act: async (run) => {
      const tab = await run.secondTab();
      // Both have to see that nothing is under way; a tab that comes later offers to go on instead.
      await expect(tab.getByRole('button', { name: 'Link Organization' })).toBeVisible();
      await startLinking(run.page);
      await startLinking(tab);
      expect(new URL(tab.url()).pathname).toBe(new URL(run.page.url()).pathname);
      await tab.close();
    },
    page: 'Two sign-ins, then you confirm',
    link: 'not_linked',
    trail: ['link_started'],
  },
  {
    id: 'L23',
    what: 'Login with IT Complete goes off while the attempt runs: it ends with the reason',
    act: async (run) => {
      await run.microsoft();
      const other = await run.somebodyElse(people.spanningAdmin);
      await itComplete(other).click();
      await confirmClosing(other, 'Turn off');
      await run.page.reload();
    },
    page: 'Login with IT Complete was turned off',
    code: 'it_complete_off',
    link: 'not_linked',
    trail: [...verified, 'it_complete_disabled', 'link_cancelled'],
  },
  {
    id: 'L24',
    what: 'Back and reload at every step: the page shows where it stands',
    act: async (run) => {
      await run.atMicrosoft();
      await run.page.goBack();
      await expect(run.heading('Waiting for the Microsoft 365 sign-in')).toBeVisible();
      await run.page.reload();
      await expect(run.heading('Waiting for the Microsoft 365 sign-in')).toBeVisible();
      await run.page.getByRole('button', toMicrosoft).click();
      await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
      await expect(run.heading(done)).toBeVisible();
      await run.page.reload();
      await run.page.getByRole('button', toKaseyaOne).click();
      await expect(run.page).toHaveURL(/kaseyaone\.localhost/);
      await run.page.goBack();
      await expect(run.heading('Waiting for the KaseyaOne sign-in')).toBeVisible();
      await run.page.getByRole('button', toKaseyaOne).click();
      await logInAtKaseyaOne(run.page, 'Grace Whitfield');
      await expect(run.heading(check)).toBeVisible();
      await run.page.reload();
      await expect(run.heading(check)).toBeVisible();
      await run.press('Cancel');
    },
    page: 'Cancelled. Nothing was linked',
    code: 'cancelled_by_owner',
    link: 'not_linked',
    trail: [...proven, 'link_cancelled'],
  },
  {
    id: 'L24',
    what: 'the tab is closed at Microsoft: Integrations offers to go on',
    act: async (run) => {
      await run.atMicrosoft();
      const before = run.page;
      run.page = await run.secondTab();
      await before.close();
      await expect(run.main()).toContainText('Nothing is linked until you confirm.');
      await run.page.getByRole('link', { name: 'Continue', exact: true }).click();
    },
    page: 'Waiting for the Microsoft 365 sign-in',
    link: 'not_linked',
    trail: ['link_started'],
  },
  {
    id: 'L27',
    what: 'finished in another tab: this page follows by asking the server',
    act: async (run) => {
      await run.atMicrosoft();
      await run.page.goBack();
      await expect(run.heading('Waiting for the Microsoft 365 sign-in')).toBeVisible();
      const tab = await run.secondTab(new URL(run.page.url()).pathname);
      await tab.getByRole('button', toMicrosoft).click();
      await acceptAtMicrosoft(tab, 'Maya Lindqvist');
      await expect(run.heading(done, tab)).toBeVisible();
      await tab.close();
      await expect(run.heading(done)).toBeVisible({ timeout: 20_000 });
    },
    page: done,
    link: 'not_linked',
    trail: verified,
  },
  unsteady(
    'L28',
    'the network drops after the server has acted: the same answer again, one effect',
    (run) =>
      run.page.route(
        callbacks,
        async (route) => {
          const [headers, body] = [await route.request().allHeaders(), route.request().postData() ?? ''];
          await run.server.request('console', '/api/v1/link-callbacks', { method: 'POST', headers, body });
          await route.abort('connectionreset');
        },
        { times: 1 },
      ),
    /ERR_CONNECTION_RESET/,
  ),
  unsteady('L29', 'the server answers 503 thrice', (run) =>
    run.page.route(callbacks, (route) => route.fulfill({ status: 503, body: 'busy' }), { times: 3 }), /status of 503/),
  unsteady('L29', 'the server asks to wait (429 with Retry-After)', (run) =>
    run.page.route(callbacks, (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '2' }, body: '' }), {
      times: 1,
    }), /status of 429/),
  unsteady('L29', 'the server takes ten seconds', (run) =>
    run.page.route(callbacks, async (route) => {
      await new Promise((done) => setTimeout(done, 10_000));
      await route.continue();
    }),
  ),
  ...([-1, 1] as const).map(
    (days): Case => ({
      id: 'L30',
      what: `the browser's clock is a day ${days < 0 ? 'behind' : 'ahead'}: no effect`,
      act: async (run) => {
        await shiftClock(run.page.context(), days * 86_400_000);
        await run.page.reload();
        await run.both();
        await expect(run.main()).toContainText(/\d+ minutes left/);
      },
      page: check,
      link: 'not_linked',
      trail: proven,
    }),
  ),
  {
    id: 'L31',
    what: 'a place to return to is a name: an address is refused',
    act: async (run) => {
      for (const returnTo of ['//evil.localhost', 'https:evil.localhost', '\\\\evil.localhost', 'javascript:alert(1)']) {
        const refusal = await run.api('POST', '/api/v1/link-attempts', { returnTo });
        expect(refusal).toEqual({ status: 422, code: 'invalid_fields' });
      }
    },
    page: 'Integrations',
    link: 'not_linked',
    trail: [],
    errors: /status of 422/,
  },
];
