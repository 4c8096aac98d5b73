/** The windowed table. Rows that leave at one end come back at the other. */
import type { Tenant } from '../shared/api';
import { ariaSort, nextSort, OVERSCAN, ROW, template } from '../shared/columns';
import type { TenantList } from '../shared/list';
import { icon, one } from './dom';
import { Row } from './row';

export class Table {
  private readonly scroller = one(document, '.vtable');
  private readonly table = one(this.scroller, 'table');
  private readonly body = one(this.table, 'tbody');
  private readonly before = this.body.firstElementChild as HTMLElement;
  private readonly after = this.body.lastElementChild as HTMLElement;
  private readonly head = one(this.table, 'thead');
  private rows = new Map<number, Row>();
  private height = 0;

  constructor(
    private readonly list: TenantList,
    open: (tenant: Tenant) => void,
  ) {
    this.table.style.setProperty('--row-height', `${ROW}px`);
    this.table.style.setProperty('--columns', template);
    this.table.style.setProperty('--least', '868px');
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => {
      this.height = this.scroller.clientHeight - this.head.offsetHeight;
      this.draw();
    }).observe(this.scroller);
    list.subscribe((replaced) => {
      if (replaced) this.scroller.scrollTop = 0;
      this.draw();
    });
    this.body.addEventListener('click', (event) => {
      const target = event.target as Element;
      const index = target.closest('tr')?.dataset.row;
      const tenant = index === undefined ? undefined : list.row(Number(index));
      if (!tenant || target.closest('button, input')) return;
      event.preventDefault();
      open(tenant);
    });
  }

  /** Marks the headings, and tells of a click on one. */
  heads(now: () => string, sort: (by: string) => void): () => void {
    const buttons = [...this.head.querySelectorAll<HTMLButtonElement>('[data-sort]')];
    for (const button of buttons) button.addEventListener('click', () => sort(nextSort(now(), button.dataset.sort!)));
    return () => {
      for (const button of buttons) {
        const direction = ariaSort(now(), button.dataset.sort);
        button.parentElement!.ariaSort = direction ?? null;
        button.querySelector('svg')?.remove();
        if (direction) button.append(icon(direction === 'ascending' ? 'sort-up' : 'sort-down'));
      }
    };
  }

  private draw(): void {
    const total = this.list.total;
    if (total === undefined) return;
    this.table.ariaRowCount = String(total + 1);
    this.scroller.style.setProperty('--rows', `${Math.min(1000, total * ROW)}px`);
    const top = this.scroller.scrollTop;
    const start = Math.max(0, Math.min(total, Math.floor(top / ROW)) - OVERSCAN);
    const end = Math.min(total, Math.ceil((top + this.height) / ROW) + OVERSCAN);
    this.list.lookAt(start, Math.max(start + 1, end));
    const next = new Map<number, Row>();
    const spare: Row[] = [];
    for (const [index, row] of this.rows) {
      if (index >= start && index < end) next.set(index, row);
      else spare.push(row);
    }
    let place = this.before.nextElementSibling;
    for (let index = start; index < end; index += 1) {
      const row = next.get(index) ?? spare.pop() ?? new Row();
      if (next.get(index) !== row) {
        row.place(index);
        next.set(index, row);
      }
      row.fill(this.list.row(index));
      if (row.element === place) place = place.nextElementSibling;
      else this.body.insertBefore(row.element, place);
    }
    for (const row of spare) row.element.remove();
    this.rows = next;
    this.before.style.height = `${start * ROW}px`;
    this.after.style.height = `${(total - end) * ROW}px`;
  }
}
