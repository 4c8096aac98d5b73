/** One row: made once from the page's template, then filled again and again. */
import type { Tenant } from '../shared/api';
import { ago, day, kind, number, sevenDays, storage, subscription, time } from '../shared/words';
import { copy, one } from './dom';

export class Row {
  readonly element = copy('row');
  private shown: Tenant | undefined;
  private readonly cells = [...this.element.children];
  private readonly link = one<HTMLAnchorElement>(this.element, '.tenant-link');
  private readonly name = one(this.link, 'bdi');
  private readonly domain = one(this.element, '.tenant-domain bdi');
  private readonly badge = one(this.element, '.badge');
  private readonly use = one(this.badge, 'use');
  private readonly status = one(this.badge, '.badge-label');
  private readonly time = one(this.element, 'time');
  private readonly strip = one(this.element, '.strip7');
  private readonly days = [...this.strip.children] as HTMLElement[];
  private readonly organization = this.inCell(4);
  private readonly seats = this.cells[5]!.children;
  private readonly standard = this.cells[6]!.children;
  private readonly subscription = this.inCell(7);
  private readonly storage = this.inCell(8);
  private readonly select = one<HTMLInputElement>(this.element, 'input');
  private readonly buttons = [...this.element.querySelectorAll('button')];

  /** Puts the row to an index. */
  place(index: number): void {
    this.element.dataset.row = String(index);
    this.element.ariaRowIndex = String(index + 2);
    this.element.tabIndex = index === 0 ? 0 : -1;
  }

  /** Fills it; `undefined`: not here yet. */
  fill(tenant: Tenant | undefined): void {
    if (tenant === this.shown) return;
    this.shown = tenant;
    this.element.classList.toggle('is-waiting', !tenant);
    if (!tenant) {
      this.name.textContent = '';
      this.domain.textContent = '';
      return;
    }
    this.link.href = `?tenant=${tenant.id}`;
    this.link.title = `${tenant.name}, ${tenant.domain}`;
    this.name.textContent = tenant.name;
    this.domain.textContent = tenant.domain;
    this.select.checked = false;
    this.select.ariaLabel = `Select ${tenant.name}`;
    this.buttons[0]!.ariaLabel = `Connect to ${tenant.name}`;
    this.buttons[1]!.ariaLabel = `Actions for ${tenant.name}`;
    this.fillBackups(tenant);
    const mapped = tenant.customerName;
    this.organization.textContent = mapped ?? 'Not mapped';
    this.organization.className = mapped === undefined ? 'quiet' : '';
    this.organization.title = mapped ?? '';
    const seats = tenant.numberOfProtectedUsers + tenant.numberOfUnprotectedUsers;
    part(this.seats, tenant.numberOfProtectedUsers, seats);
    part(this.standard, tenant.numberOfProtectedStandardUsers, tenant.numberOfStandardLicensesTotal);
    this.subscription.textContent = subscription(tenant.subscription);
    this.storage.textContent = storage(tenant);
  }

  private fillBackups(tenant: Tenant): void {
    const { status, timestamp } = tenant.lastBackup;
    const { icon, tone, label } = kind(status);
    this.badge.className = `badge badge-plain ${tone}`;
    this.use.setAttribute('href', `#icon-${icon}`);
    this.status.textContent = label;
    this.time.textContent = timestamp === undefined ? '' : ago(timestamp);
    this.time.title = timestamp === undefined ? '' : time(timestamp);
    const days = tenant.lastSevenDays;
    this.strip.ariaLabel = sevenDays(days);
    this.days.forEach((square, at) => {
      const outcome = days[at];
      square.hidden = !outcome;
      if (!outcome) return;
      square.className = `strip-day ${kind(outcome).strip}`;
      square.dataset.tip = day(at, days.length, outcome);
    });
  }

  private inCell(at: number): HTMLElement {
    return this.cells[at]!.firstElementChild as HTMLElement;
  }
}

function part(spans: HTMLCollection, some: number, whole: number): void {
  spans[0]!.textContent = number(some);
  spans[1]!.textContent = ` / ${number(whole)}`;
}
