/** Cases in which somebody else does the KaseyaOne step: L36, L37. */
import { expect, type Page } from '@playwright/test';
import { startLinking } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import { type Case, check, done, type Run, toKaseyaOne } from './case';

const handedOff = ['link_started', 'link_microsoft_verified', 'link_handed_off'];
const helped = [...handedOff, 'link_joined', 'link_kaseyaone_verified'];
const compared = 'They see the same code';

/** The initiator, Microsoft done, makes an address; answers it. */
async function handOff(run: Run): Promise<string> {
  await startLinking(run.page);
  await run.leave();
  await acceptAtMicrosoft(run.page, 'Maya Lindqvist');
  await expect(run.heading(done)).toBeVisible();
  await run.press('Hand off to a Master');
  const address = run.page.locator('.hand-off-address');
  await expect(address).toBeVisible();
  return (await address.textContent()) ?? '';
}

/** Somebody opens it in a browser of their own. */
async function opened(run: Run, address: string): Promise<Page> {
  const page = await run.stranger();
  await page.goto(address);
  return page;
}

const code = (page: Page) => page.locator('.match-code-value').first().textContent();

export const cases: Case[] = [
  {
    id: 'L36',
    what: 'a Master finishes in another browser; both compare the code; the initiator confirms',
    act: async (run) => {
      const master = await opened(run, await handOff(run));
      await expect(run.heading('Maya Lindqvist asks you to sign in', master)).toBeVisible();
      expect(new URL(master.url()).hash).toBe('');
      await expect(run.main(master)).toContainText('Aldergrove Dental Group');
      await expect(run.main(master)).toContainText('maya.lindqvist@aldergrovedental.example');
      await expect(run.main(master).getByRole('list', { name: 'Link Organization' })).toBeVisible();
      expect(await code(master)).toBe(await code(run.page));
      await master.getByRole('button', toKaseyaOne).click();
      await logInAtKaseyaOne(master, 'Grace Whitfield');
      await expect(run.heading('Done. Maya Lindqvist confirms now', master)).toBeVisible();
      await expect(run.main(master).getByRole('button', { name: 'Link Organization' })).toHaveCount(0);

      // The initiator's page follows by itself, and does not link before the codes are compared.
      await expect(run.heading(check)).toBeVisible({ timeout: 20_000 });
      const link = run.page.getByRole('button', { name: 'Link Organization' });
      await expect(link).toHaveAttribute('aria-disabled', 'true');
      expect(await code(master)).toBe(await code(run.page));
      await run.page.getByLabel(compared).check();
      await link.click();
      await expect(run.page.getByRole('button', { name: 'Unlink' })).toBeVisible();
      await expect(run.heading('Linked', master)).toBeVisible({ timeout: 20_000 });
      await run.secrets.expectNoneLeft(master);
      await master.close();
    },
    page: 'Integrations',
    says: ['Brightwater Managed IT', 'Maya Lindqvist', 'grace.whitfield@brightwater.example'],
    link: 'linked',
    trail: [...helped, 'kaseyaone_linked'],
  },
  {
    id: 'L36',
    what: 'the address works once',
    act: async (run) => {
      const address = await handOff(run);
      const first = await opened(run, address);
      await expect(run.heading('Maya Lindqvist asks you to sign in', first)).toBeVisible();
      await expect(run.heading('The address was opened')).toBeVisible({ timeout: 20_000 });
      await first.close();
      run.page = await opened(run, address);
    },
    page: 'This address cannot be used',
    code: 'ticket_invalid',
    link: 'not_linked',
    trail: [...handedOff, 'link_joined', 'link_suspicious'],
    errors: /status of 400/,
  },
  {
    id: 'L36',
    what: 'no Master: the helper is told, and can use another account',
    act: async (run) => {
      const address = await handOff(run);
      run.page = await opened(run, address);
      await run.page.getByRole('button', toKaseyaOne).click();
      await logInAtKaseyaOne(run.page, 'Ines Moreau');
      await expect(run.page.getByRole('button', { name: 'Use another KaseyaOne account' })).toBeVisible();
    },
    page: 'This KaseyaOne user is not a Master',
    says: ['ines.moreau@brightwater.example'],
    code: 'not_master',
    link: 'not_linked',
    trail: [...handedOff, 'link_joined', 'link_refused'],
  },
  {
    id: 'L37',
    what: 'a stranger gets the address: named is who started it, and nothing is linked without the initiator',
    act: async (run) => {
      const stranger = await opened(run, await handOff(run));
      await expect(run.main(stranger)).toContainText('If you do not know Maya Lindqvist');
      await stranger.getByRole('button', toKaseyaOne).click();
      await logInAtKaseyaOne(stranger, 'Oscar Lindgren');
      await expect(run.heading('Done. Maya Lindqvist confirms now', stranger)).toBeVisible();
      const id = new URL(run.page.url()).pathname.split('/').at(-1);
      const path = `/api/v1/link-attempts/${id}/confirmation`;
      const refusal = await run.api('POST', path, { company: 'co_harborline' }, stranger);
      expect(refusal.status).toBe(401);
      await stranger.close();
      await expect(run.heading(check)).toBeVisible({ timeout: 20_000 });
      await run.press('Cancel');
    },
    page: 'Cancelled. Nothing was linked',
    says: ['Harborline'],
    code: 'cancelled_by_owner',
    link: 'not_linked',
    trail: [...helped, 'link_cancelled'],
    errors: /status of 401/,
  },
];
