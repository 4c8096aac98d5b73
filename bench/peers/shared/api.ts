/** The back end, as far as the page needs it. */

export type Status = 'success' | 'successfulNoChanges' | 'partial' | 'failed' | 'neverRun';

export interface Tenant {
  id: string;
  msId: string;
  name: string;
  domain: string;
  customerName?: string;
  region: string;
  subscription: string;
  expirationDate?: number;
  numberOfUsers: number;
  numberOfProtectedUsers: number;
  numberOfUnprotectedUsers: number;
  numberOfStandardLicensesTotal: number;
  numberOfProtectedStandardUsers: number;
  numberOfArchivedLicensesTotal: number;
  numberOfProtectedArchivedUsers: number;
  storageInformation?: { protectedBytes: number; usedBytes: number };
  lastBackup: { status: Status; timestamp?: number };
  lastSevenDays: Status[];
  loginWithItComplete: boolean;
  alerts?: number;
  syncedAt?: number;
}

export interface TenantDetail {
  tenant: Tenant;
  kaseyaOneCompany?: string;
  history: { service: string; days: Status[] }[];
  storageTrend: number[];
  lastDay: number;
  addedAt: number;
}

export interface Ratio {
  part: number;
  whole: number;
}

export interface Summary {
  tenants: number;
  success: Ratio;
  successTrend: number[];
  seats: Ratio;
  spanning: Ratio;
  kaseya365: Ratio;
  legacyStandard: Ratio;
  legacyArchived: Ratio;
}

export interface Facets {
  attention: { value: string; count: number }[];
}

export interface Page {
  items: Tenant[];
  total: number;
}

/** What narrows and orders the list. */
export interface Query {
  q: string;
  attention: string[];
  /** As the server takes it: `name`, `-seats`; empty is by name. */
  sort: string;
}

/** A query as parameters, defaults left out as the console does. */
export function parameters(query: Query, window: { offset?: number; limit?: number } = {}): string {
  const pairs = new URLSearchParams();
  if (query.q) pairs.set('q', query.q);
  if (query.attention.length > 0) pairs.set('attention', query.attention.join(','));
  if (query.sort) pairs.set('sort', query.sort);
  if (window.offset) pairs.set('offset', String(window.offset));
  if (window.limit && window.limit !== 50) pairs.set('limit', String(window.limit));
  return pairs.size > 0 ? `?${pairs}` : '';
}

/** A GET of the API; an answer that is no success is thrown. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const headers = { accept: 'application/json', 'x-spanning-client': 'bench', 'x-spanning-session': 'portal' };
  const answer = await fetch(`/api/v1${path}`, { headers, signal });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json() as Promise<T>;
}
