import { chromium, type Page } from '@playwright/test';
import { chromiumPath, launchArgs } from '../../tests/e2e/support/chromium';
import { DIST } from './build';
import { readOptions } from './options';
import { Server } from './server';
import { writeFileSync } from 'node:fs';
const LIST = '/uniview2/dashboard/spanning/microsoft365';
const options = readOptions();
const dist = process.env.DIST_DIR ?? DIST;
const server = await Server.start(options.server, dist, options.tenants, { ownClock: true });
process.once('exit', () => server.stop());
const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false, args: launchArgs });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'UTC' });
const [name = '', value = ''] = server.cookie.split('=');
await context.addCookies([{ name, value, url: server.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }]);
await context.addInitScript(() => localStorage.setItem('spanning.signed-in-portal', '1'));
const page = await context.newPage();
await page.goto(server.origin + LIST);
await page.locator('.vtable-row').first().waitFor();
await page.waitForTimeout(2000);

const out = await page.evaluate(async () => {
  const out: string[] = [];
  const rows = [...document.querySelectorAll<HTMLElement>('tr.vtable-row')].filter((r) => r.children.length).slice(0, 12);
  const html = rows.map((r) => r.innerHTML);
  const frame = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 0)));
  let k = 0;
  const once = async () => {
    await frame(); await frame();
    k++;
    const t0 = performance.now();
    rows.forEach((r, i) => { r.innerHTML = html[(i + k) % html.length]!; });
    const t1 = performance.now();
    getComputedStyle(document.querySelector('.topbar')!).color; 
    const t2 = performance.now();
    document.body.offsetHeight;
    const t3 = performance.now();
    return [t1 - t0, t2 - t1, t3 - t2];
  };
  const st = new CSSStyleSheet(); st.replaceSync('* {container: none !important}'); document.adoptedStyleSheets = [st];

  const all: { parent: any; rule: CSSRule; text: string; index: number }[] = [];
  const walk = (parent: any, path = '') => { [...parent.cssRules].forEach((rule: any, index) => { const text = path + ' ' + (rule.selectorText ?? ''); all.push({ parent, rule, text, index }); if (rule.cssRules) walk(rule, text); }); };
  for (const sheet of document.styleSheets) walk(sheet);
  const without = (test: (t: string) => boolean) => {
    const hit = all.filter((a) => test(a.text)).map((a) => ({ parent: a.parent, rule: a.rule, css: a.rule.cssText, index: a.index }));
    return { off() { for (const h of [...hit].reverse()) { const i = [...h.parent.cssRules].indexOf(h.rule); if (i >= 0) h.parent.deleteRule(i); } }, on() { for (const h of hit) { if ([...h.parent.cssRules].includes(h.rule)) continue; h.parent.insertRule(h.css, Math.min(h.index, h.parent.cssRules.length)); h.rule = h.parent.cssRules[Math.min(h.index, h.parent.cssRules.length - 1)]; } }, n: hit.length, what: hit.map(h=>h.css.slice(0,80)).slice(0,4) };
  };
  const variants: Record<string, ReturnType<typeof without>> = {
    'as is': without(() => false),
    'no *::before': without((t) => /^\s*\*?::(before|after)|^\s*\*,/.test(t.trim())),
    'no ::selection': without((t) => /::selection/.test(t)),
    'neither': without((t) => /::selection/.test(t) || /^\s*\*?::(before|after)|^\s*\*,/.test(t.trim())),
    'no has': without((t) => /:has\(/.test(t)),
    'no m365 not cards': without((t) => /:not\(\.vtable-cards\) :is/.test(t)),
  };
  for (const [l, v] of Object.entries(variants)) out.push(l + ' ' + v.n + ' ' + v.what.join(' # ').replace(/\n/g, ' '));
  const got: Record<string, number[][]> = {};
  for (let round = 0; round < 9; round++) for (const [label, v] of Object.entries(variants)) {
    v.off(); await frame();
    (got[label] ??= []).push(await once()); v.on();
  }
  const med = (xs: number[]) => xs.sort((a, b) => a - b)[Math.floor(xs.length / 2)]!;
  for (const [label, xs] of Object.entries(got)) out.push(label.padEnd(34) + [' parse ', ' style ', ' layout '].map((l, j) => l + med(xs.map((x) => x[j]!)).toFixed(2)).join(' '));
  return out;
});
console.log(out.join('\n'));
await browser.close();
process.exit(0);
