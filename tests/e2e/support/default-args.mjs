// Prints the arguments that Playwright starts Chromium with, one a line. It has Playwright start
// a program that ends at once (node refuses the arguments), and reads them from the error.
import { chromium } from '@playwright/test';

try {
  await chromium.launch({ executablePath: process.execPath, chromiumSandbox: false, timeout: 10_000 });
} catch (error) {
  const line = String(error).split('\n').find((text) => text.includes('<launching>')) ?? '';
  console.log(line.split(' ').filter((word) => word.startsWith('--')).join('\n'));
}
