import type { MockServer } from './server';

/** An entry of the audit trail, as far as cases look at it. */
export interface Entry {
  action: string;
  result: string;
  actor: string;
  actorEmail?: string;
  correlationId: string;
  facts?: { key: string; value: string }[];
}

/** Entries about who came and went: the cases come and go as they need. */
const COMINGS = ['signed_in', 'sign_in_failed', 'signed_out'];
const TENANT = '/api/v1/tenants/tn_aldergrove';

/**
 * Reads what is so on the server, from outside every browser, as an administrator of the tenant
 * who takes no part in any case.
 */
export class Witness {
  private constructor(
    private readonly server: MockServer,
    private readonly who: string,
    private readonly since: number,
  ) {}

  static async of(server: MockServer, who: string): Promise<Witness> {
    const state = await server.request('console', '/__mock/state', { headers: { 'X-Mock-Control': '1' } });
    return new Witness(server, who, state.json().now);
  }

  /** Settings > Integrations. */
  integrations(): Promise<any> {
    return this.get(`${TENANT}/integrations`);
  }

  /** What happened since the case began, oldest first, without comings and goings. */
  async trail(): Promise<Entry[]> {
    const page = await this.get(`/api/v1/activity?limit=200&from=${this.since}`);
    const entries: Entry[] = page.items.reverse();
    return entries.filter((entry) => !COMINGS.includes(entry.action));
  }

  private async get(path: string): Promise<any> {
    const own = { 'Content-Type': 'application/json', 'X-Spanning-Client': 'e2e' };
    const body = JSON.stringify({ email: this.who, password: 'simulation' });
    const signedIn = await this.server.request('console', '/api/v1/session', { method: 'POST', headers: own, body });
    if (signedIn.status !== 200) throw new Error(`the witness cannot sign in: ${signedIn.text}`);
    const cookies = [signedIn.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
    const answer = await this.server.request('console', path, { headers: { ...own, Cookie: cookies.join('; ') } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json();
  }
}
