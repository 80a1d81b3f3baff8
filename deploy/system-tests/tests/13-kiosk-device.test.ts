import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { newKiosk, pairWith, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

const SITE = 'north-royal';

/** What the page asked of the device, and how the test holds the device. */
interface Device {
  awake: string[];
  battery: { level: number; charging: boolean };
  show: (visible: boolean) => void;
}

/** A browser without a screen and a battery gets both before the page runs; full screen is its own. */
function equip(): void {
  let visible = true;
  const device: Device = {
    awake: [],
    battery: { level: 0.42, charging: false },
    show(now) {
      visible = now;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
  Object.assign(window, { device });
  Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind: string) => device.awake.push(kind) } });
  Object.defineProperty(navigator, 'getBattery', { value: async () => device.battery });
}

describe.skipIf(!browserTestsRun())('a kiosk on its device', () => {
  let head: Client;
  let context: BrowserContext;
  let page: Page;
  let kiosk: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    context = await browser({ viewport: tablet });
    await context.addInitScript(equip);
    page = await context.newPage();
    const { id, code } = await newKiosk(head, SITE, 'entrance', { questions: 0, misuseSeconds: 60 });
    kiosk = id;
    await pairWith(page, code);
  });

  afterAll(async () => {
    await context?.close();
    await head.post(`/api/feedback/kiosks/${kiosk}/revoke`, {});
  });

  const awake = (): Promise<string[]> => page.evaluate(() => (window as unknown as { device: Device }).device.awake);
  const show = (visible: boolean): Promise<void> => page.evaluate((now) => (window as unknown as { device: Device }).device.show(now), visible);
  const inFullScreen = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement === document.documentElement);

  it('keeps the screen awake, and again each time it is seen again', async () => {
    const before = await awake();
    expect(before).not.toHaveLength(0);
    expect(new Set(before)).toEqual(new Set(['screen']));
    // The browser gives up the lock of a page that nobody sees
    await show(false);
    expect(await awake()).toHaveLength(before.length);
    await show(true);
    expect(await awake()).toHaveLength(before.length + 1);
  });

  it('tells how full the battery is', async () => {
    const told = async (): Promise<unknown[]> => {
      const { battery, charging } = (await head.get(`/api/feedback/kiosks/${kiosk}`)).body;
      return [battery, charging];
    };
    await eventually('the battery is known', async () => (await told())[0] !== null, PATIENCE_MS);
    expect(await told()).toEqual([42, false]);
    await page.evaluate(() => Object.assign((window as unknown as { device: Device }).device.battery, { level: 0.97, charging: true }));
    // Whoever comes back into the network is heard at once
    await context.setOffline(true);
    await context.setOffline(false);
    await eventually('the battery is known anew', async () => (await told()).join() === '97,true', PATIENCE_MS);
  });

  it('asks on when the network is cut in the middle of what it hears, and finds back what an older page had lost', async () => {
    const asks = (): Promise<void> => page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
    const heard = page.waitForRequest('**/k/heartbeat');
    await page.route('**/k/heartbeat', (route) => route.fulfill({ contentType: 'application/json', body: '{"time":"2026-' }), { times: 1 });
    await page.reload();
    await heard;
    await page.locator('.net.off').waitFor({ timeout: PATIENCE_MS });
    await asks();
    await page.reload();
    await asks();
    await page.evaluate(() => localStorage.setItem('kiosk.settings', '{}'));
    await page.reload();
    await asks();
  });

  it('takes the whole screen with the first touch, and gives it back to staff', { timeout: 300_000 }, async () => {
    expect(await inFullScreen()).toBe(false);
    await page.click('.face[data-value="4"]');
    await eventually('the page has the whole screen', inFullScreen, PATIENCE_MS);
    await page.locator('.thanks').waitFor();
    await page.click('h1');
    await page.locator('.face').first().waitFor();
    const corner = (await page.locator('.corner').boundingBox())!;
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.locator('.pad').waitFor({ timeout: PATIENCE_MS });
    await page.mouse.up();
    for (const digit of '2580') {
      await page.click(`[data-digit="${digit}"]`);
    }
    await page.click('#pin-ok');
    await page.getByRole('button', { name: 'Leave full screen' }).click({ timeout: PATIENCE_MS });
    await eventually('the screen is free', async () => !(await inFullScreen()), PATIENCE_MS);
  });

  it('tells how soon one answer came after the other, so that a child at play is flagged', { timeout: 300_000 }, async () => {
    const since = new Date().toISOString();
    const flags = async (): Promise<unknown[]> =>
      ((await head.get(`/api/feedback/responses?site=${SITE}&channel=KIOSK&touchpoint=entrance&limit=50`)).body.items as { occurredAt: string; suspect: string | null }[])
        .filter(({ occurredAt }) => occurredAt >= since)
        .map(({ suspect }) => suspect);
    await page.evaluate(() => localStorage.removeItem('kiosk.last'));
    await page.getByRole('button', { name: 'Back' }).click();
    for (const mark of [1, 1]) {
      await page.click(`.face[data-value="${mark}"]`, { timeout: PATIENCE_MS });
      await page.locator('.thanks').waitFor({ timeout: PATIENCE_MS });
      await page.click('h1');
    }
    await eventually('both are there, the second one flagged', async () => (await flags()).map(String).toSorted().join() === 'HASTY,null', PATIENCE_MS);
  });
});
