/** The tables. They say what was measured and what the target is; they judge nothing. */
import { METRICS, type Metric, type Result, transferByKind } from './results';

/** The console beside its peers, under one throttle. */
export function comparison(results: Result[], throttle: number): string {
  const of = (subject: string) => results.find((r) => r.subject === subject && r.throttle === throttle);
  const [own, react, plain] = [of('console'), of('react'), of('plain')];
  if (!own || !react || !plain) return '';
  const lines = METRICS.flatMap((metric) => {
    const [a, b, c] = [own, react, plain].map((result) => metric.of(result)) as [number, number, number];
    if (Number.isNaN(a)) return [];
    const values = [a, b, c].map((value) => show(metric, value));
    // A percentage is a ratio already, and frames may be none.
    const isRatio = metric.unit !== '%' && metric.unit !== 'frames';
    const ratios = isRatio ? [ratio(a, b), target(metric.target), ratio(a, c), metric.target ? '<= 1.5' : ''] : ['', LIMITS[metric.unit] ?? '', '', ''];
    return [[metric.name, metric.unit, ...values, ...ratios]];
  });
  const head = [`CPU ${throttle}x`, '', 'console', 'React', 'plain', '/ React', 'target', '/ plain', 'target'];
  return table([head, ...lines]);
}

/** The console with many tenants beside the console with few. */
export function scale(results: Result[], throttle: number, tenants: number): string {
  const of = (subject: string) => results.find((r) => r.subject === subject && r.throttle === throttle);
  const [many, few] = [of('console'), of('console, 1,000 tenants')];
  if (!many || !few) return '';
  const lines = METRICS.flatMap((metric) => {
    const [a, b] = [metric.of(many), metric.of(few)];
    if (Number.isNaN(a) || Number.isNaN(b) || metric.unit === 'KB') return [];
    const isRatio = metric.unit !== '%' && metric.unit !== 'frames';
    return [[metric.name, metric.unit, show(metric, a), show(metric, b), isRatio ? ratio(a, b) : '', isRatio ? '<= 1.2' : (LIMITS[metric.unit] ?? '')]];
  });
  return table([[`console, CPU ${throttle}x`, '', tenants.toLocaleString('en-US'), '1,000', 'ratio', 'target'], ...lines]);
}

/** Bytes of a first visit by kind of file. */
export function transfer(results: Result[]): string {
  const subjects = results.filter(({ subject, throttle }) => throttle === 1 && !subject.includes(','));
  const kinds = new Map(subjects.map((result) => [result.subject, new Map(transferByKind(result))]));
  const names = [...new Set([...kinds.values()].flatMap((of) => [...of.keys()]))];
  const lines = names.map((name) => [name, ...subjects.map(({ subject }) => whole(kinds.get(subject)?.get(name) ?? 0))]);
  return table([['bytes of the first visit', ...subjects.map(({ subject }) => subject)], ...lines]);
}

/** Steps whose content check failed; their samples do not count. */
export function failures(results: Result[]): string[] {
  return results.flatMap(({ subject, throttle, samples }) =>
    samples.flatMap(({ failed }) => failed.map((what) => `void: ${subject}, CPU ${throttle}x, ${what}`)),
  );
}

const LIMITS: Record<string, string> = { '%': '< 2', frames: '<= 2' };
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const ratio = (a: number, b: number): string => (b > 0 ? (a / b).toFixed(2) : '');
const target = (value: number | undefined): string => (value === undefined ? '' : `<= ${value.toFixed(1)}`);
const show = ({ unit }: Metric, value: number): string => value.toFixed(unit === 'frames' ? 0 : unit === '%' ? 1 : unit === 'MB' ? 2 : 1);

function table(lines: string[][]): string {
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const cell = (text: string, at: number) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!));
  return lines.map((line) => `  ${line.map(cell).join('  ')}`.trimEnd()).join('\n');
}
