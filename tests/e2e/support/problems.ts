import type { BrowserContext } from '@playwright/test';

/** Collects what went wrong in any page of a context: console errors, exceptions, rejections. */
export class Problems {
  private readonly seen: string[] = [];
  private readonly announced: (string | RegExp)[] = [];

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() !== 'error') return;
      const { url } = message.location();
      this.seen.push(`console: ${message.text()}${url ? ` (${url})` : ''}`);
    });
    context.on('weberror', (error) => this.seen.push(`page: ${error.error().stack ?? error.error().message}`));
  }

  /** Announces an error that belongs to the test; it is then allowed, any number of times. */
  expect(what: string | RegExp): void {
    this.announced.push(what);
  }

  /** What came without being announced. */
  unexpected(): string[] {
    const known = (text: string) =>
      this.announced.some((what) => (typeof what === 'string' ? text.includes(what) : what.test(text)));
    return this.seen.filter((text) => !known(text));
  }
}
