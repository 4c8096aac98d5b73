/** What a page holds on to, measured after everything that can go is gone. */
import type { CDPSession, Page } from '@playwright/test';

export interface Held {
  nodes: number;
  listeners: number;
  documents: number;
  /** JavaScript's own heap, in KB. */
  heap: number;
  /** The linear memory of the app, in KB; it never shrinks. */
  wasm: number;
  intervals: number;
  timeouts: number;
}

/** Has a page count its timers and remember its wasm memory; before it is opened. */
export async function count(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = { intervals: new Set<number>(), timeouts: new Set<number>(), memories: new Set<WebAssembly.Memory>() };
    Object.assign(window, { held });
    const { setInterval, clearInterval, setTimeout, clearTimeout } = window;
    const made = (id: unknown, of: Set<number>) => {
      of.add(Number(id));
      return Number(id);
    };
    window.setInterval = ((...args: Parameters<typeof setInterval>) =>
      made(setInterval(...args), held.intervals)) as any;
    window.clearInterval = (id) => {
      held.intervals.delete(Number(id));
      clearInterval(id);
    };
    window.setTimeout = ((run: TimerHandler, ...rest: any[]) => {
      const ring = (...args: unknown[]) => {
        held.timeouts.delete(id);
        if (typeof run === 'function') run(...args);
      };
      const id = made(setTimeout(ring, ...rest), held.timeouts);
      return id;
    }) as any;
    window.clearTimeout = (id) => {
      held.timeouts.delete(Number(id));
      clearTimeout(id);
    };
    for (const name of ['instantiate', 'instantiateStreaming'] as const) {
      const original = WebAssembly[name] as (...args: any[]) => Promise<any>;
      WebAssembly[name] = (async (...args: any[]) => {
        const made = await original(...args);
        for (const value of Object.values((made.instance ?? made).exports)) {
          if (value instanceof WebAssembly.Memory) held.memories.add(value);
        }
        return made;
      }) as any;
    }
  });
}

/** Measures what a page holds. */
export class Scales {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<Scales> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('HeapProfiler.enable');
    return new Scales(page, cdp);
  }

  async weigh(): Promise<Held> {
    await this.rest();
    // What ended in the last turn is let go in the next; a second collection takes what the first one freed.
    for (let round = 0; round < 3; round += 1) {
      await this.page.waitForTimeout(200);
      await this.cdp.send('HeapProfiler.collectGarbage');
    }
    const { nodes, jsEventListeners, documents } = await this.cdp.send('Memory.getDOMCounters');
    const { usedSize } = await this.cdp.send('Runtime.getHeapUsage');
    const own = await this.page.evaluate(() => {
      const { held } = window as any;
      const bytes = [...held.memories].reduce((sum: number, memory: any) => sum + memory.buffer.byteLength, 0);
      return { wasm: bytes, intervals: held.intervals.size, timeouts: held.timeouts.size };
    });
    const kilo = (bytes: number) => Math.round(bytes / 1024);
    return { ...own, nodes, listeners: jsEventListeners, documents, heap: kilo(usedSize), wasm: kilo(own.wasm) };
  }

  /** Until what was put off for a moment is done: a slow machine still draws, and a timer for that is not held. */
  private async rest(): Promise<void> {
    const pending = () => this.page.evaluate(() => (window as any).held.timeouts.size as number);
    for (let looks = 0, before = await pending(); looks < 20; looks += 1) {
      await this.page.waitForTimeout(300);
      const now = await pending();
      if (now >= before) return;
      before = now;
    }
  }
}
