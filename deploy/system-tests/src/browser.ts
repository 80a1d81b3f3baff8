import { chromium as playwright, type BrowserContext } from 'playwright-core';
import { base, chromium } from './platform.js';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

export interface Look {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  javaScriptEnabled?: boolean;
  /** A page that a worker answers for passes by what a test answers. */
  serviceWorkers?: 'allow' | 'block';
}

/** A browser that talks to this machine only, with a profile of its own, which goes with it. */
export async function browser(look: Look = {}): Promise<BrowserContext> {
  return playwright.launchPersistentContext('', {
    executablePath: chromium(),
    headless: true,
    viewport: look.viewport ?? desktop,
    colorScheme: look.colorScheme ?? 'light',
    javaScriptEnabled: look.javaScriptEnabled ?? true,
    serviceWorkers: look.serviceWorkers ?? 'allow',
    isMobile: (look.viewport?.width ?? 1000) < 500,
    hasTouch: (look.viewport?.width ?? 1000) < 500,
    baseURL: base,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** Whether browser tests can run; when they cannot, says so once, and fails where they are mandatory. */
export function browserTestsRun(): boolean {
  if (chromium()) {
    return true;
  }
  if (process.env.BROWSER_TESTS === 'mandatory') {
    throw new Error('Browser tests are mandatory here, and no Chromium was found (variable CHROMIUM, or on the PATH).');
  }
  console.warn('Browser tests were NOT run: no Chromium was found (variable CHROMIUM, or on the PATH).');
  return false;
}
