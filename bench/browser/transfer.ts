/** The bytes of a visit, headers included, as they came over the wire. */
import type { CDPSession } from '@playwright/test';

export type Transfer = Record<string, number>;

/** Counts from here on. */
export async function countTransfer(debug: CDPSession): Promise<Transfer> {
  const kinds = new Map<string, string>();
  const transfer: Transfer = {};
  debug.on('Network.requestWillBeSent', ({ requestId, request }) => kinds.set(requestId, kindOf(request.url)));
  debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other';
    transfer[kind] = (transfer[kind] ?? 0) + encodedDataLength;
  });
  await debug.send('Network.enable');
  return transfer;
}

function kindOf(url: string): string {
  const { pathname } = new URL(url);
  if (pathname.startsWith('/api/')) return 'api';
  const ending = /\.(\w+)$/.exec(pathname)?.[1];
  return ending ?? 'html';
}
