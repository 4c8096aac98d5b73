import type { BrowserContext } from '@playwright/test';

/**
 * Moves `Date` of every page, frame and popup of a context by an offset. Timers, animation frames
 * and `performance` stay real, so time runs on as it does on the server.
 */
export async function shiftClock(context: BrowserContext, offset: number): Promise<void> {
  await context.addInitScript((by: number) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, args, self) => Reflect.construct(target, args.length > 0 ? args : [Real.now() + by], self),
      apply: () => new Real(Real.now() + by).toString(),
      get: (target, key) => (key === 'now' ? () => Real.now() + by : Reflect.get(target, key)),
    });
    Object.defineProperty(Real.prototype, 'constructor', { value: globalThis.Date });
  }, offset);
}
