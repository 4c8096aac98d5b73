import { useCallback, useEffect, useRef, useState } from 'react';
import { type Facets, get, parameters, type Query, type Summary, type Tenant } from '../shared/api';
import { TenantList } from '../shared/list';
import { number, pause } from '../shared/words';
import { Drawer } from './drawer';
import { Icon } from './icon';
import { Table } from './table';
import { Tiles } from './tiles';
import { Triage } from './triage';
import { useList } from './use_list';

const list = new TenantList();

/** The page. */
export function App() {
  const [query, setQuery] = useState<Query>({ q: '', attention: [], sort: '' });
  const [summary, setSummary] = useState<Summary>();
  const [facets, setFacets] = useState<Facets>();
  const [opened, setOpened] = useState<Tenant>();

  useEffect(() => list.ask(query), [query]);

  useEffect(() => {
    const abort = new AbortController();
    get<Summary>('/tenants/summary', abort.signal).then(setSummary, () => {});
    return () => abort.abort();
  }, []);

  // The counts follow what narrows the list, not its order.
  const narrowed = parameters({ ...query, sort: '' });
  useEffect(() => {
    const abort = new AbortController();
    get<Facets>(`/tenants/facets${narrowed}`, abort.signal).then(setFacets, () => {});
    return () => abort.abort();
  }, [narrowed]);

  const search = useCallback((q: string) => setQuery((now) => ({ ...now, q })), []);
  const sort = useCallback((by: string) => setQuery((now) => ({ ...now, sort: by })), []);
  const toggle = useCallback(
    (group: string) =>
      setQuery((now) => {
        const on = now.attention.includes(group);
        return { ...now, attention: on ? now.attention.filter((one) => one !== group) : [...now.attention, group] };
      }),
    [],
  );
  const close = useCallback(() => setOpened(undefined), []);

  return (
    <div className="shell">
      <header className="topbar">
        <span className="topbar-product">
          <Icon name="cloud" />
          <span>Spanning</span>
        </span>
      </header>
      <nav className="sidenav" />
      <main className="main">
        <div className="page page-fill m365">
          <header className="page-header">
            <div className="page-heading">
              <h1>Microsoft 365</h1>
            </div>
          </header>
          <Tiles summary={summary} />
          <Triage facets={facets} on={query.attention} toggle={toggle} />
          <div className="toolbar">
            <div className="toolbar-grow">
              <Search search={search} />
            </div>
            <Total />
          </div>
          <Table list={list} sort={query.sort} onSort={sort} open={setOpened} />
        </div>
        {opened && <Drawer tenant={opened} close={close} />}
      </main>
    </div>
  );
}

function Search({ search }: { search: (q: string) => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text.trim()), pause);
  };
  return (
    <span className="search" role="search">
      <Icon name="search" />
      <input
        className="input"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label="Filter tenants"
        placeholder="Filter tenants"
        onChange={(event) => typed(event.target.value)}
      />
    </span>
  );
}

function Total() {
  useList(list);
  return (
    <span className="push muted num nowrap" role="status">
      {list.total === undefined ? '' : `${number(list.total)} tenants`}
    </span>
  );
}
