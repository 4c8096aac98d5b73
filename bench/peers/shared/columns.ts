/** The columns of the table: the ones that the console shows at this width. */

export interface Column {
  id: string;
  caption: string;
  width: string;
  /** The server's name of the order; none: the column cannot be sorted. */
  sort?: string;
  className: string;
}

export const ROW = 40;
export const OVERSCAN = 8;

export const columns: Column[] = [
  { id: 'select', caption: 'Select', width: '40px', className: 'cell cell-stick cell-quiet' },
  { id: 'name', caption: 'Tenant', width: 'minmax(0, 5fr)', sort: 'name', className: 'cell cell-stick cell-stick-second' },
  { id: 'lastBackup', caption: 'Last backup', width: '184px', sort: 'lastBackup', className: 'cell cell-beside' },
  { id: 'sevenDays', caption: '7 days', width: '100px', className: 'cell' },
  { id: 'organization', caption: 'Organization', width: 'minmax(0, 3fr)', sort: 'organization', className: 'cell' },
  { id: 'seats', caption: 'Seats', width: '104px', sort: 'seats', className: 'cell cell-end num' },
  { id: 'standard', caption: 'Standard', width: '104px', sort: 'standard', className: 'cell cell-end num' },
  { id: 'subscription', caption: 'Subscription', width: '152px', sort: 'subscription', className: 'cell' },
  { id: 'storage', caption: 'Storage', width: '96px', sort: 'storage', className: 'cell cell-end num' },
  { id: 'actions', caption: 'Connect', width: '80px', className: 'cell cell-quiet' },
];

export const template = columns.map((column) => column.width).join(' ');

/** The order after a click on a heading. */
export function nextSort(now: string, column: string): string {
  const next = (now || 'name') === column ? `-${column}` : column;
  return next === 'name' ? '' : next;
}

/** `aria-sort` of a heading. */
export function ariaSort(now: string, column: string | undefined): 'ascending' | 'descending' | undefined {
  const sort = now || 'name';
  return column === undefined ? undefined : sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
}
