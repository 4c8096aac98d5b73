/** Cases of answers that are forged, foreign, replayed or malformed: L13 to L17. */
import { expect } from '@playwright/test';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { type Case, check, done, type Run } from './case';

const notYours = 'This answer does not belong to you';
const unreadable = 'This answer cannot be read';
const elsewhere = 'This answer came from somewhere else';
const suspicious = ['link_started', 'link_suspicious'];

/** An answer to the present departure, made up. */
const answer = (run: Run, rest: string, state = run.secrets.latestState) =>
  run.page.goto(`/link/microsoft/callback?${rest}${state ? `&state=${state}` : ''}`);

/** A case of an answer that is made up. */
const forged = (what: string, page: string, code: string, open: (run: Run) => Promise<unknown>): Case => ({
  id: page === unreadable ? 'L17' : 'L13',
  what,
  act: async (run) => {
    await run.atMicrosoft();
    await open(run);
    await expect(run.heading(page)).toBeVisible();
    expect(new URL(run.page.url()).search).toBe('');
  },
  page,
  says: ['Nothing was linked'],
  code,
  link: 'not_linked',
  trail: suspicious,
  errors: /status of 400/,
});

export const cases: Case[] = [
  forged('no state', notYours, 'link_state_invalid', (run) => answer(run, 'code=made-up-code', '')),
  forged('an altered state', notYours, 'link_state_invalid', (run) =>
    answer(run, 'code=made-up-code', `${run.secrets.latestState.slice(0, -2)}zz`),
  ),
  {
    ...forged('a state of another session', notYours, 'link_state_invalid', async () => {}),
    act: async (run) => {
      const other = await run.somebodyElse();
      await run.atMicrosoft(other);
      await answer(run, 'code=made-up-code');
    },
  },
  {
    ...forged('a state of another attempt, used up by its ending', notYours, 'link_state_invalid', async () => {}),
    act: async (run) => {
      await run.atMicrosoft();
      const first = run.secrets.latestState;
      await run.page.goBack();
      await run.press('Cancel');
      await expect(run.heading('Cancelled. Nothing was linked')).toBeVisible();
      await run.press('Start again');
      await answer(run, 'code=made-up-code', first);
    },
    // The answer of an attempt that is over shows that attempt, and changes neither.
    page: 'Cancelled. Nothing was linked',
    says: [],
    code: 'cancelled_by_owner',
    trail: ['link_started', 'link_cancelled', 'link_started'],
    errors: undefined,
  },
  {
    id: 'L14',
    what: 'a callback opened again shows the outcome and exchanges nothing',
    act: async (run) => {
      await run.atMicrosoft();
      const answered = run.page.waitForRequest((request) => request.url().includes('/link/microsoft/callback?'));
      await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
      const callback = (await answered).url();
      await expect(run.heading(done)).toBeVisible();
      await run.page.goto(callback);
      await expect(run.heading(done)).toBeVisible();
      await run.page.reload();
      await expect(run.heading(done)).toBeVisible();
      await run.page.goBack();
      await run.page.goForward();
    },
    page: done,
    link: 'not_linked',
    trail: ['link_started', 'link_microsoft_verified'],
  },
  ...(['', 'http://login-microsoft.localhost'] as const).map(
    (iss): Case => ({
      id: 'L15',
      what: iss ? 'the issuer is the other provider' : 'the issuer is missing',
      act: async (run) => {
        await run.atKaseyaOne();
        await run.alterAnswer((query) => (iss ? query.set('iss', iss) : query.delete('iss')));
        await logInAtKaseyaOne(run.page, 'Grace Whitfield');
      },
      page: elsewhere,
      code: 'link_issuer_mismatch',
      link: 'not_linked',
      trail: ['link_started', 'link_microsoft_verified', 'link_suspicious'],
      errors: /status of 400/,
    }),
  ),
  {
    id: 'L16',
    what: 'a code at the wrong callback',
    act: async (run) => {
      await run.atMicrosoft();
      await run.page.goto(`/link/kaseyaone/callback?code=made-up-code&state=${run.secrets.latestState}`);
    },
    page: elsewhere,
    code: 'link_issuer_mismatch',
    link: 'not_linked',
    trail: suspicious,
    errors: /status of 400/,
  },
  ...(
    [
      ['both code and error', 'code=made-up-code&error=access_denied'],
      ['neither code nor error', 'session_state=x'],
      ['a parameter twice', 'code=made-up-code&code=made-up-code'],
      // The server itself answers addresses of 64 KB and more with 414.
      ['a parameter of almost 64 KB', `code=${'a'.repeat(65_000)}`],
      ['an encoding that is no UTF-8', 'code=%ff%fe'],
    ] as const
  ).map(([what, query]) =>
    forged(what, unreadable, 'link_callback_malformed', (run) => answer(run, query)),
  ),
  {
    id: 'L17',
    what: 'HTML in error_description is never interpreted nor shown',
    act: async (run) => {
      await run.atMicrosoft();
      const text = encodeURIComponent('AADSTS65004: <img src=x onerror="document.title=\'owned\'"><script>owned</script>');
      await answer(run, `error=access_denied&error_description=${text}`);
      await expect(run.heading('Not linked: consent declined')).toBeVisible();
      expect(await run.page.title()).not.toContain('owned');
      await expect(run.page.locator('body')).not.toContainText('onerror');
    },
    page: 'Not linked: consent declined',
    code: 'microsoft_declined',
    link: 'not_linked',
    trail: ['link_started', 'link_refused'],
  },
  {
    id: 'L14',
    what: 'the last answer opened again, while the confirmation waits',
    act: async (run) => {
      await run.atKaseyaOne();
      const answered = run.page.waitForRequest((request) => request.url().includes('/link/kaseyaone/callback?'));
      await logInAtKaseyaOne(run.page, 'Grace Whitfield');
      const callback = (await answered).url();
      await expect(run.heading(check)).toBeVisible();
      await run.page.goto(callback);
    },
    page: check,
    link: 'not_linked',
    trail: ['link_started', 'link_microsoft_verified', 'link_kaseyaone_verified'],
  },
];
