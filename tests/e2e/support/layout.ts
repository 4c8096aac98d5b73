/**
 * What a stylesheet can do wrong to people who enlarge, who space text out, who read from the right, who aim with
 * a shaking hand. Each function tells what it found in words, so that `expect(await …).toEqual([])` says it all.
 */
import type { Frame, Page } from '@playwright/test';

/** WCAG 1.4.12: what a reader may set without losing anything. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

export async function spaceOut(page: Page): Promise<void> {
  // Not a <style>: the console's policy forbids those.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, SPACING);
}

export async function readFromTheRight(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
}

/** Text that is cut off, and what needs scrolling in two directions. */
export function losses(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);

    // Tables are the exception that WCAG makes; strips of tabs or sort buttons have one line and no height to scroll.
    const strips = '.tabs, .vtable-head > tr';
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || element.scrollWidth <= element.clientWidth + 1) continue;
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'auto' && overflowX !== 'scroll') continue;
      const table = element.querySelector('table');
      if (!table && !element.matches(strips) && !element.closest('.message-text')) {
        found.push(`${name(element)} scrolls sideways: ${element.scrollWidth} px in ${element.clientWidth}`);
      }
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const holder = text.parentElement;
      if (!holder || !text.textContent?.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
      if (holder.closest('script, style, option, svg, .is-parked')) continue;
      // Its picture stays: the name is for those who do not see it.
      if (holder.closest('.topbar-product')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      // The ink, not the line: half of what a line is higher than its letters may go.
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      for (const line of range.getClientRects()) {
        if (line.width < 2 || line.height < 2) continue;
        const slack = Math.max(1, (line.height - size) / 2 + 1);
        let scrolls = { x: false, y: false };
        for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
          const style = getComputedStyle(box);
          if (style.clipPath !== 'none' || style.position === 'fixed') break;
          const around = box.getBoundingClientRect();
          const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
          scrolls = {
            x: scrolls.x || /auto|scroll/.test(style.overflowX),
            y: scrolls.y || /auto|scroll/.test(style.overflowY),
          };
          // A name in a row may end in three dots: the whole of it is one step away, in the details.
          const dots = style.textOverflow === 'ellipsis' && box.closest('.vtable, .owner, .breadcrumbs');
          if (dots) scrolls.x = true;
          const wide = hides(style.overflowX) && !scrolls.x && (line.right > around.right + 1 || line.left < around.left - 1);
          const high = hides(style.overflowY) && !scrolls.y && (line.bottom > around.bottom + slack || line.top < around.top - slack);
          if (wide || high) {
            found.push(`“${text.textContent.trim().slice(0, 60)}” is cut ${wide ? 'at its end' : 'in its height'} by ${name(box)}`);
            break;
          }
        }
      }
    }
    return [...new Set(found)];
  });
}

/** What is smaller than 24 by 24 CSS px and closer than that to its neighbours (WCAG 2.5.8). */
export function smallTargets(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const used = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role^=menuitem]';
    const shown = [...document.querySelectorAll<HTMLElement>(used)].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      if (element.closest('.is-parked, [inert]') || element.matches('.skip-link:not(:focus)')) return false;
      const modal = document.querySelector('dialog:modal');
      return !modal || modal.contains(element);
    });
    // A box and its label are one target.
    const box = (element: HTMLElement) => {
      const label = element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : null;
      return (label ?? element).getBoundingClientRect();
    };
    const targets = shown.map((element) => ({ element, rect: box(element) })).filter(({ rect }) => rect.width > 0);
    const small = targets.filter(({ rect }) => rect.width < LEAST - 0.1 || rect.height < LEAST - 0.1);
    const middle = (rect: DOMRect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
    const inSentence = ({ element }: { element: HTMLElement }) =>
      element.matches('a') &&
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''));
    const crowded = (one: { element: HTMLElement; rect: DOMRect }) => {
      const from = middle(one.rect);
      return targets.some((other) => {
        if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) return false;
        if (small.includes(other)) {
          const to = middle(other.rect);
          return Math.hypot(from.x - to.x, from.y - to.y) < LEAST;
        }
        const dx = Math.max(other.rect.left - from.x, 0, from.x - other.rect.right);
        const dy = Math.max(other.rect.top - from.y, 0, from.y - other.rect.bottom);
        return Math.hypot(dx, dy) < LEAST / 2;
      });
    };
    return small
      .filter((one) => !inSentence(one) && crowded(one))
      .map(({ element, rect }) => {
        const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
        return `${element.tagName.toLowerCase()}.${element.className} “${words.trim().slice(0, 40)}”: ${rect.width.toFixed(0)} × ${rect.height.toFixed(0)}`;
      });
  });
}
