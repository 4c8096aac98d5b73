/** The demo director, as somebody who shows the console uses it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Director {
  readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Demo director' });
  }

  async open(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Demo', exact: true });
    await expect(button.or(this.panel)).toBeVisible();
    if (await button.isVisible()) await button.click();
    await expect(this.panel).toBeVisible();
  }

  /** Signs somebody in; the page loads anew. */
  async signIn(email: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel('Sign in as').selectOption(email);
    await this.loadsAnew(() => this.panel.getByRole('button', { name: 'Sign in' }).click());
  }

  /** Begins a scenario; the page loads anew. */
  async begin(scenario: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel('Scenario').selectOption(scenario);
    await this.loadsAnew(() => this.panel.getByRole('button', { name: 'Start this situation' }).click());
  }

  /** Moves the clock; the page loads anew. */
  async advance(label: RegExp): Promise<void> {
    await this.open();
    await this.loadsAnew(() => this.panel.getByRole('button', { name: label }).click());
  }

  async planFault(call: string, fault: string, often: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel('Call').selectOption(call);
    await this.panel.getByLabel('What goes wrong').selectOption({ label: fault });
    await this.panel.getByLabel('How often').selectOption({ label: often });
    await this.panel.getByRole('button', { name: 'Plan this fault' }).click();
    await expect(this.panel.getByText(`${call === '' ? 'Every call' : call}: ${fault}`)).toBeVisible();
  }

  /** The link to what is there now. */
  async link(): Promise<string> {
    await this.open();
    await this.panel.getByRole('button', { name: 'Copy link' }).click();
    await expect(this.panel.getByText('The link was copied.')).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  private async loadsAnew(act: () => Promise<void>): Promise<void> {
    await this.page.evaluate(() => ((window as any).before = true));
    await act();
    await this.page.waitForFunction(() => !(window as any).before, undefined, { timeout: 60_000 });
    await expect(this.page.locator('#boot')).toHaveCount(0);
  }
}
