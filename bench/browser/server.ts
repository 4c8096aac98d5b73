/** One mock server per subject, all with the same seed and clock, and what its API says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Page, parameters, type Query } from '../peers/shared/api';

/** Where the server's clock starts, as in the end-to-end tests. */
const NOW = '2026-03-10T09:00:00Z';
const PERSON = { email: 'grace.whitfield@brightwater.example', password: 'simulation' };

interface Answer {
  status: number;
  cookies: string[];
  text: string;
}

export class Server {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly startedAt: number,
    /** The session's cookie, `name=value`. */
    public cookie = '',
  ) {}

  static async start(program: string, dist: string, tenants: number, { ownClock = false } = {}): Promise<Server> {
    const port = await freePort();
    const now = ownClock ? [] : ['--now', NOW];
    const args = ['--port', port, '--seed', 7, '--tenants', tenants, ...now, '--memory', '--dist', dist];
    const child = spawn(program, args.map(String), { stdio: 'ignore' });
    const server = new Server(port, child, Date.now());
    for (let waited = 0; child.exitCode === null && waited < 60_000; waited += 50) {
      if ((await server.send('GET', '/healthz').catch(() => undefined))?.status === 200) {
        await server.signIn();
        return server;
      }
      await sleep(50);
    }
    child.kill('SIGKILL');
    throw new Error(`the mock server does not answer on port ${port}`);
  }

  get origin(): string {
    return `http://console.localhost:${this.port}`;
  }

  /** Milliseconds from the machine's clock to the server's. */
  get clockOffset(): number {
    return Date.parse(NOW) - this.startedAt;
  }

  /** A window of the list: what the page has to show. */
  async list(query: Query, window: { offset?: number; limit?: number } = {}): Promise<Page> {
    const answer = await this.send('GET', `/api/v1/tenants${parameters(query, window)}`);
    if (answer.status !== 200) throw new Error(`the list answers ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text) as Page;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  private async signIn(): Promise<void> {
    const answer = await this.send('POST', '/api/v1/session', JSON.stringify(PERSON));
    if (answer.status !== 200) throw new Error(`the sign-in was refused: ${answer.text}`);
    this.cookie = answer.cookies[0]?.split(';')[0] ?? '';
  }

  /** Node cannot resolve `*.localhost`; the header says which site is meant. */
  private send(method: string, path: string, body?: string): Promise<Answer> {
    const headers = {
      Host: `console.localhost:${this.port}`,
      'X-Spanning-Client': 'bench',
      'Content-Type': 'application/json',
      Cookie: this.cookie,
    };
    return new Promise((done, failed) => {
      const call = request({ host: '127.0.0.1', port: this.port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          done({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] ?? [], text });
        });
      });
      call.on('error', failed);
      call.end(body);
    });
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}
