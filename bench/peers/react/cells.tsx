/** What stands in the cells; one definition per column for TanStack Table. */
import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { Tenant } from '../shared/api';
import { ago, day, kind, number, sevenDays, storage, subscription, time } from '../shared/words';
import { Icon } from './icon';

export const features = tableFeatures({ rowSortingFeature });

const helper = createColumnHelper<typeof features, Tenant>();

export const definitions = helper.columns([
  helper.display({ id: 'select', cell: ({ row }) => <Select tenant={row.original} /> }),
  helper.accessor('name', { cell: ({ row }) => <Name tenant={row.original} /> }),
  helper.accessor((tenant) => tenant.lastBackup.timestamp, {
    id: 'lastBackup',
    cell: ({ row }) => <LastBackup tenant={row.original} />,
  }),
  helper.display({ id: 'sevenDays', cell: ({ row }) => <SevenDays tenant={row.original} /> }),
  helper.accessor('customerName', { id: 'organization', cell: ({ row }) => <Organization tenant={row.original} /> }),
  helper.accessor('numberOfProtectedUsers', {
    id: 'seats',
    cell: ({ row: { original } }) => (
      <Part
        part={original.numberOfProtectedUsers}
        whole={original.numberOfProtectedUsers + original.numberOfUnprotectedUsers}
      />
    ),
  }),
  helper.accessor('numberOfProtectedStandardUsers', {
    id: 'standard',
    cell: ({ row: { original } }) => (
      <Part part={original.numberOfProtectedStandardUsers} whole={original.numberOfStandardLicensesTotal} />
    ),
  }),
  helper.accessor('subscription', {
    cell: ({ getValue }) => subscription(getValue()),
  }),
  helper.accessor((tenant) => tenant.storageInformation?.usedBytes, {
    id: 'storage',
    cell: ({ row }) => <span>{storage(row.original)}</span>,
  }),
  helper.display({ id: 'actions', cell: ({ row }) => <Actions tenant={row.original} /> }),
]);

function Select({ tenant }: { tenant: Tenant }) {
  return <input className="m365-select" type="checkbox" tabIndex={-1} aria-label={`Select ${tenant.name}`} />;
}

function Name({ tenant }: { tenant: Tenant }) {
  return (
    <span className="tenant-name">
      <a className="tenant-link" href={`?tenant=${tenant.id}`} title={`${tenant.name}, ${tenant.domain}`} tabIndex={-1}>
        <bdi>{tenant.name}</bdi>
      </a>
      <span className="tenant-domain">
        <bdi className="truncate">{tenant.domain}</bdi>
      </span>
    </span>
  );
}

function LastBackup({ tenant }: { tenant: Tenant }) {
  const { status, timestamp } = tenant.lastBackup;
  const { icon, tone, label } = kind(status);
  return (
    <span className="m365-pair">
      <span className={`badge badge-plain ${tone}`}>
        <Icon name={icon} />
        <span className="badge-label">{label}</span>
      </span>
      {timestamp !== undefined && (
        <time className="quiet time" title={time(timestamp)}>
          {ago(timestamp)}
        </time>
      )}
    </span>
  );
}

function SevenDays({ tenant }: { tenant: Tenant }) {
  const days = tenant.lastSevenDays;
  return (
    <span className="strip7" role="img" aria-label={sevenDays(days)}>
      {days.map((status, at) => (
        <span key={at} className={`strip-day ${kind(status).strip}`} data-tip={day(at, days.length, status)} />
      ))}
    </span>
  );
}

function Organization({ tenant }: { tenant: Tenant }) {
  const name = tenant.customerName;
  return name === undefined ? <span className="quiet">Not mapped</span> : <bdi title={name}>{name}</bdi>;
}

function Part({ part, whole }: { part: number; whole: number }) {
  return (
    <>
      {number(part)}
      <span className="quiet"> / {number(whole)}</span>
    </>
  );
}

function Actions({ tenant }: { tenant: Tenant }) {
  return (
    <span className="m365-actions">
      <button className="btn btn-icon" type="button" tabIndex={-1} aria-label={`Connect to ${tenant.name}`}>
        <Icon name="external" />
      </button>
      <button className="btn btn-icon" type="button" tabIndex={-1} aria-label={`Actions for ${tenant.name}`}>
        <Icon name="more" />
      </button>
    </span>
  );
}
