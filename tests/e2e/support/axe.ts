import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults, Result, RunOptions } from 'axe-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A rule that a frame breaks, short enough to read in a failure message. */
export interface Violation {
  frame: string;
  rule: string;
  impact: string;
  help: string;
  nodes: string[];
}

/**
 * Checks every frame of a page on its own (axe cannot cross sites by itself).
 * Use: `expect(await axe(page)).toEqual([])`.
 */
export async function axe(page: Page, options: { disable?: string[] } = {}): Promise<Violation[]> {
  const frames = page.frames().filter((frame) => /^https?:/.test(frame.url()));
  const found = [];
  for (const frame of frames) found.push(...(await check(frame, options.disable ?? [])));
  return found;
}

async function check(frame: Frame, disable: string[]): Promise<Violation[]> {
  // The evaluation goes through the debugger: the page's policy does not forbid it.
  await frame.evaluate(SOURCE);
  const options: RunOptions = {
    iframes: false,
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: RULES },
    rules: Object.fromEntries(disable.map((rule) => [rule, { enabled: false }])),
  };
  const results = await frame.evaluate(
    (given) => (globalThis as unknown as { axe: { run: (o: unknown) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.map((violation) => describe(frame, violation));
}

function describe(frame: Frame, violation: Result): Violation {
  return {
    frame: frame.url(),
    rule: violation.id,
    impact: violation.impact ?? 'unknown',
    help: violation.help,
    nodes: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? node.html}`),
  };
}
