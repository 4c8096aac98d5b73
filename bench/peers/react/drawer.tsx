import { useEffect, useState } from 'react';
import { get, type Tenant, type TenantDetail } from '../shared/api';
import { ago, facts, history, kind, meters, number, trendLine } from '../shared/words';
import { Icon } from './icon';
import { Meter } from './tiles';

const TABS = ['Overview', 'Users', 'Alerts', 'Activity', 'Syncs'];

/** One tenant beside the list: what the row knows at once, the rest when it is here. */
export function Drawer({ tenant, close }: { tenant: Tenant; close: () => void }) {
  const [detail, setDetail] = useState<TenantDetail>();

  useEffect(() => {
    const abort = new AbortController();
    get<TenantDetail>(`/tenants/${tenant.id}`, abort.signal).then(setDetail, () => {});
    return () => abort.abort();
  }, [tenant.id]);

  useEffect(() => {
    const escape = (event: KeyboardEvent) => (event.key === 'Escape' ? close() : undefined);
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [close]);

  const { icon, tone, label } = kind(tenant.lastBackup.status);
  return (
    <dialog className="drawer" aria-label={tenant.name} open>
      <header className="drawer-header">
        <h2 className="drawer-title">{tenant.name}</h2>
        <button className="btn btn-icon" type="button" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
        <div className="drawer-subtitle">
          <div className="row">
            <bdi className="truncate">{tenant.domain}</bdi>
            <span className={`badge ${tone}`}>
              <Icon name={icon} />
              <span className="badge-label">{label}</span>
            </span>
            {tenant.lastBackup.timestamp !== undefined && <time className="time">{ago(tenant.lastBackup.timestamp)}</time>}
          </div>
        </div>
      </header>
      <div className="drawer-body">
        <div className="tabs" role="tablist">
          {TABS.map((tab, at) => (
            <button key={tab} className="tab" type="button" role="tab" aria-selected={at === 0}>
              {tab}
            </button>
          ))}
        </div>
        <div className="tab-panel" role="tabpanel">
          {detail?.tenant.id === tenant.id && <Overview detail={detail} />}
        </div>
      </div>
    </dialog>
  );
}

function Overview({ detail }: { detail: TenantDetail }) {
  return (
    <div className="drawer-sections">
      <dl className="facts">
        {facts(detail).map(([term, what]) => (
          <div className="fact" key={term}>
            <dt>{term}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <section className="section">
        <h3>Licences and seats</h3>
        {meters(detail.tenant).map(({ label, ratio, percent }) => (
          <div className="m365-line" key={label}>
            <span>{label}</span>
            <span className="num">
              {number(ratio.part)} of {number(ratio.whole)}
            </span>
            <Meter percent={percent} />
          </div>
        ))}
      </section>
      <section className="section">
        <h3>Backups, last 30 days</h3>
        <div className="m365-history">
          {detail.history.map(({ service, days }) => [
            <span className="m365-history-name" key={service}>
              {service}
            </span>,
            <svg viewBox="0 0 358 16" role="img" key={`${service}-days`}>
              {history(days).map(({ tone, path }) => (
                <path key={tone} className={tone} d={path} />
              ))}
            </svg>,
          ])}
        </div>
      </section>
      <section className="section">
        <h3>Storage</h3>
        <svg className="sparkline" viewBox="0 0 358 48" role="img">
          <path d={trendLine(detail.storageTrend)} />
        </svg>
      </section>
    </div>
  );
}
