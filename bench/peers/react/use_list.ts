import { useSyncExternalStore } from 'react';
import type { TenantList } from '../shared/list';

/** Draws again whenever a row may have changed. */
export function useList(list: TenantList): number {
  return useSyncExternalStore(
    (changed) => list.subscribe(changed),
    () => list.version,
  );
}
