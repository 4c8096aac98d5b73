/** One tenant beside the list: what the row knows at once, the rest when it is here. */
import { get, type Tenant, type TenantDetail } from '../shared/api';
import { ago, facts, history, kind, meters, number, trendLine } from '../shared/words';
import { copy, element, meter, one, svg } from './dom';

export class Drawer {
  private open: HTMLElement | undefined;
  private abort = new AbortController();

  constructor(private readonly place: HTMLElement) {
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  async show(tenant: Tenant): Promise<void> {
    this.close();
    const drawer = copy('drawer');
    this.open = drawer;
    const { icon, tone, label } = kind(tenant.lastBackup.status);
    const badge = one(drawer, '.badge');
    drawer.ariaLabel = tenant.name;
    one(drawer, 'h2').textContent = tenant.name;
    one(drawer, 'bdi').textContent = tenant.domain;
    badge.classList.add(tone);
    one(badge, 'use').setAttribute('href', `#icon-${icon}`);
    one(badge, '.badge-label').textContent = label;
    const { timestamp } = tenant.lastBackup;
    if (timestamp !== undefined) one(drawer, 'time').textContent = ago(timestamp);
    one(drawer, 'header button').addEventListener('click', () => this.close());
    this.place.append(drawer);
    const { signal } = this.abort;
    const detail = await get<TenantDetail>(`/tenants/${tenant.id}`, signal).catch(() => undefined);
    if (detail && !signal.aborted) one(drawer, '.tab-panel').append(overview(detail));
  }

  private close(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.open?.remove();
    this.open = undefined;
  }
}

function overview(detail: TenantDetail): HTMLElement {
  const fact = ([term, what]: [string, string]) => element('div', 'fact', element('dt', '', term), element('dd', '', what));
  const lines = meters(detail.tenant).map(({ label, ratio, percent }) => {
    const said = element('span', 'num', `${number(ratio.part)} of ${number(ratio.whole)}`);
    return element('div', 'm365-line', element('span', '', label), said, meter(percent));
  });
  const services = detail.history.flatMap(({ service, days }) => {
    const paths = history(days).map(({ tone, path }) => svg('path', { class: tone, d: path }));
    return [element('span', 'm365-history-name', service), svg('svg', { viewBox: '0 0 358 16', role: 'img' }, ...paths)];
  });
  const trend = svg('path', { d: trendLine(detail.storageTrend) });
  return element(
    'div',
    'drawer-sections',
    element('dl', 'facts', ...facts(detail).map(fact)),
    section('Licences and seats', ...lines),
    section('Backups, last 30 days', element('div', 'm365-history', ...services)),
    section('Storage', svg('svg', { class: 'sparkline', viewBox: '0 0 358 48', role: 'img' }, trend)),
  );
}

function section(title: string, ...content: Node[]): HTMLElement {
  return element('section', 'section', element('h3', '', title), ...content);
}
