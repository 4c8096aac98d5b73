/** All samples of a subject under one throttle, and the numbers that are printed of them. */
import { pause } from '../peers/shared/words';
import { median, percentile } from './stats';
import type { Memory, Sample } from './visit';

/** The memory while details are opened a thousand times, and another thousand. */
export interface Growth {
  start: Memory;
  before: Memory;
  after: Memory;
  /** Milliseconds of each opening. */
  times: number[];
}

export interface Result {
  subject: string;
  throttle: number;
  samples: Sample[];
  growth?: Growth;
}

export interface Metric {
  name: string;
  unit: 'ms' | 'MB' | 'KB' | '%' | 'frames';
  of: (result: Result) => number;
  /** The most that the ratio to React should be. */
  target?: number;
}

const all = (result: Result, pick: (sample: Sample) => number[]): number[] => result.samples.flatMap(pick);
const sum = ({ heap, wasm }: Memory): number => heap + wasm;
const bytes = (result: Result, pick: (memory: Memory) => number): number =>
  median(result.samples.flatMap(({ memory }) => (memory ? [pick(memory)] : [])));
const transferred = (result: Result): number =>
  median(result.samples.flatMap(({ transfer }) => (transfer ? [Object.values(transfer).reduce((a, b) => a + b, 0)] : [])));

export const METRICS: Metric[] = [
  { name: 'transfer of the first visit', unit: 'KB', of: (r) => transferred(r) / 1_000 },
  { name: 'first rows', unit: 'ms', of: (r) => median(all(r, (s) => s.firstRows)), target: 1 },
  { name: 'first rows p95', unit: 'ms', of: (r) => percentile(all(r, (s) => s.firstRows), 0.95) },
  { name: 'keystroke to rows p50', unit: 'ms', of: (r) => median(all(r, (s) => s.keystroke)) },
  { name: 'keystroke to rows p95', unit: 'ms', of: (r) => percentile(all(r, (s) => s.keystroke), 0.95), target: 1 },
  { name: '  without the pause, p50', unit: 'ms', of: (r) => median(all(r, (s) => s.keystroke)) - pause },
  { name: '  without the pause, p95', unit: 'ms', of: (r) => percentile(all(r, (s) => s.keystroke), 0.95) - pause },
  { name: 'sort', unit: 'ms', of: (r) => median(all(r, (s) => s.sort)), target: 1 },
  { name: 'sort p95', unit: 'ms', of: (r) => percentile(all(r, (s) => s.sort), 0.95) },
  { name: 'scroll frame p50', unit: 'ms', of: (r) => median(all(r, (s) => s.frames)) },
  { name: 'scroll frame p99', unit: 'ms', of: (r) => percentile(all(r, (s) => s.frames), 0.99), target: 1.1 },
  { name: 'fling frame p50', unit: 'ms', of: (r) => median(all(r, (s) => s.flingFrames)) },
  { name: 'fling frame p99', unit: 'ms', of: (r) => percentile(all(r, (s) => s.flingFrames), 0.99), target: 1.1 },
  { name: 'longest blank in a fling', unit: 'frames', of: (r) => Math.max(...all(r, (s) => s.blank)) },
  { name: 'heap + wasm memory', unit: 'MB', of: (r) => bytes(r, sum) / 1e6, target: 1 },
  { name: '  of it wasm memory', unit: 'MB', of: (r) => bytes(r, ({ wasm }) => wasm) / 1e6 },
  { name: '  beside it, for the document', unit: 'MB', of: (r) => bytes(r, ({ dom }) => dom) / 1e6 },
  { name: 'details, opening', unit: 'ms', of: (r) => median(r.growth?.times ?? []) },
  { name: 'growth by the openings', unit: '%', of: ({ growth }) => percent(growth?.before, growth?.after) },
  { name: '  by those before, with compiling', unit: '%', of: ({ growth }) => percent(growth?.start, growth?.before) },
];

function percent(before?: Memory, after?: Memory): number {
  return before && after ? (sum(after) / sum(before) - 1) * 100 : Number.NaN;
}

/** Median bytes per kind of file. */
export function transferByKind(result: Result): [string, number][] {
  const kinds = new Set(result.samples.flatMap(({ transfer }) => Object.keys(transfer ?? {})));
  return [...kinds].sort().map((kind) => [kind, median(result.samples.map(({ transfer }) => transfer?.[kind] ?? 0))]);
}
