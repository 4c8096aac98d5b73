/** What the page says; the same words as the console. */
import type { Facets, Ratio, Status, Summary, Tenant, TenantDetail } from './api';

const numbers = new Intl.NumberFormat('en-US');
const dates = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });
const times = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

export const number = (value: number): string => numbers.format(value);
export const date = (value: number): string => dates.format(value);
export const time = (value: number): string => times.format(value);
export const pause = 150;

interface Kind {
  icon: string;
  tone: string;
  label: string;
  strip: string;
}

const KINDS: Record<Status, Kind> = {
  success: { icon: 'success', tone: 'tone-good', label: 'Success', strip: 'strip-success' },
  successfulNoChanges: { icon: 'success', tone: 'tone-good', label: 'No changes', strip: 'strip-success' },
  partial: { icon: 'partial', tone: 'tone-warn', label: 'Partial', strip: 'strip-partial' },
  failed: { icon: 'failed', tone: 'tone-bad', label: 'Failed', strip: 'strip-failed' },
  neverRun: { icon: 'never', tone: 'tone-neutral', label: 'Never run', strip: 'strip-never' },
};

export const kind = (status: Status): Kind => KINDS[status] ?? KINDS.neverRun;

const SUBSCRIPTIONS: Record<string, string> = {
  trial: 'Trial',
  legacy: 'Legacy',
  spanning: 'Spanning',
  kaseya365: 'Kaseya 365',
  expired: 'Expired',
};

export const subscription = (value: string): string => SUBSCRIPTIONS[value] ?? value;

const REGIONS: Record<string, string> = {
  us: 'United States',
  eu: 'European Union',
  ap: 'Asia-Pacific',
  ca: 'Canada',
  uk: 'United Kingdom',
  af: 'Africa',
};

export const region = (value: string): string => REGIONS[value] ?? value;

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function storage(tenant: Tenant): string {
  let value = tenant.storageInformation?.usedBytes;
  if (value === undefined) return 'Not known yet';
  let unit = 0;
  for (; value >= 1024 && unit < UNITS.length - 1; unit += 1) value /= 1024;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

/** How long ago something was, short. */
export function ago(then: number, now = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now - then) / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / 1440);
  return days < 60 ? `${days} days ago` : `${Math.floor(days / 30)} months ago`;
}

/** Fewer than seven days are listed from the left. */
export const day = (index: number, count: number, status: Status): string => {
  const back = count - 1 - index;
  const when = back === 0 ? 'Today' : back === 1 ? 'Yesterday' : `${back} days ago`;
  return `${when}: ${kind(status).label}`;
};

export const sevenDays = (days: Status[]): string => {
  const ran = days.filter((status) => status !== 'neverRun');
  const good = ran.filter((status) => status === 'success' || status === 'successfulNoChanges');
  return ran.length === 0 ? 'No backup has run' : `${good.length} of ${ran.length} days succeeded`;
};

const GROUPS: Record<string, { label: string; icon?: string; tone: string }> = {
  failed: { label: 'Failed', icon: 'failed', tone: 'tone-bad' },
  partial: { label: 'Partial', icon: 'partial', tone: 'tone-warn' },
  neverRun: { label: 'Never run', icon: 'never', tone: 'tone-neutral' },
  notMapped: { label: 'Not mapped', tone: 'tone-neutral' },
  trialEnding: { label: 'Trial ends soon', icon: 'warning', tone: 'tone-warn' },
  overAllocated: { label: 'Over-allocated', icon: 'warning', tone: 'tone-warn' },
  outOfSync: { label: 'Out of sync', icon: 'warning', tone: 'tone-warn' },
};

export interface Chip {
  id: string;
  label: string;
  icon?: string;
  tone: string;
  count: number;
}

/** The triage strip: groups that have tenants, or are switched on. */
export function chips(facets: Facets, on: string[]): Chip[] {
  return facets.attention.flatMap(({ value, count }) => {
    const group = GROUPS[value];
    return group && (count > 0 || on.includes(value)) ? [{ id: value, count, ...group }] : [];
  });
}

export interface Tile {
  title: string;
  value: string;
  unit: string;
  note: string;
  bars: number[];
}

const share = ({ part, whole }: Ratio): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);
const left = ({ part, whole }: Ratio): string => `${number(whole - part)} available`;

/** The five tiles. `bars` are percentages of a meter each. */
export function tiles(summary: Summary): Tile[] {
  const { success, seats, spanning, kaseya365, legacyStandard, legacyArchived } = summary;
  const of = (title: string, ratio: Ratio, note: string, bars = [share(ratio)]): Tile => ({
    title,
    value: number(ratio.part),
    unit: `of ${number(ratio.whole)}`,
    note,
    bars,
  });
  const archived = `Standard · archived ${number(legacyArchived.part)} of ${number(legacyArchived.whole)}`;
  const rate = `${number(success.part)} of ${number(success.whole)} tenants`;
  return [
    { title: 'Backup Total Success Rate', value: share(success).toFixed(1), unit: '%', note: rate, bars: [] },
    of('Seat Protection', seats, `${share(seats)} % · ${number(seats.whole - seats.part)} not protected`),
    of('Spanning Licenses', spanning, left(spanning)),
    of('Kaseya 365 Licenses', kaseya365, left(kaseya365)),
    of('Spanning Legacy', legacyStandard, archived, [share(legacyStandard), share(legacyArchived)]),
  ];
}

/** The bars of the success rate over seven days, as a path in 120 by 24. */
export function sparkline(trend: number[]): string {
  const low = Math.min(...trend) - 50;
  const width = 120 / Math.max(1, trend.length) - 1;
  const bar = (value: number, at: number) => {
    const height = ((value - low) / (1000 - low)) * 24;
    return `M${(at * (width + 1)).toFixed(2)} ${(24 - height).toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h-${width.toFixed(2)}z`;
  };
  return trend.map(bar).join('');
}

/** A day of a service's history, as a square in a row of 16 px; one path per tone. */
export function history(days: Status[]): { tone: string; path: string }[] {
  const paths = new Map<string, string>();
  days.forEach((status, at) => {
    const { tone } = kind(status);
    paths.set(tone, `${paths.get(tone) ?? ''}M${at * 12} 0h10v16h-10z`);
  });
  return [...paths].map(([tone, path]) => ({ tone, path }));
}

/** The facts of the drawer. */
export function facts(detail: TenantDetail): [string, string][] {
  const { tenant } = detail;
  const end = tenant.expirationDate;
  return [
    ['Organization', tenant.customerName ?? 'Not mapped'],
    ['Subscription', subscription(tenant.subscription) + (end ? ` · until ${date(end)}` : '')],
    ['Backup region', region(tenant.region)],
    ['Login with IT Complete', tenant.loginWithItComplete ? 'On' : 'Off'],
    ['KaseyaOne company', detail.kaseyaOneCompany ?? 'Not linked'],
    ['Open alerts', tenant.alerts === undefined ? 'None: not mapped' : number(tenant.alerts)],
    ['Synced', tenant.syncedAt ? ago(tenant.syncedAt) : 'First sync runs'],
    ['Added', ago(detail.addedAt)],
    ['Tenant ID', tenant.id],
    ['Directory ID', tenant.msId],
  ];
}

/** Licences and seats of the drawer. */
export function meters(tenant: Tenant): { label: string; ratio: Ratio; percent: number }[] {
  const of = (label: string, part: number, whole: number) => ({ label, ratio: { part, whole }, percent: share({ part, whole }) });
  const protectedUsers = tenant.numberOfProtectedUsers;
  return [
    of('Standard licences', tenant.numberOfProtectedStandardUsers, tenant.numberOfStandardLicensesTotal),
    of('Archived licences', tenant.numberOfProtectedArchivedUsers, tenant.numberOfArchivedLicensesTotal),
    of('Protected seats', protectedUsers, protectedUsers + tenant.numberOfUnprotectedUsers),
  ];
}

/** Used bytes of 30 days, as a line in 358 by 48. */
export function trendLine(values: number[]): string {
  const top = Math.max(1, ...values);
  const step = 358 / Math.max(1, values.length - 1);
  const point = (value: number, at: number) => `${at ? 'L' : 'M'}${(at * step).toFixed(1)} ${(48 - (value / top) * 44).toFixed(1)}`;
  return values.map(point).join('');
}
