import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import type { Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { freshMark } from '../src/desk.js';
import { Hall, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';
const TOUCHPOINT = 'consultation';
const IDLE_SECONDS = 8;

const QUESTIONS: Json[] = [
  { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it today?', ar: 'كيف كانت تجربتك اليوم؟' } },
  { kind: 'NPS', id: 'nps', required: false, text: { en: 'Would you recommend us?', ar: 'هل توصي بنا؟' }, low: { en: 'Never', ar: 'أبدًا' }, high: { en: 'Surely', ar: 'بالتأكيد' } },
  { kind: 'TEXT', id: 'comment', required: false, text: { en: 'What should we know?', ar: 'ما الذي ينبغي أن نعرفه؟' }, longest: 400 },
];

describe.skipIf(!browserTestsRun())('a kiosk that is asked for Arabic', () => {
  const mark = freshMark('arabic');
  let hall: Hall;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    hall = await Hall.at(SITE, TOUCHPOINT);
    await hall.asking({ languages: ['en', 'ar'], questions: QUESTIONS });
    context = await browser({ viewport: tablet });
    page = await context.newPage();
    await hall.paired(page, { questions: 2, idleSeconds: IDLE_SECONDS });
  }, 3 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await hall?.leave();
  });

  // Whatever failed, the next one begins with nobody at the device
  afterEach(async () => {
    await page.reload();
    await begins();
  });

  const asksFor = (words: string): Promise<void> => page.locator('h1', { hasText: words }).waitFor({ timeout: PATIENCE_MS });
  const direction = (): Promise<[string, string]> => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  const arabic = (): Promise<void> => page.locator('.languages button[lang="ar"]').click();

  /** The first question as everybody finds it: in the place's own language. */
  async function begins(): Promise<void> {
    await asksFor('How was it today?');
    expect(await direction()).toEqual(['en', 'ltr']);
    expect(await page.locator('.languages button[aria-pressed="true"]').getAttribute('lang')).toBe('en');
  }

  /** A face is no mark of five, and stands among the answers only. */
  async function tapped({ id }: Json): Promise<unknown> {
    const { answers } = (await hall.head.get(`/api/feedback/responses/${id as string}`)).body;
    return (answers as Json[]).find(({ question }) => question === 'overall')!.value;
  }

  /** Where the first of some things begins beside the last of them. */
  async function readsFromTheRight(things: string): Promise<boolean> {
    const first = (await page.locator(things).first().boundingBox())!;
    const last = (await page.locator(things).last().boundingBox())!;
    return first.x > last.x;
  }

  it('turns around, speaks Arabic to the end, and English again to the next person', async () => {
    const words = `نظيف جدًا ${mark}`;
    expect(await readsFromTheRight('.face')).toBe(false);
    await arabic();
    await asksFor('كيف كانت تجربتك اليوم؟');
    expect(await direction()).toEqual(['ar', 'rtl']);
    expect(await readsFromTheRight('.face')).toBe(true);
    expect(await page.locator('.face span').allInnerTexts()).toEqual(['سيئ', 'مقبول', 'جيد', 'جيد جدًا']);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.click('.face[data-value="4"]');
    await asksFor('هل توصي بنا؟');
    expect(await readsFromTheRight('.scale .mark')).toBe(true);
    expect(await readsFromTheRight('.scale .ends span')).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.click('.scale .mark[data-value="10"]');
    await asksFor('ما الذي ينبغي أن نعرفه؟');
    await page.fill('textarea', words);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('button', { name: 'إنهاء' }).click();
    await asksFor('شكرًا لك');
    expect(await direction()).toEqual(['ar', 'rtl']);
    await page.click('h1');
    await begins();
    expect(await readsFromTheRight('.face')).toBe(false);
    const stored = await eventually('the answer is there', async () => (await hall.answers()).find(({ comment }) => comment === words), PATIENCE_MS);
    expect(stored).toMatchObject({ language: 'ar', nps: 10 });
    expect(await tapped(stored)).toBe(4);
  }, 3 * PATIENCE_MS);

  it('says nothing in English while it speaks Arabic', async () => {
    await arabic();
    await asksFor('كيف كانت تجربتك اليوم؟');
    // A place and a language are called by their names
    const names = [(await page.locator('header p').innerText()).trim(), 'English'];
    const foreign = async (): Promise<string[]> => (await page.locator('body').innerText())
      .split('\n').map((line) => line.trim()).filter((line) => /[A-Za-z]/.test(line) && !names.includes(line));
    expect(await foreign()).toEqual([]);
    await page.click('.face[data-value="1"]');
    await asksFor('هل توصي بنا؟');
    expect(await foreign()).toEqual([]);
    await page.getByRole('button', { name: 'تخطٍّ' }).click();
    await asksFor('ما الذي ينبغي أن نعرفه؟');
    expect(await foreign()).toEqual([]);
    expect(await page.locator('textarea').getAttribute('placeholder')).toBe('اكتب هنا');
    await page.getByRole('button', { name: 'إنهاء' }).click();
    await asksFor('شكرًا لك');
    expect(await foreign()).toEqual([]);
  }, 3 * PATIENCE_MS);

  it('speaks English again when whoever chose Arabic walked away without an answer', async () => {
    await arabic();
    await asksFor('كيف كانت تجربتك اليوم؟');
    await begins();
  }, 2 * PATIENCE_MS);

  it('speaks English again when whoever chose Arabic walked away in the middle', async () => {
    const count = (await hall.answers()).length;
    await arabic();
    await page.click('.face[data-value="2"]');
    await asksFor('هل توصي بنا؟');
    await begins();
    const stored = await eventually('the tap is there', async () => {
      const now = await hall.answers();
      return now.length === count + 1 ? now[0] : undefined;
    }, PATIENCE_MS);
    expect(stored).toMatchObject({ language: 'ar', nps: null, comment: null });
    expect(await tapped(stored)).toBe(2);
  }, 2 * PATIENCE_MS);

  it('speaks English again after a reload', async () => {
    await arabic();
    await asksFor('كيف كانت تجربتك اليوم؟');
    await page.reload();
    await begins();
  }, 2 * PATIENCE_MS);

  it('writes its staff menu from the right, and its PIN pad from the left', async () => {
    await arabic();
    const corner = (await page.locator('.corner').boundingBox())!;
    expect(corner.x).toBeLessThan(tablet.width / 2);
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.locator('.pad').waitFor({ timeout: PATIENCE_MS });
    await page.mouse.up();
    await asksFor('رمز الموظفين');
    const digit = async (shown: number): Promise<number> => (await page.locator(`[data-digit="${shown}"]`).boundingBox())!.x;
    expect(await digit(1)).toBeLessThan(await digit(3));
    await page.getByRole('button', { name: 'رجوع' }).click();
    await begins();
  }, 2 * PATIENCE_MS);
});
