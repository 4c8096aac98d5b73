// Bundles a runner (node 20 reads no TypeScript) and runs it: `node run.mjs main|lighthouse …`. Types are checked by
// `npm run check`.
import { build } from 'esbuild';

const [runner] = process.argv.splice(2, 1);
const outfile = new URL(`results/${runner}.mjs`, import.meta.url);
await build({
  entryPoints: [new URL(`browser/${runner}.ts`, import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
await import(outfile.href);
