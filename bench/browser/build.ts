/** Builds the peers as folders that the mock server serves like the console's own. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** The runner is bundled into bench/results. */
export const BENCH = join(import.meta.dirname, '..');
export const DIST = join(BENCH, '../dist');

/** The peers, and where each of them begins. */
const ENTRIES = { react: 'main.tsx', plain: 'main.ts' };

/** Builds one peer and returns its folder. Stylesheet and icons are the console's: layout and paint are the same. */
export async function buildPeer(peer: keyof typeof ENTRIES): Promise<string> {
  const source = join(BENCH, 'peers', peer);
  const folder = join(BENCH, 'results/peers', peer);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const style = readdirSync(DIST).find((name) => /^app-.*\.css$/.test(name));
  if (!style) throw new Error('dist/ has no stylesheet; run cargo xtask dist');
  const icons = readFileSync(join(BENCH, '../src/ui/icons.svg'), 'utf8');
  const page = readFileSync(join(source, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), page.replace('<body>', `<body>${icons}`));
  copyFileSync(join(DIST, style), join(folder, 'app.css'));
  await build({
    entryPoints: [join(source, ENTRIES[peer])],
    outfile: join(folder, 'main.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of readdirSync(folder)) compress(join(folder, name));
  return folder;
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}
