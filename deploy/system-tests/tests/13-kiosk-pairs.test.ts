import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { Hall, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';

describe.skipIf(!browserTestsRun())('what somebody expected and then met, and a number, on a kiosk', () => {
  const TOUCHPOINT = 'billing';
  let context: BrowserContext;
  let page: Page;
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.at(SITE, TOUCHPOINT);
    await hall.asking({ questions: [
      { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it?' } },
      { kind: 'EXPECTATION_PAIR', id: 'kept', required: false, dimension: 'TRUST', text: { en: 'We keep what we promise' }, low: { en: 'Not at all' }, high: { en: 'Always' } },
      { kind: 'NUMBER', id: 'visits', required: false, text: { en: 'How many visits this year?' }, least: 0, most: 100 },
      { kind: 'YES_NO', id: 'better', required: false, text: { en: 'Better than before?' }, when: { question: 'visits', atLeast: 2 } },
    ] });
    context = await browser({ viewport: tablet });
    page = await context.newPage();
    await hall.paired(page, { questions: 3, idleSeconds: 8 });
  }, 3 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await hall?.leave();
  });

  /** Taps a face, and tells where the newest answer is afterwards. */
  async function taps(face: number): Promise<() => Promise<Json>> {
    const count = (await hall.answers()).length;
    await page.locator(`.face[data-value="${face}"]`).click({ timeout: PATIENCE_MS });
    await page.locator('#half-expected').waitFor();
    return async () => {
      const stored = await eventually('the answer is there', async () => {
        const now = await hall.answers();
        return now.length === count + 1 ? now[0] : undefined;
      }, PATIENCE_MS);
      return (await hall.head.get(`/api/feedback/responses/${stored.id}`)).body;
    };
  }

  const answerOf = (response: Json, id: string): Json | undefined => (response.answers as Json[]).find(({ question }) => question === id);

  it('is asked one after the other, kept as it was given, and leads to what follows from it', async () => {
    const answer = await taps(2);
    await page.locator('.pair .mark[data-value="5"]').click();
    await page.locator('#half-experienced').waitFor();
    expect(await page.locator('#half-experienced').evaluate((words) => words === document.activeElement)).toBe(true);
    await page.locator('.pair .mark[data-value="2"]').click();
    await page.locator('.number').fill('1000');
    await page.locator('.row button').first().click();
    expect(await page.locator('.number').getAttribute('aria-invalid')).toBe('true');
    await page.locator('.number').fill('٣');
    await page.locator('.row button').first().click();
    await page.locator('.mark[data-value="true"]').click();
    await page.locator('.thanks').waitFor();
    const stored = await answer();
    expect(answerOf(stored, 'kept')).toMatchObject({ expected: 5, experienced: 2 });
    expect(answerOf(stored, 'visits')!.value).toBe(3);
    expect(answerOf(stored, 'better')!.value).toBe(true);
  }, 3 * PATIENCE_MS);

  it('says nothing when somebody leaves between the halves, and the next person begins anew', async () => {
    const answer = await taps(4);
    await page.locator('.pair .mark[data-value="1"]').click();
    await page.locator('#half-experienced').waitFor();
    await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
    expect(answerOf(await answer(), 'kept')).toBeUndefined();
    await taps(3);
    expect(await page.locator('#half-experienced').count()).toBe(0);
  }, 3 * PATIENCE_MS);
});
