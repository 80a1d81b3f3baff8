import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { freshMark } from '../src/desk.js';
import { Hall, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';

describe.skipIf(!browserTestsRun())('what somebody types on a kiosk', () => {
  const TOUCHPOINT = 'restroom';
  const IDLE_SECONDS = 8;
  const mark = freshMark('typed');
  let context: BrowserContext;
  let page: Page;
  let hall: Hall;

  /** One tap, and then what they want to say. */
  beforeAll(async () => {
    hall = await Hall.at(SITE, TOUCHPOINT);
    await hall.asking({ questions: [
      { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it?' } },
      { kind: 'TEXT', id: 'comment', required: false, text: { en: 'What should we know?' }, longest: 400 },
    ] });
    context = await browser({ viewport: tablet });
    page = await context.newPage();
    await hall.paired(page, { questions: 1, idleSeconds: IDLE_SECONDS });
  }, 3 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await hall?.leave();
  });

  // Whatever failed, the next one begins with a network and with nobody at the device
  afterEach(async () => {
    await context.setOffline(false);
    await page.reload();
    await start();
  });

  /** Begins an answer and types into it. */
  async function types(words: string): Promise<void> {
    await page.click('.face[data-value="3"]');
    await page.locator('textarea').click();
    await page.keyboard.type(words);
    expect(await page.locator('textarea').inputValue()).toBe(words);
  }

  /** What the next person could see. */
  const onScreen = (): Promise<string> => page.evaluate(() =>
    [document.documentElement.outerHTML, ...Array.from(document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input'), ({ value }) => value)].join('\n'));

  /** What the browser keeps beside the answers that wait. */
  const keptAside = (): Promise<string> => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]));

  /** The answers that wait in the browser. */
  const queued = (): Promise<string> => page.evaluate(() => new Promise<string>((done, failed) => {
    const opened = indexedDB.open('kiosk');
    opened.onerror = () => failed(opened.error as Error);
    opened.onsuccess = () => {
      const all = opened.result.transaction('answers').objectStore('answers').getAll();
      all.onsuccess = () => {
        opened.result.close();
        done(JSON.stringify(all.result));
      };
    };
  }));

  async function start(): Promise<void> {
    await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
  }

  const given = async (words: string): Promise<Json | undefined> => (await hall.answers()).find(({ comment }) => comment === words);

  it('is nowhere but in the answer that waits, before it is sent and after', async () => {
    const words = `Spotless ${mark}`;
    await context.setOffline(true);
    await types(words);
    expect(await queued()).not.toContain(mark);
    expect(await keptAside()).not.toContain(mark);
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.locator('.thanks').waitFor();
    await page.click('h1');
    await start();
    expect(await queued()).toContain(words);
    expect(await keptAside()).not.toContain(mark);
    expect(await onScreen()).not.toContain(mark);
    await context.setOffline(false);
    await eventually('the answer is there', () => given(words), PATIENCE_MS);
    await eventually('nothing of it is left', async () => !(await queued()).includes(mark), PATIENCE_MS);
    expect(await keptAside()).not.toContain(mark);
  }, 3 * PATIENCE_MS);

  it('is not shown to the next person who goes back or forth', async () => {
    const words = `Backwards ${mark}`;
    await types(words);
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.locator('.thanks').waitFor();
    for (const go of [() => page.goBack(), () => page.goBack(), () => page.goForward()]) {
      await go().catch(() => undefined);
      expect(await onScreen()).not.toContain(mark);
      expect(new URL(page.url()).pathname).toBe('/k');
    }
    await start();
    expect(await onScreen()).not.toContain(mark);
    await eventually('the answer is there', () => given(words), PATIENCE_MS);
  }, 3 * PATIENCE_MS);

  it('goes with the person who walks away in the middle of a word, after a countdown that every touch begins anew', async () => {
    const count = (await hall.answers()).length;
    const left = async (): Promise<number> => Number(/\d+/.exec((await page.locator('#countdown').textContent({ timeout: PATIENCE_MS })) ?? '')?.[0]);
    await types(`Half a ${mark}`);
    await eventually('the countdown runs', async () => (await left()) <= IDLE_SECONDS - 3, PATIENCE_MS);
    await page.keyboard.type('e');
    expect(await left()).toBeGreaterThanOrEqual(IDLE_SECONDS - 1);
    expect(await page.locator('textarea').inputValue()).toBe(`Half a ${mark}e`);
    await start();
    expect(await onScreen()).not.toContain(mark);
    expect(await keptAside()).not.toContain(mark);
    expect(await queued()).not.toContain(mark);
    // What was tapped counts; what was never handed in is nobody's
    const one = await eventually('the tap is there', async () => {
      const now = await hall.answers();
      return now.length === count + 1 ? now[0] : undefined;
    }, PATIENCE_MS);
    expect(one).toMatchObject({ comment: null });
  }, 3 * PATIENCE_MS);

  it('is gone after a reload in the middle of it', async () => {
    const count = (await hall.answers()).length;
    await types(`Reloaded ${mark}`);
    await page.reload();
    await start();
    expect(await onScreen()).not.toContain(mark);
    expect(await page.locator('textarea').count()).toBe(0);
    expect(await keptAside()).not.toContain(mark);
    await eventually('the tap is there', async () => (await hall.answers()).length === count + 1, PATIENCE_MS);
    expect(await queued()).not.toContain(mark);
    await page.goBack().catch(() => undefined);
    expect(await onScreen()).not.toContain(mark);
  }, 3 * PATIENCE_MS);

  it('is not there for the next person while the first answer still waits offline', async () => {
    const words = `Offline ${mark}`;
    await context.setOffline(true);
    await types(words);
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.locator('.thanks').waitFor();
    await page.reload();
    await start();
    await page.click('.face[data-value="4"]');
    expect(await page.locator('textarea').inputValue()).toBe('');
    expect(await onScreen()).not.toContain(mark);
    await context.setOffline(false);
    await eventually('the first answer is there', () => given(words), PATIENCE_MS);
  }, 3 * PATIENCE_MS);
});
