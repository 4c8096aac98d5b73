/** A row of the case table, and what a row can do. */
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { openIntegrations, people, startLinking } from '../pages/console';
import { acceptAtMicrosoft, logInAtKaseyaOne } from '../pages/providers';
import type { Problems } from '../support/problems';
import type { Secrets } from '../support/secrets';
import type { MockServer } from '../support/server';

/** One case: what happens, and what must be so afterwards. */
export interface Case {
  /** Its number in the case table. */
  id: string;
  /** What happens, in a few words. */
  what: string;
  /** Who starts; a Global Administrator unless told. */
  as?: string;
  /** Makes it happen, from Settings > Integrations to the final page. */
  act: (run: Run) => Promise<void>;
  /** A heading of the final page. */
  page: string | RegExp;
  /** What else stands there. */
  says?: (string | RegExp)[];
  /** The stable code that stands there for support. */
  code?: string;
  /** What the server has stored. */
  link: 'not_linked' | 'linked' | 'suspended';
  /** Every entry of the audit trail that it leaves, in order; sign-ins apart. */
  trail: string[];
  /** Errors in the browser's console that belong to it. */
  errors?: RegExp;
}

export const toMicrosoft = { name: 'Continue to Microsoft 365' };
export const toKaseyaOne = { name: 'Continue to KaseyaOne' };
export const done = 'Microsoft 365 is done. KaseyaOne is next';
export const check = 'Check what will be linked';

/** The browser, the server, and the ways through the chain that many cases share. */
export class Run {
  constructor(
    public page: Page,
    readonly server: MockServer,
    readonly browser: Browser,
    readonly secrets: Secrets,
    readonly problems: Problems,
    private readonly prepare: (context: BrowserContext) => Promise<void>,
  ) {}

  main = (page = this.page) => page.locator('main');
  heading = (name: string | RegExp, page = this.page) => page.getByRole('heading', { name }).first();
  press = (name: string | RegExp, page = this.page) => page.getByRole('button', { name, exact: true }).click();

  /** From the attempt's page to Microsoft. */
  async leave(page = this.page): Promise<void> {
    await page.getByRole('button', toMicrosoft).click();
    await expect(page).toHaveURL(/login-microsoft\.localhost/);
  }

  /** From the attempt's page through Microsoft to KaseyaOne. */
  async leaveTwice(microsoft = 'Maya Lindqvist', page = this.page): Promise<void> {
    await this.leave(page);
    await acceptAtMicrosoft(page, microsoft);
    await page.getByRole('button', toKaseyaOne).click();
    await expect(page).toHaveURL(/kaseyaone\.localhost/);
  }

  /** From the attempt's page through both. */
  async proveBoth(master = 'Grace Whitfield', microsoft = 'Maya Lindqvist', page = this.page): Promise<void> {
    await this.leaveTwice(microsoft, page);
    await logInAtKaseyaOne(page, master);
    await expect(page).toHaveURL(/console\.localhost.*\/link\/la_/);
  }

  /** Starts an attempt and leaves for Microsoft. */
  async atMicrosoft(page = this.page): Promise<void> {
    await startLinking(page);
    await this.leave(page);
  }

  /** Through Microsoft as somebody, until the console has taken the answer. */
  async microsoft(name = 'Maya Lindqvist', page = this.page): Promise<void> {
    await this.atMicrosoft(page);
    await acceptAtMicrosoft(page, name);
    await expect(page).toHaveURL(/console\.localhost.*\/link\/la_/);
  }

  /** Leaves for KaseyaOne, Microsoft being done. */
  async atKaseyaOne(microsoft = 'Maya Lindqvist', page = this.page): Promise<void> {
    await startLinking(page);
    await this.leaveTwice(microsoft, page);
  }

  /** Through both, until the console has taken KaseyaOne's answer. */
  async both(master = 'Grace Whitfield', microsoft = 'Maya Lindqvist', page = this.page): Promise<void> {
    await startLinking(page);
    await this.proveBoth(master, microsoft, page);
  }

  /** Links; ends on Settings > Integrations. */
  async linked(master = 'Grace Whitfield'): Promise<void> {
    await this.both(master);
    await this.press('Link Organization');
    await expect(this.page).toHaveURL(/\/settings\/integrations/);
    await expect(this.page.getByRole('button', { name: 'Unlink' })).toBeVisible();
  }

  /** Somebody in a browser of their own, signed in nowhere. */
  async stranger(): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.server.url('console') });
    await this.prepare(context);
    this.secrets.watch(context);
    return context.newPage();
  }

  /** Another administrator in a browser of their own, on Settings > Integrations. */
  async somebodyElse(who = people.secondGlobalAdmin): Promise<Page> {
    const page = await this.stranger();
    await openIntegrations(page, who);
    return page;
  }

  /** A second tab of the same browser. */
  async secondTab(path = '/settings/integrations'): Promise<Page> {
    const tab = await this.page.context().newPage();
    await tab.goto(path);
    return tab;
  }

  /** Calls the API as the page would; answers status and code. */
  async api(method: string, path: string, body?: unknown, page = this.page): Promise<{ status: number; code?: string }> {
    return page.evaluate(
      async ([method, path, body]) => {
        const headers = {
          'Content-Type': 'application/json',
          'X-Spanning-Client': 'e2e',
          'Idempotency-Key': crypto.randomUUID(),
        };
        const answer = await fetch(path, { method, headers, body: body ? JSON.stringify(body) : undefined });
        const text = await answer.text();
        return { status: answer.status, code: text ? JSON.parse(text).code : undefined };
      },
      [method, path, body] as const,
    );
  }

  /** Changes the query of a provider's answer on its way to the server. */
  async alterAnswer(alter: (query: URLSearchParams) => void): Promise<void> {
    await this.page.route('**/api/v1/link-callbacks', async (route) => {
      const body = route.request().postDataJSON();
      const query = new URLSearchParams(body.query);
      alter(query);
      await route.continue({ postData: JSON.stringify({ ...body, query: query.toString() }) });
    });
  }
}
