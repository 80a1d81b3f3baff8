import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, browserTestsRun } from '../src/browser.js';
import { Hall, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';
const HOUR_MS = 3_600_000;
/** The clock is measured over a network and a busy machine. */
const INEXACT_MS = 15_000;

/** A device whose clock shows what somebody has set; timers and the steady clock know nothing of it. */
function wrongClock(): void {
  const RealDate = Date;
  const set = {
    get wrongBy() {
      return Number(sessionStorage.getItem('wrongBy') ?? 0);
    },
  };
  class ShownDate extends RealDate {
    constructor(...parts: [] | [number]) {
      super(...(parts.length === 0 ? [RealDate.now() + set.wrongBy] : parts) as [number]);
    }

    static override now(): number {
      return RealDate.now() + set.wrongBy;
    }
  }
  Object.assign(window, { Date: ShownDate });
}

const setClock = (page: Page, wrongBy: number): Promise<void> => page.evaluate((by) => sessionStorage.setItem('wrongBy', String(by)), wrongBy);

describe.skipIf(!browserTestsRun())('a kiosk whose clock is wrong by hours', () => {
  const TOUCHPOINT = 'entrance';
  let hall: Hall;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    hall = await Hall.at(SITE, TOUCHPOINT);
    context = await browser({ viewport: tablet });
    await context.addInitScript(wrongClock);
    page = await context.newPage();
    await page.goto('/k');
    await setClock(page, 3 * HOUR_MS);
    await hall.paired(page, { questions: 0, idleSeconds: 120 });
  }, 2 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await hall?.leave();
  });

  /** Taps a face and tells between which moments of the true time that was. */
  async function tap(mark: number): Promise<[number, number]> {
    const before = Date.now();
    await page.click(`.face[data-value="${mark}"]`);
    await page.locator('.thanks').waitFor();
    const after = Date.now();
    await page.click('h1');
    await page.locator('.face').first().waitFor();
    return [before, after];
  }

  it('hands over when each answer was really given, also when somebody sets the clock while it is offline', async () => {
    const known = new Set((await hall.answers()).map(({ id }) => id as string));
    expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 2 * HOUR_MS);
    await eventually('the clock is measured', async () =>
      (await page.evaluate(() => Math.abs(Number(localStorage.getItem('kiosk.offset'))))) > 2 * HOUR_MS, PATIENCE_MS);
    await context.setOffline(true);
    const first = await tap(3);
    await setClock(page, -2 * HOUR_MS);
    const second = await tap(4);
    expect(await page.evaluate(() => Date.now())).toBeLessThan(Date.now() - HOUR_MS);
    await context.setOffline(false);
    const stored = await eventually('both answers', async () => {
      const fresh = (await hall.answers()).filter(({ id }) => !known.has(id as string));
      return fresh.length === 2 ? fresh : undefined;
    }, PATIENCE_MS);
    for (const [mark, [before, after]] of [[3, first], [4, second]] as const) {
      const at = Date.parse(stored.find(({ overall }) => overall === mark)!.occurredAt as string);
      expect(at, `mark ${mark}`).toBeGreaterThan(before - INEXACT_MS);
      expect(at, `mark ${mark}`).toBeLessThan(after + INEXACT_MS);
    }
  }, 4 * PATIENCE_MS);

  it('locks its staff menu after a few wrong PINs, also after a reload, and opens when the time is over', async () => {
    const enter = async (pin: string): Promise<void> => {
      for (const digit of pin) {
        await page.click(`[data-digit="${digit}"]`);
      }
      await page.click('#pin-ok');
    };
    const menu = async (): Promise<void> => {
      const corner = (await page.locator('.corner').boundingBox())!;
      await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
      await page.mouse.down();
      await page.locator('.pad').waitFor({ timeout: PATIENCE_MS });
      await page.mouse.up();
    };
    const locked = page.locator('.error', { hasText: /Too many wrong PINs\. Wait \d+ s\./ });
    await menu();
    const WRONG = ['0000', '1111', '2222'];
    for (const [tries, pin] of WRONG.entries()) {
      await enter(pin);
      await eventually('the wrong PIN is counted', () =>
        page.evaluate((wrong) => JSON.parse(localStorage.getItem('kiosk.lock') ?? '{}').wrong === wrong, tries + 1), PATIENCE_MS);
      await page.locator('.error', { hasText: 'Wrong PIN' }).waitFor({ timeout: PATIENCE_MS });
    }
    await enter('2580');
    await locked.waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('#unpair').count()).toBe(0);
    await page.reload();
    await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
    await menu();
    await enter('2580');
    await locked.waitFor({ timeout: PATIENCE_MS });
    // An hour later
    await setClock(page, -HOUR_MS);
    await enter('2580');
    await page.locator('#unpair').waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.locator('.face').first().waitFor();
  }, 4 * PATIENCE_MS);
});
