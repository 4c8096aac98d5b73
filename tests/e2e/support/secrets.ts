import { type BrowserContext, expect, type Page, type Request } from '@playwright/test';

/** Parameters of a provider's address that nobody may find afterwards. */
const SECRET = ['code', 'state', 'nonce'];

/**
 * Remembers every code, state and session token that went by in a context, and everything the
 * console wrote to the console of the browser.
 */
export class Secrets {
  private readonly values = new Set<string>();
  private readonly said: string[] = [];
  private readonly states: string[] = [];

  watch(context: BrowserContext): void {
    context.on('request', (request) => this.keep(request));
    context.on('console', (message) => this.said.push(message.text()));
  }

  /** The `state` of the latest departure. */
  get latestState(): string {
    return this.states.at(-1) ?? '';
  }

  private keep(request: Request): void {
    const { searchParams } = new URL(request.url());
    const departure = searchParams.get('state');
    if (searchParams.has('code_challenge') && departure) this.states.push(departure);
    for (const name of SECRET) {
      const value = searchParams.get(name);
      // Shorter ones are made up by a test, and words of a page may contain them.
      if (value && value.length >= 8) this.values.add(value);
    }
  }

  /** Nothing of it is left in a page's address, history, document, storage, or in the console. */
  async expectNoneLeft(page: Page): Promise<void> {
    const cookies = await page.context().cookies();
    const tokens = cookies.filter((cookie) => cookie.name.includes('session')).map((cookie) => cookie.value);
    const places: Record<string, string> = { ...(await traces(page)), console: this.said.join('\n') };
    for (const secret of [...this.values, ...tokens]) {
      for (const [place, text] of Object.entries(places)) {
        const clean = !text.includes(secret) && !text.includes(encodeURIComponent(secret));
        expect(clean, `a code, state or token is left in: ${place}`).toBe(true);
      }
    }
  }
}

/** Everything of a page that outlives the moment. */
async function traces(page: Page): Promise<Record<string, string>> {
  const debuggerOf = await page.context().newCDPSession(page);
  const history = await debuggerOf.send('Page.getNavigationHistory');
  await debuggerOf.detach();
  const inside = await page.evaluate(async () => ({
    address: location.href,
    document: document.documentElement.outerHTML,
    'local storage': JSON.stringify({ ...localStorage }),
    'session storage': JSON.stringify({ ...sessionStorage }),
    'script-readable cookies': document.cookie,
    databases: JSON.stringify((await indexedDB.databases()).map((each) => each.name)),
    caches: JSON.stringify(await caches.keys()),
    'history state': JSON.stringify(window.history.state ?? null),
    'window name': window.name,
  }));
  // Of the console's own pages: what a provider leaves at its addresses is its own affair. `userTypedURL`
  // is the browser's note of where a redirect began; no page and no list shows it.
  const own = history.entries.filter((entry) => URL.canParse(entry.url) && new URL(entry.url).hostname === 'console.localhost');
  return { ...inside, history: own.map((entry) => `${entry.url} ${entry.title}`).join('\n') };
}
