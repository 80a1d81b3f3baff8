import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Client, Json } from './api.js';

export const tablet = { width: 1180, height: 820 };

/** The kiosk's own waits are part of what is tested, and the machine may be busy. */
export const PATIENCE_MS = 60_000;

/** Sets a kiosk up, as staff do. */
export async function newKiosk(staff: Client, site: string, touchpoint: string, more: Json = {}): Promise<{ id: string; code: string }> {
  const answer = await staff.post('/api/feedback/kiosks', { site, touchpoint, name: 'Hall', pin: '2580', misuseSeconds: 0, ...more });
  expect(answer.status, answer.text).toBe(201);
  return { id: answer.body.kiosk.id as string, code: answer.body.code as string };
}

/** Makes a browser the kiosk's device. From then on the page opens without a network. */
export async function pairWith(page: Page, code: string): Promise<void> {
  await page.goto('/k');
  await page.fill('#code', code);
  await page.click('button.go');
  await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
}
