/** What is typed and sorted, and what must then be seen: asked of the API before each visit, for the world goes on. */
import type { Query } from '../peers/shared/api';
import type { Expected } from './probe';
import type { Server } from './server';

export const PLAIN: Query = { q: '', attention: [], sort: '' };

/** One thing to do in the page, and what it has to lead to. */
export interface Step {
  /** A key, or the caption of a heading. */
  input: string;
  expected: Expected;
  /** Nothing changes in the first rows: it is done, but cannot be measured. */
  same: boolean;
}

export interface Plan {
  first: Expected;
  words: { text: string; keys: Step[] }[];
  sorts: Step[];
  /** The order after all clicks on headings. */
  order: string;
}

/** Rows that are compared. */
const ROWS = 3;
const LETTERS = 8;
const WORDS = 1;
/** Clicks on headings; each leads to the order beside it. */
const CLICKS = [
  ['Seats', 'seats'],
  ['Seats', '-seats'],
  ['Storage', 'storage'],
  ['Organization', 'organization'],
] as const;

/** Words whose letters change what is seen, for every size that is measured. */
export async function chooseWords(servers: Server[]): Promise<string[]> {
  const { items } = await servers[0]!.list(PLAIN, { limit: 200 });
  const candidates = new Set(items.filter((_, at) => at % 6 === 0).map(({ name }) => name.toLowerCase().slice(0, LETTERS)));
  const ranked: { text: string; changes: number }[] = [];
  for (const text of candidates) {
    if (!/^[a-z ]+$/.test(text) || text.length < LETTERS || text.endsWith(' ')) continue;
    const changes = await Promise.all(servers.map(async (server) => changed(await keysOf(server, text))));
    ranked.push({ text, changes: Math.min(...changes) });
  }
  ranked.sort((a, b) => b.changes - a.changes);
  const words: string[] = [];
  for (const { text } of ranked) if (!words.some((word) => word[0] === text[0])) words.push(text);
  if (words.length < WORDS) throw new Error('there are too few tenants to look for');
  return words.slice(0, WORDS);
}

export async function makePlan(server: Server, words: string[]): Promise<Plan> {
  const first = await expect(server, PLAIN);
  const plan: Plan = { first, words: [], sorts: [], order: '' };
  for (const text of words) plan.words.push({ text, keys: await keysOf(server, text) });
  let before = first;
  for (const [input, sort] of CLICKS) {
    const expected = await expect(server, { ...PLAIN, sort });
    plan.sorts.push({ input, expected, same: equal(expected, before) });
    plan.order = sort;
    before = expected;
  }
  return plan;
}

async function keysOf(server: Server, text: string): Promise<Step[]> {
  const keys: Step[] = [];
  let before = await expect(server, PLAIN);
  for (let length = 1; length <= text.length; length += 1) {
    const expected = await expect(server, { ...PLAIN, q: text.slice(0, length).trim() });
    keys.push({ input: text[length - 1] === ' ' ? 'Space' : text[length - 1]!, expected, same: equal(expected, before) });
    before = expected;
  }
  return keys;
}

async function expect(server: Server, query: Query): Promise<Expected> {
  const { items } = await server.list(query);
  return items.slice(0, ROWS).map(({ name, domain }) => [name, domain]);
}

const changed = (keys: Step[]): number => keys.filter((key) => !key.same && key.expected.length > 0).length;
const equal = (a: Expected, b: Expected): boolean => JSON.stringify(a) === JSON.stringify(b);
