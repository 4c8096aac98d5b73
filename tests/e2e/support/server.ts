import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The sites the server answers as; each is `<site>.localhost`, all on one port. */
export type Site =
  | 'console'
  | 'login-microsoft'
  | 'kaseyaone'
  | 'vsa10'
  | 'vsa9'
  | 'uniview'
  | 'uniview1'
  | 'evil';

/** What can be chosen for a spec file: `test.use({ world: { scenario: 'link-faults' } })`. */
export interface World {
  seed?: number;
  tenants?: number;
  /** Where the server's clock starts. */
  now?: string;
  scenario?: string;
  /** The folder of the built app. */
  dist?: string;
  /** A folder for changes; without one they are kept in memory and a restart forgets them. */
  data?: string;
  /** An OpenID provider in the place of the simulated KaseyaOne login. */
  kaseyaoneIssuer?: string;
}

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  bytes: Buffer;
  json: () => any;
}

const ROOT = resolve(__dirname, '../../..');
const DEFAULTS = { seed: 7, tenants: 250, now: '2026-03-10T09:00:00Z' };

/** One mock server, the program itself in a process of its own. */
export class MockServer {
  private child: ChildProcess | undefined;
  private startedAt = 0;
  private advanced = 0;

  private constructor(
    readonly port: number,
    private readonly world: World,
    private readonly log: string,
  ) {}

  static async start(name: string, world: World, port?: number): Promise<MockServer> {
    const folder = resolve(__dirname, '../results');
    mkdirSync(folder, { recursive: true });
    const server = new MockServer(port ?? (await freePort()), world, join(folder, `server-${name}.log`));
    await server.start();
    return server;
  }

  /** An address on one of the sites. */
  url(site: Site, path = '/'): string {
    return `http://${site}.localhost:${this.port}${path}`;
  }

  /** Milliseconds to add to the machine's clock to get the server's. */
  get clockOffset(): number {
    return Date.parse(this.world.now ?? DEFAULTS.now) - this.startedAt + this.advanced;
  }

  /** The server's time now. */
  now(): Date {
    return new Date(Date.now() + this.clockOffset);
  }

  /** Moves the server's clock ahead; pages of contexts made afterwards have the new time too. */
  async advance(seconds: number): Promise<void> {
    const answer = await this.request('console', '/__mock/clock', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Mock-Control': '1' },
      body: JSON.stringify({ advanceSeconds: seconds }),
    });
    if (answer.status !== 200) throw new Error(`the clock did not move: ${answer.status} ${answer.text}`);
    this.advanced += seconds * 1000;
  }

  /** Starts it (again) on the same port. Without a data folder the world is as new. */
  async start(): Promise<void> {
    const world = { ...DEFAULTS, ...this.world };
    const program = process.env.SPANNING_SERVER ?? join(ROOT, 'target/debug/spanning-mock-server');
    const dist = this.world.dist ?? process.env.SPANNING_DIST ?? join(ROOT, 'dist');
    const args = ['--port', this.port, '--seed', world.seed, '--tenants', world.tenants, '--now', world.now];
    args.push('--dist', dist);
    args.push(...(world.data ? ['--data', world.data] : ['--memory']));
    if (world.kaseyaoneIssuer) args.push('--kaseyaone-issuer', world.kaseyaoneIssuer);
    if (world.scenario) args.push('--scenario', world.scenario);

    const output = openSync(this.log, 'a');
    const child = spawn(program, args.map(String), { stdio: ['ignore', output, output] });
    closeSync(output);
    this.child = child;
    this.startedAt = Date.now();
    this.advanced = 0;
    let problem: string | undefined;
    child.once('error', (error) => (problem = error.message));
    child.once('exit', (code, signal) => (problem = `it ended (${signal ?? code})`));
    for (let waited = 0; waited < 20_000; waited += 25) {
      if (problem) throw new Error(`the mock server does not start: ${problem}\n${program}\n${this.tail()}`);
      if (await this.answers()) return;
      await sleep(25);
    }
    throw new Error(`the mock server does not answer on port ${this.port}\n${this.tail()}`);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<void> {
    await this.end('SIGINT');
  }

  /** Stops and starts it. Pages that are open keep their clock: they may be some seconds ahead. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** A request from outside any browser, without cookies. Node cannot resolve `*.localhost`. */
  request(
    site: Site,
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    const headers = { Host: `${site}.localhost:${this.port}`, ...options.headers };
    return new Promise((done, failed) => {
      const call = request(
        { host: '127.0.0.1', port: this.port, path, method: options.method ?? 'GET', headers, agent: false },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', failed);
          response.on('end', () => {
            const bytes = Buffer.concat(parts);
            const text = bytes.toString('utf8');
            const { statusCode: status = 0, headers } = response;
            done({ status, headers, text, bytes, json: () => JSON.parse(text) });
          });
        },
      );
      call.on('error', failed);
      call.end(options.body);
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    const insist = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(insist);
  }

  private async answers(): Promise<boolean> {
    try {
      return (await this.request('console', '/healthz')).status === 200;
    } catch {
      return false;
    }
  }

  private tail(): string {
    return readFileSync(this.log, 'utf8').split('\n').slice(-20).join('\n');
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
