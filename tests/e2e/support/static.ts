import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const KINDS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** The plainest host there is: files below a path, 404 for everything else, no headers of its own. */
export class StaticHost {
  private constructor(
    private readonly server: Server,
    readonly base: string,
    /** Paths that were asked for and are no files. */
    readonly missed: string[],
  ) {}

  static async serve(folder: string, path: string): Promise<StaticHost> {
    const missed: string[] = [];
    const server = createServer(async (request, response) => {
      const asked = new URL(request.url ?? '/', 'http://host').pathname;
      const name = asked.startsWith(path) ? asked.slice(path.length) || 'index.html' : undefined;
      try {
        if (name === undefined) throw new Error('outside');
        const body = await readFile(join(folder, normalize(`/${name}`)));
        response.writeHead(200, { 'Content-Type': KINDS[extname(name)] ?? 'application/octet-stream' }).end(body);
      } catch {
        missed.push(asked);
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return new StaticHost(server, `http://127.0.0.1:${port}${path}`, missed);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }
}
