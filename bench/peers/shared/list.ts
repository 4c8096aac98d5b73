/** The rows, fetched in blocks as far as they are looked at, as the console does it. */
import { get, type Page, parameters, type Query, type Tenant } from './api';

const BLOCK = 50;
/** Blocks that are kept, over all lists. */
const KEEP = 20;
/** Rows asked for beyond those on the page, before anybody scrolls, on the side to which one scrolls, and on the other. */
const AROUND = 20;
const AHEAD = BLOCK;
const BEHIND = 10;

interface Block {
  rows: Tenant[];
  total: number;
}

/** One list at a time; another query keeps the old rows until the first of the new ones are here. */
export class TenantList {
  /** Changes whenever a row may have. */
  version = 0;
  private asked: Query = { q: '', attention: [], sort: '' };
  private shown: string | undefined;
  private shownTotal: number | undefined;
  /** In order of use: the first one was not needed for longest. */
  private readonly blocks = new Map<string, Block>();
  private readonly loading = new Set<string>();
  private abort = new AbortController();
  private window = { start: 0, end: 1 };
  /** Which way one scrolled last: 1 is down. */
  private way = 0;
  private readonly listeners = new Set<(replaced: boolean) => void>();

  get total(): number | undefined {
    return this.shownTotal;
  }

  get isLoading(): boolean {
    return this.loading.size > 0;
  }

  row(index: number): Tenant | undefined {
    return this.blocks.get(`${this.shown}#${Math.floor(index / BLOCK)}`)?.rows[index % BLOCK];
  }

  /** `replaced`: another list is shown now. */
  subscribe(listener: (replaced: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Shows another list; what is under way for the old one is given up. */
  ask(query: Query): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.loading.clear();
    this.asked = query;
    this.window = { start: 0, end: Math.max(1, this.window.end - this.window.start) };
    const known = this.blocks.get(`${parameters(query)}#0`);
    if (known) this.show(known.total);
    this.fetch();
  }

  /** The rows that are in view, or soon will be. */
  lookAt(start: number, end: number): void {
    if (this.shown !== parameters(this.asked)) return;
    this.way = Math.sign(start - this.window.start) || this.way;
    this.window = { start, end };
    this.fetch();
  }

  private fetch(): void {
    const key = parameters(this.asked);
    const total = key === this.shown ? this.shownTotal : undefined;
    const margins = { '-1': [AHEAD, BEHIND], '0': [AROUND, AROUND], '1': [BEHIND, AHEAD] }[String(this.way)];
    const [above = 0, below = 0] = margins ?? [];
    const end = Math.max(1, Math.min(this.window.end + below, total ?? this.window.start + 1));
    const start = Math.min(Math.max(0, this.window.start - above), end - 1);
    for (let number = Math.floor(start / BLOCK); number <= Math.floor((end - 1) / BLOCK); number += 1) {
      const name = `${key}#${number}`;
      const block = this.blocks.get(name);
      if (block) {
        this.blocks.delete(name);
        this.blocks.set(name, block);
      } else if (!this.loading.has(name)) {
        this.loading.add(name);
        void this.bring(name, number);
      }
    }
  }

  private async bring(name: string, number: number): Promise<void> {
    const { signal } = this.abort;
    try {
      const window = { offset: number * BLOCK, limit: BLOCK };
      const page = await get<Page>(`/tenants${parameters(this.asked, window)}`, signal);
      if (signal.aborted) return;
      this.blocks.set(name, { rows: page.items, total: page.total });
      for (const oldest of this.blocks.keys()) {
        if (this.blocks.size <= KEEP) break;
        this.blocks.delete(oldest);
      }
      this.loading.delete(name);
      this.show(page.total);
      this.fetch();
    } catch (error) {
      if (!signal.aborted) {
        this.loading.delete(name);
        throw error;
      }
    }
  }

  private show(total: number): void {
    const key = parameters(this.asked);
    const replaced = key !== this.shown;
    this.shown = key;
    this.shownTotal = total;
    this.version += 1;
    for (const listener of this.listeners) listener(replaced);
  }
}
