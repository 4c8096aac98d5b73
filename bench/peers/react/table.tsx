import { flexRender, type Row as TableRow, type SortingState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { Tenant } from '../shared/api';
import { ariaSort, columns, nextSort, OVERSCAN, ROW, template } from '../shared/columns';
import type { TenantList } from '../shared/list';
import { definitions, features } from './cells';
import { Icon } from './icon';
import { useList } from './use_list';

type Line = TableRow<typeof features, Tenant>;

interface Props {
  list: TenantList;
  sort: string;
  onSort: (sort: string) => void;
  open: (tenant: Tenant) => void;
}

const STYLE = { '--row-height': `${ROW}px`, '--columns': template, '--least': '868px' } as CSSProperties;
const byId = (tenant: Tenant) => tenant.id;

/** The windowed table: TanStack Virtual says which rows, TanStack Table what is in them. */
export function Table({ list, sort, onSort, open }: Props) {
  const version = useList(list);
  const scroller = useRef<HTMLDivElement>(null);
  const total = list.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const start = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? -1) + 1;

  useEffect(() => {
    if (end > start) list.lookAt(start, end);
  }, [list, start, end, version]);

  // Another list begins at its top.
  useEffect(
    () => list.subscribe((replaced) => (replaced ? scroller.current?.scrollTo({ top: 0 }) : undefined)),
    [list],
  );

  const data = useMemo(() => {
    const known: Tenant[] = [];
    for (let index = start; index < end; index += 1) {
      const tenant = list.row(index);
      if (tenant) known.push(tenant);
    }
    return known;
  }, [list, version, start, end]);
  const sorting = useMemo<SortingState>(
    () => [{ id: (sort || 'name').replace('-', ''), desc: sort.startsWith('-') }],
    [sort],
  );
  const table = useTable({ features, columns: definitions, data, getRowId: byId, manualSorting: true, state: { sorting } });
  const lines = new Map(table.getRowModel().rows.map((line) => [line.id, line]));

  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const index = target.closest('tr')?.dataset.row;
    const tenant = index === undefined ? undefined : list.row(Number(index));
    if (!tenant || target.closest('button, input')) return;
    event.preventDefault();
    open(tenant);
  };

  return (
    <div
      className={list.isLoading ? 'vtable vtable-opens vtable-busy' : 'vtable vtable-opens'}
      style={{ '--rows': `${Math.min(1000, total * ROW)}px` } as CSSProperties}
      ref={scroller}
    >
      <table className="vtable-table" role="grid" aria-label="Tenants" aria-rowcount={total + 1} style={STYLE}>
        <Head sort={sort} onSort={onSort} />
        <tbody role="rowgroup" onClick={click}>
          <tr className="vtable-space" aria-hidden="true" style={{ height: items[0]?.start ?? 0 }} />
          {items.map(({ index }) => {
            const tenant = list.row(index);
            const line = tenant && lines.get(tenant.id);
            return line ? <Row key={index} index={index} line={line} /> : <Waiting key={index} index={index} />;
          })}
          <tr
            className="vtable-space"
            aria-hidden="true"
            style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }}
          />
        </tbody>
      </table>
    </div>
  );
}

const Head = memo(function Head({ sort, onSort }: { sort: string; onSort: (sort: string) => void }) {
  return (
    <thead className="vtable-head" role="rowgroup">
      <tr data-room="wide" role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const direction = ariaSort(sort, column.sort);
          return (
            <th key={column.id} className={column.className} role="columnheader" scope="col" aria-sort={direction}>
              {column.sort ? (
                <button className="vtable-sort" type="button" onClick={() => onSort(nextSort(sort, column.sort ?? ''))}>
                  <span>{column.caption}</span>
                  {direction && <Icon name={direction === 'ascending' ? 'sort-up' : 'sort-down'} />}
                </button>
              ) : (
                <span className="vtable-caption">{column.caption}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
});

interface RowProps {
  index: number;
  line: Line;
}

/** A row is drawn again only when its tenant is another one. */
const Row = memo(
  function Row({ index, line }: RowProps) {
    return (
      <tr data-room="wide" className="vtable-row" role="row" data-row={index} aria-rowindex={index + 2} tabIndex={index === 0 ? 0 : -1}>
        {line.getAllCells().map((cell, at) => {
          const content = flexRender(cell.column.columnDef.cell, cell.getContext());
          const className = columns[at]?.className;
          return cell.column.id === 'name' ? (
            <th key={cell.id} className={className} role="rowheader" scope="row">
              {content}
            </th>
          ) : (
            <td key={cell.id} className={className} role="gridcell">
              {content}
            </td>
          );
        })}
      </tr>
    );
  },
  (a, b) => a.index === b.index && a.line.original === b.line.original,
);

/** A row that is not here yet. */
function Waiting({ index }: { index: number }) {
  return (
    <tr data-room="wide" className="vtable-row" role="row" data-row={index} aria-rowindex={index + 2}>
      {columns.map((column) => (
        <td key={column.id} className={column.className} role="gridcell">
          <span className="skeleton-line" />
        </td>
      ))}
    </tr>
  );
}
