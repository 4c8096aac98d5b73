/** The dashboard without any library: the limit of what a browser can do with this page. */
import { type Facets, get, parameters, type Query, type Summary } from '../shared/api';
import { TenantList } from '../shared/list';
import { chips, number, pause, sparkline, tiles } from '../shared/words';
import { element, icon, meter, one, svg } from './dom';
import { Drawer } from './drawer';
import { Table } from './table';

const list = new TenantList();
let query: Query = { q: '', attention: [], sort: '' };
let narrowed: string | undefined;
let counting = new AbortController();

const drawer = new Drawer(one(document, 'main'));
const table = new Table(list, (tenant) => void drawer.show(tenant));
const mark = table.heads(
  () => query.sort,
  (sort) => change({ sort }),
);
const said = one(document, '.toolbar [role=status]');
list.subscribe(() => (said.textContent = `${number(list.total ?? 0)} tenants`));

function change(part: Partial<Query>): void {
  query = { ...query, ...part };
  list.ask(query);
  mark();
  void count();
}

/** The counts follow what narrows the list, not its order. */
async function count(): Promise<void> {
  const now = parameters({ ...query, sort: '' });
  if (now === narrowed) return;
  narrowed = now;
  counting.abort();
  counting = new AbortController();
  const { signal } = counting;
  const facets = await get<Facets>(`/tenants/facets${now}`, signal).catch(() => undefined);
  if (facets && !signal.aborted) triage(facets);
}

function triage(facets: Facets): void {
  const made = chips(facets, query.attention).map((chip) => {
    const on = query.attention.includes(chip.id);
    const button = element('button', `chip ${chip.tone}`);
    if (chip.icon) button.append(icon(chip.icon));
    button.append(element('span', 'chip-label', chip.label), element('span', 'chip-count', number(chip.count)));
    button.ariaPressed = String(on);
    button.addEventListener('click', () => {
      change({ attention: on ? query.attention.filter((one) => one !== chip.id) : [...query.attention, chip.id] });
    });
    return button;
  });
  one(document, '.chips').replaceChildren(element('span', 'm365-triage-label', 'Needs attention'), ...made);
}

async function overview(): Promise<void> {
  const summary = await get<Summary>('/tenants/summary');
  const places = [...document.querySelectorAll('.tile')];
  tiles(summary).forEach((tile, at) => {
    const place = places[at]!;
    one(place, '.tile-title').textContent = tile.title;
    one(place, '.tile-number').textContent = tile.value;
    one(place, '.tile-unit').textContent = tile.unit;
    one(place, '.tile-note').textContent = tile.note;
    const bars = svg('path', { d: sparkline(summary.successTrend) });
    const trend = { class: 'sparkline tone-good', viewBox: '0 0 120 24', preserveAspectRatio: 'none' };
    one(place, '.tile-extra').append(...(tile.bars.length > 0 ? tile.bars.map(meter) : [svg('svg', trend, bars)]));
  });
}

let typing: ReturnType<typeof setTimeout>;
one<HTMLInputElement>(document, '.search input').addEventListener('input', (event) => {
  clearTimeout(typing);
  const { value } = event.target as HTMLInputElement;
  typing = setTimeout(() => change({ q: value.trim() }), pause);
});

change({});
void overview();
