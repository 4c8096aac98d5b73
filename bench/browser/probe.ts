/**
 * What runs inside every page, the same for all subjects. One function without imports: it is sent to the browser
 * as text, before any script of the page.
 */

/** Name and domain of the first rows: what the table has to show, known from the API. */
export type Expected = [string, string][];

/** How a scroll went. */
export interface Scrolled {
  /** Milliseconds between two frames. */
  frames: number[];
  /** The longest run of frames in which a place in view had no row, or one without content. */
  blank: number;
  /** The first row that is wholly in view at the end, and its name. */
  index: number;
  name: string;
}

export interface Probe {
  /** Resolves when the rows are painted; the milliseconds since navigation, or since the next event of a kind. */
  arm(expected: Expected, event?: string): void;
  armed: Promise<number> | undefined;
  /** Pixels per second at a moment (milliseconds). */
  scroll(duration: number, speed: number, decay: number): Promise<Scrolled>;
  /** Opens and closes details; the milliseconds of each opening. */
  openings(count: number): Promise<number[]>;
  wasmBytes(): number;
}

declare global {
  var bench: Probe;
}

export function install(first: Expected): void {
  const memories = new Set<WebAssembly.Memory>();
  const keep = (instance: WebAssembly.Instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
  };
  for (const name of ['instantiate', 'instantiateStreaming'] as const) {
    const real = WebAssembly[name] as (...args: unknown[]) => Promise<unknown>;
    (WebAssembly as unknown as Record<string, unknown>)[name] = async (...args: unknown[]) => {
      const made = (await real.apply(WebAssembly, args)) as WebAssembly.Instance | { instance: WebAssembly.Instance };
      keep('instance' in made ? made.instance : made);
      return made;
    };
  }

  const nextFrame = () => new Promise<number>((done) => requestAnimationFrame(done));
  /** A task of its own after a frame's callbacks: by then the frame is painted. */
  const afterPaint = () =>
    new Promise<void>((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done();
      channel.port2.postMessage(0);
    });
  const painted = () => nextFrame().then(afterPaint);
  const text = (root: Element | null, selector: string) => root?.querySelector(selector)?.textContent;
  const shows = (expected: Expected) =>
    expected.every(([name, domain], at) => {
      const row = document.querySelector(`tr[aria-rowindex="${at + 2}"]`);
      return text(row, '.tenant-link') === name && text(row, '.tenant-domain bdi') === domain;
    });
  /**
   * Resolves in the frame in which the document is so, before it is painted; rejects after 20 seconds. Looking once
   * in a frame costs the same whatever the page does in between; an observer of changes would not.
   */
  const until = async (holds: () => boolean, what: string) => {
    for (const since = performance.now(); !holds(); await nextFrame()) {
      if (performance.now() - since > 20_000) throw new Error(`${what} did not come`);
    }
  };

  const arm = (expected: Expected, event?: string) => {
    if (event && shows(expected)) throw new Error('the rows are there already');
    let since = event ? Number.NaN : 0;
    if (event) addEventListener(event, (happened) => (since = happened.timeStamp), { capture: true, once: true });
    const measured = until(() => shows(expected), 'the expected rows').then(afterPaint);
    bench.armed = measured.then(() => performance.now() - since);
    // Whoever asks for it hears of the failure; until then it is not unhandled.
    bench.armed.catch(() => {});
  };

  const scroll = async (duration: number, speed: number, decay: number): Promise<Scrolled> => {
    const scroller = document.querySelector('.vtable')!;
    const [body, head] = [scroller.querySelector('tbody')!, scroller.querySelector('thead')!];
    const height = scroller.clientHeight - head.offsetHeight;
    /** Looked at after a paint: whether a place in view has nothing in it. */
    const isBlank = () => {
      const full = new Set<number>();
      for (const row of body.rows) if (text(row, '.tenant-link')) full.add(Number(row.dataset.row));
      const last = Math.floor((scroller.scrollTop + height - 1) / 40);
      for (let index = Math.floor(scroller.scrollTop / 40); index <= last; index += 1) if (!full.has(index)) return true;
      return false;
    };
    const frames: number[] = [];
    let [run, blank, offset] = [0, 0, scroller.scrollTop];
    const look = () => {
      run = isBlank() ? run + 1 : 0;
      blank = Math.max(blank, run);
    };
    const started = await nextFrame();
    for (let before = performance.now(), past = 0; past < duration; ) {
      const now = (await nextFrame()) - started;
      const seen = performance.now();
      frames.push(seen - before);
      before = seen;
      // A fling slows down; a steady scroll does not (decay 0).
      const middle = (past + now) / 2;
      offset += ((now - past) / 1000) * speed * (decay > 0 ? Math.exp(-middle / decay) : 1);
      past = now;
      scroller.scrollTop = offset;
      void afterPaint().then(look);
    }
    const index = Math.ceil(scroller.scrollTop / 40);
    const name = () => text(scroller, `tr[aria-rowindex="${index + 2}"] .tenant-link`) ?? '';
    await until(() => name() !== '', 'the row after the scroll');
    return { frames, blank, index, name: name() };
  };

  const openings = async (count: number) => {
    const times: number[] = [];
    document.querySelector('.vtable')!.scrollTop = 0;
    for (let at = 0; at < count; at += 1) {
      const find = () => document.querySelector<HTMLAnchorElement>(`tr[aria-rowindex="${2 + (at % 8)}"] .tenant-link`);
      await until(() => find() !== null, 'a row with its link');
      const link = find()!;
      const id = new URL(link.href).searchParams.get('tenant')!;
      const since = performance.now();
      link.click();
      await until(() => document.querySelector('.drawer .facts')?.textContent?.includes(id) === true, `details of ${id}`);
      await painted();
      times.push(performance.now() - since);
      document.querySelector<HTMLElement>('.drawer-header [aria-label="Close"]')?.click();
      await until(() => document.querySelector('dialog.drawer[open]') === null, 'the end of the details');
      await painted();
    }
    return times;
  };

  const wasmBytes = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  globalThis.bench = { arm, armed: undefined, scroll, openings, wasmBytes };
  arm(first);
}
