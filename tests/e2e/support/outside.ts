/** Starts the OpenID provider of `outside-provider.mjs` and walks through its pages. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export class OutsideProvider {
  private child?: ChildProcess;

  constructor(private readonly port: number) {}

  /** As `--kaseyaone-issuer` takes it. */
  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it; a console at this origin is registered there. */
  async start(console: string): Promise<void> {
    const redirects = ['/link/kaseyaone/callback', '/login/kaseyaone/callback'].map((path) => console + path);
    const program = join(__dirname, 'outside-provider.mjs');
    const child = spawn(process.execPath, [program, String(this.port), ...redirects], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    await new Promise<void>((ready, failed) => {
      let said = '';
      const hear = (part: Buffer) => {
        said += part.toString();
        if (said.includes('ready')) ready();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => failed(new Error(`the provider ended (${code}): ${said}`)));
    });
  }

  /** Ends it. */
  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  /** Logs in and agrees. */
  async logIn(page: Page, login: string): Promise<void> {
    await expect(page).toHaveURL(new RegExp(`^${this.issuer}/interaction/`));
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('simulation');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }
}
