// Bundles the runner (node 20 reads no TypeScript) and runs it. Types are checked by `npm run check`.
import { build } from 'esbuild';

const outfile = new URL('results/browser.mjs', import.meta.url);
await build({
  entryPoints: [new URL('browser/main.ts', import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
await import(outfile.href);
