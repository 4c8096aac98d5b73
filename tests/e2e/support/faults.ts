/** Answers that go wrong on the way: changed, cut, late. The page sees them from the console's own origin. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request, Route } from '@playwright/test';
import type { Answer, MockServer } from './server';

/** The list of tenants and nothing else. */
export const TENANTS = /\/api\/v1\/tenants(\?|$)/;
/** Everything that is asked of the back end. */
export const API = /\/api\/v1\//;
/** The dashboard. */
export const LIST = '/uniview2/dashboard/spanning/microsoft365';

/** What the server really says to a request of a page. */
export async function answerTo(server: MockServer, request: Request): Promise<Answer> {
  const { pathname, search } = new URL(request.url());
  const headers: Record<string, string> = await request.allHeaders();
  for (const name of Object.keys(headers)) {
    if (name.startsWith(':') || name === 'accept-encoding' || name === 'host') delete headers[name];
  }
  const body = request.postData() ?? undefined;
  return server.request('console', pathname + search, { method: request.method(), headers, body });
}

/** Gives an answer of the server as it is, or with another body. */
export async function give(route: Route, answer: Answer, body: Buffer | string = answer.bytes): Promise<void> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !/^(content-length|transfer-encoding|connection)$/.test(name)) {
      headers[name] = [value].flat().join(', ');
    }
  }
  await route.fulfill({ status: answer.status, headers, body });
}

/** Has the server's answers to some requests changed on their way. */
export async function spoil(
  page: Page,
  server: MockServer,
  which: RegExp | string,
  change: (body: any) => unknown,
): Promise<void> {
  await page.route(which, async (route) => {
    const answer = await answerTo(server, route.request());
    if (answer.status !== 200) return give(route, answer);
    const changed = change(answer.json());
    await give(route, answer, typeof changed === 'string' ? changed : JSON.stringify(changed));
  });
}

/** A server that sends bytes as a test says; pages are led to it without noticing. */
export class Faulty {
  private constructor(private readonly server: Server) {}

  static async start(answer: (response: ServerResponse) => void): Promise<Faulty> {
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    return new Faulty(server);
  }

  /** Leads requests here. */
  async lead(page: Page, which: RegExp | string): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    await page.route(which, (route) => route.continue({ url: `http://127.0.0.1:${port}/` }));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** Takes the chance out of the pauses between tries: they are as short as they can be. */
export const hasty = (page: Page) => page.addInitScript(() => (Math.random = () => 0));
