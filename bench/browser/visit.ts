/** One visit of one subject: a browser as new, every step once, everything noted. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { shiftClock } from '../../tests/e2e/support/clock';
import { makePlan, PLAIN, type Plan, type Step } from './plan';
import { install, type Scrolled } from './probe';
import type { Server } from './server';
import { countTransfer, type Transfer } from './transfer';

/** A page that is measured. */
export interface Subject {
  name: string;
  /** Where its dashboard is. */
  path: string;
  server: Server;
}

export interface Memory {
  /** JavaScript objects. */
  heap: number;
  /** The linear memory of WebAssembly, which is not in the heap. */
  wasm: number;
  /** Nodes and whatever else the browser keeps for them. */
  dom: number;
}

/** Milliseconds, unless said otherwise. */
export interface Sample {
  firstRows: number[];
  keystroke: number[];
  sort: number[];
  frames: number[];
  flingFrames: number[];
  /** Frames. */
  blank: number[];
  memory?: Memory;
  transfer?: Transfer;
  /** Steps whose content check failed. */
  failed: string[];
}

type Metric = 'firstRows' | 'keystroke' | 'sort';

/** What a page still fetches after its first rows comes within this time. */
const SETTLE = 1_000;
/** Places that a row may have moved during a visit. */
const NEAR = 20;

export class Visit {
  readonly sample: Sample = {
    firstRows: [],
    keystroke: [],
    sort: [],
    frames: [],
    flingFrames: [],
    blank: [],
    failed: [],
  };

  private constructor(
    private readonly server: Server,
    private readonly plan: Plan,
    readonly page: Page,
    private readonly debug: CDPSession,
  ) {}

  /** Opens the dashboard with an empty cache, signed in, and waits for the first rows. */
  static async open(browser: Browser, subject: Subject, words: string[], throttle: number): Promise<Visit> {
    const { server, path } = subject;
    const plan = await makePlan(server, words);
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'UTC' });
    const [name = '', value = ''] = server.cookie.split('=');
    // A secure cookie has to be set at a secure address; the browser takes localhost for one afterwards.
    const url = server.origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Strict' }]);
    await shiftClock(context, server.clockOffset);
    // What a browser remembers in which somebody has signed in: the console then asks who it is.
    await context.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.setItem('spanning.signed-in-portal', '1');
    });
    await context.addInitScript(install, plan.first);
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    const transfer = await countTransfer(debug);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const visit = new Visit(server, plan, page, debug);
    await page.goto(server.origin + path, { waitUntil: 'commit' });
    await visit.note('firstRows', 'first rows', () => page.evaluate(() => bench.armed));
    await sleep(SETTLE * Math.sqrt(throttle));
    visit.sample.transfer = { ...transfer };
    return visit;
  }

  /** Types words letter by letter, each letter up to its rows. */
  async type(): Promise<void> {
    const box = this.page.getByLabel('Filter tenants', { exact: true });
    for (const { keys } of this.plan.words) {
      await box.focus();
      for (const key of keys) await this.step('keystroke', key, 'keydown', () => this.page.keyboard.press(key.input));
      const { first } = this.plan;
      const cleared: Step = { input: 'clearing', expected: first, same: false };
      await this.step(undefined, cleared, 'input', async () => box.fill(''));
    }
    await box.blur();
  }

  async sort(): Promise<void> {
    for (const click of this.plan.sorts) {
      const heading = this.page.locator('.vtable-sort', { hasText: click.input });
      await this.step('sort', click, 'click', () => heading.click());
    }
  }

  /** A steady scroll of 60 rows a second, then flings that begin with 400 rows a second. */
  async scroll(): Promise<void> {
    const { frames } = await this.scrolled(1_500, 2_400, 0);
    this.sample.frames.push(...frames);
    for (let fling = 0; fling < 2; fling += 1) {
      const { frames, blank } = await this.scrolled(1_000, 16_000, 400);
      this.sample.flingFrames.push(...frames);
      this.sample.blank.push(blank);
    }
  }

  async memory(): Promise<Memory> {
    // Twice: what the first one frees may hold more.
    for (let round = 0; round < 2; round += 1) await this.debug.send('HeapProfiler.collectGarbage');
    const usage = (await this.debug.send('Runtime.getHeapUsage')) as { usedSize: number; embedderHeapUsedSize?: number };
    const wasm = await this.page.evaluate(() => bench.wasmBytes());
    return { heap: usage.usedSize, wasm, dom: usage.embedderHeapUsedSize ?? 0 };
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private async scrolled(duration: number, speed: number, decay: number): Promise<Scrolled> {
    const how = { duration, speed, decay };
    const scrolled = await this.page.evaluate(({ duration, speed, decay }) => bench.scroll(duration, speed, decay), how);
    // Rows may have come or gone meanwhile: it may stand some places away.
    const offset = Math.max(0, scrolled.index - NEAR);
    const { items } = await this.server.list({ ...PLAIN, sort: this.plan.order }, { offset, limit: 2 * NEAR + 1 });
    if (!items.some(({ name }) => name === scrolled.name)) {
      this.sample.failed.push(`scroll: row ${scrolled.index} is ${scrolled.name}`);
    }
    return scrolled;
  }

  /** Does something and waits for its rows; without a metric the time is not noted. */
  private async step(metric: Metric | undefined, step: Step, event: string, act: () => Promise<void>): Promise<void> {
    if (step.same) {
      await act();
      await sleep(400);
      return;
    }
    await this.note(metric, step.input, async () => {
      await this.page.evaluate(({ expected, event }) => bench.arm(expected, event), { expected: step.expected, event });
      await act();
      return this.page.evaluate(() => bench.armed);
    });
  }

  private async note(metric: Metric | undefined, what: string, measure: () => Promise<number | undefined>): Promise<void> {
    try {
      const time = await measure();
      if (time === undefined || Number.isNaN(time)) throw new Error('no time');
      if (metric) this.sample[metric].push(time);
    } catch (error) {
      this.sample.failed.push(`${metric ?? 'step'} ${what}: ${String(error).split('\n')[0]}`);
    }
  }
}
