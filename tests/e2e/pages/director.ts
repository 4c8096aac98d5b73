/** The demo director, as somebody who shows the console uses it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Director {
  readonly panel: Locator;

  /** Whoever does not read English gives the messages of their language, by their English text. */
  constructor(
    private readonly page: Page,
    private readonly words: Record<string, string> = {},
  ) {
    this.panel = page.getByRole('complementary', { name: this.say('Demo director') });
  }

  private say(english: string): string {
    return this.words[english] ?? english;
  }

  async open(): Promise<void> {
    const button = this.page.getByRole('button', { name: this.say('Demo'), exact: true });
    await expect(button.or(this.panel)).toBeVisible();
    if (await button.isVisible()) await button.click();
    await expect(this.panel).toBeVisible();
  }

  /** Signs somebody in; the page loads anew. */
  async signIn(email: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel(this.say('Sign in as')).selectOption(email);
    await this.loadsAnew(() => this.panel.getByRole('button', { name: this.say('Sign in') }).click());
  }

  /** Begins a scenario; the page loads anew. */
  async begin(scenario: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel(this.say('Scenario')).selectOption(scenario);
    await this.loadsAnew(() => this.panel.getByRole('button', { name: this.say('Start this situation') }).click());
  }

  /** Moves the clock; the page loads anew. */
  async advance(label: RegExp): Promise<void> {
    await this.open();
    await this.loadsAnew(() => this.panel.getByRole('button', { name: label }).click());
  }

  async planFault(call: string, fault: string, often: string): Promise<void> {
    await this.open();
    await this.panel.getByLabel(this.say('Call')).selectOption(call);
    await this.panel.getByLabel(this.say('What goes wrong')).selectOption({ label: fault });
    await this.panel.getByLabel(this.say('How often')).selectOption({ label: often });
    await this.panel.getByRole('button', { name: this.say('Plan this fault') }).click();
    await expect(this.panel.getByText(`${call === '' ? this.say('Every call') : call}: ${fault}`)).toBeVisible();
  }

  /** The link to what is there now. */
  async link(): Promise<string> {
    await this.open();
    await this.panel.getByRole('button', { name: this.say('Copy link to this situation') }).click();
    await expect(this.panel.getByText(this.say('The link was copied.'))).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  private async loadsAnew(act: () => Promise<void>): Promise<void> {
    await this.page.evaluate(() => ((window as any).before = true));
    await act();
    await this.page.waitForFunction(() => !(window as any).before, undefined, { timeout: 60_000 });
    await expect(this.page.locator('#boot')).toHaveCount(0);
  }
}
