/** Hears what a screen reader would say by itself: what changes in live regions. */
import { expect, type Page } from '@playwright/test';

/**
 * Listens from the next page on. A region speaks when something changes in it while it is there; one that comes with
 * its words is heard only when it is an alert, since readers miss the others.
 */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
    const ALERT = '[role=alert], [aria-live=assertive]';
    const heard: string[] = [];
    const since = new WeakMap<Element, number>();
    Object.assign(window, { heard });
    const say = (region: Element) => {
      const words = (region.textContent ?? '').trim().replace(/\s+/g, ' ');
      if (words !== '' && region.getAttribute('aria-busy') !== 'true' && region.checkVisibility()) heard.push(words);
    };
    new MutationObserver((records) => {
      const now = performance.now();
      const speaking = new Set<Element>();
      for (const { target, addedNodes } of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
        if (region && now - (since.get(region) ?? now) > 30) speaking.add(region);
        for (const node of addedNodes) {
          // What the page brings along is no news.
          if (!(node instanceof Element) || document.readyState === 'loading') continue;
          if (node.matches(ALERT)) speaking.add(node);
          for (const alert of node.querySelectorAll(ALERT)) speaking.add(alert);
        }
      }
      for (const region of speaking) say(region);
      for (const region of document.querySelectorAll(LIVE)) if (!since.has(region)) since.set(region, now);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** Waits until a reader knows the live regions that have just come: only then it hears what changes in them. */
export async function getUsedTo(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
}

/** Waits until these words were said since the last call of [`hush`]. */
export async function expectHeard(page: Page, words: string | RegExp): Promise<void> {
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const said = async () => (await heard()).some((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)));
  await expect
    .poll(said, { message: `“${words}” is said` })
    .toBe(true)
    .catch(async (error: Error) => {
      throw new Error(`${error.message}\nheard:\n${(await heard()).join('\n')}`);
    });
}

/** Forgets what was heard. */
export async function hush(page: Page): Promise<void> {
  await page.evaluate(() => ((window as unknown as { heard: string[] }).heard.length = 0));
}
