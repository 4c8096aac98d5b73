/** What the look is asked for: shifts of the layout, the rules of the stylesheet, what is still moving. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShifts?: string[];
  }
}

/** From the next page on, notes everything that moves by itself. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: string[] = [];
    window.layoutShifts = found;
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
    };
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) {
        if (shift.hadRecentInput) continue;
        const from = shift.sources.map(({ node, previousRect: before, currentRect: after }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          const where = (rect: DOMRectReadOnly) => `${rect.x},${rect.y} ${rect.width}x${rect.height}`;
          return `${element?.tagName}.${element?.getAttribute('class')} ${where(before)} to ${where(after)}`;
        });
        found.push(`${shift.value.toFixed(4)} at ${Math.round(shift.startTime)}: ${from.join('; ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved since the page was opened. */
export async function shifts(page: Page): Promise<string[]> {
  // The entry of a frame is handed over after it.
  return page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 50));
    return window.layoutShifts ?? ['nobody watched'];
  });
}

/** In the page: every declaration of every stylesheet, those for reduced motion left out. */
export function declarations(): { rule: string; name: string; value: string }[] {
  const found: { rule: string; name: string; value: string }[] = [];
  const walk = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-reduced-motion')) continue;
      const own = 'style' in rule ? (rule.style as CSSStyleDeclaration).cssText : '';
      const selector = 'selectorText' in rule ? String(rule.selectorText) : rule.constructor.name;
      for (const [, name = '', value = ''] of own.matchAll(/(?:^|;)\s*([\w-]+):\s*([^;]+)/g)) {
        found.push({ rule: selector, name, value: value.replace(/\s*!important$/, '').trim() });
      }
      if ('cssRules' in rule) walk(rule.cssRules as CSSRuleList);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  return found;
}

/** In the page: how heavy the strokes of its icons are, in pixels, each once. */
export function iconWeights(): number[] {
  const weights = [...document.querySelectorAll('svg.icon')]
    .filter((icon) => icon.getClientRects().length > 0)
    .map((icon) => (Number.parseFloat(getComputedStyle(icon).strokeWidth) * icon.getBoundingClientRect().width) / 16);
  return [...new Set(weights.map((weight) => Math.round(weight * 100) / 100))];
}

/** In the page: what still moves, and what would if it changed. The life of a toast is a clock. */
export function motionsLeft(): string[] {
  const left: string[] = [];
  for (const motion of document.getAnimations()) {
    const timing = motion.effect?.getComputedTiming();
    if (Number(timing?.activeDuration ?? 0) > 1) left.push(`${(motion as CSSAnimation).animationName} runs`);
  }
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (/[1-9]/.test(style.transitionDuration)) left.push(`${element.className}${part ?? ''}: ${style.transition}`);
    }
  }
  return left;
}
