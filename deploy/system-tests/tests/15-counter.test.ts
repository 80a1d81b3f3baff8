import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { freshMark, hasFocus, Keys, LONG_MS, signIn } from '../src/desk.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';
const TOUCHPOINT = 'billing';
const BILLING = 'Billing';

describe.skipIf(!browserTestsRun())('a batch of paper cards, typed in by the keyboard alone', () => {
  const mark = freshMark('card');
  /** Overall, recommendation, and words; the second has a mark that no card offers. */
  const CARDS = [
    { overall: '5', nps: '10', words: `Quick and kind ${mark} one` },
    { overall: '7', nps: '6', words: `Nobody knew the price ${mark} two` },
    { overall: '3', nps: '7', words: `It was all right ${mark} three` },
    { overall: '1', nps: '2', words: `An hour for a stamp ${mark} four` },
  ];
  let head: Client;
  let context: BrowserContext;
  let page: Page;
  let keys: Keys;

  beforeAll(async () => {
    head = await Client.signIn('head');
    context = await browser({ viewport: desktop });
    page = await context.newPage();
    keys = new Keys(page);
    await signIn(page, 'head');
  }, 2 * LONG_MS);

  afterAll(() => context?.close());

  const row = (card: number): Locator => page.locator(`[data-card-row="${card}"]`);
  const fields = (card: number): Locator => row(card).getByRole('textbox');
  const overall = (card: number): Locator => fields(card).first();
  const words = (card: number): Locator => fields(card).last();

  async function stored(): Promise<Json[]> {
    return (await head.get(`/api/feedback/responses?site=${SITE}&q=${mark}&limit=20`)).body.items as Json[];
  }

  it('begins with the touchpoint that the cards are about', async () => {
    await page.goto(`/counter?tab=cards&site=${SITE}`);
    await keys.tabTo(page.getByRole('combobox', { name: 'Touchpoint' }));
    await keys.type(BILLING);
    await keys.press('ArrowDown', 'Enter');
    await overall(0).waitFor({ timeout: LONG_MS });
    await keys.tabTo(overall(0));
  }, 2 * LONG_MS);

  it('says beside its field what is wrong with one row, and goes on with the next', async () => {
    const between = (await fields(0).count()) - 3;
    for (const card of CARDS) {
      await keys.type(card.overall);
      await keys.press('Tab');
      await keys.type(card.nps);
      await keys.press(...Array.from({ length: between + 1 }, () => 'Tab'));
      await keys.type(card.words);
      await keys.press('Enter');
      await eventually('the next card has the focus', () => hasFocus(overall(CARDS.indexOf(card) + 1)));
    }
    for (const right of [0, 2, 3]) {
      await row(right).getByText('Saved', { exact: true }).waitFor({ timeout: LONG_MS });
    }
    await row(1).getByText('Look again').waitFor({ timeout: LONG_MS });
    expect(await overall(1).getAttribute('aria-invalid')).toBe('true');
    const told = (await overall(1).getAttribute('aria-describedby'))!;
    expect(await page.locator(`[id="${told.split(' ').at(-1)!}"]`).textContent()).toMatch(/1.*5/);
    expect(await row(1).locator('[aria-invalid="true"]').count()).toBe(1);
    await page.getByText('3 cards saved').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect((await stored()).map(({ comment }) => comment as string).toSorted()).toEqual([0, 2, 3].map((right) => CARDS[right]!.words).toSorted());
  }, 4 * LONG_MS);

  it('loses nothing of the wrong row, a reload included', async () => {
    await page.reload();
    await overall(1).waitFor({ timeout: LONG_MS });
    expect([await overall(1).inputValue(), await fields(1).nth(1).inputValue(), await words(1).inputValue()])
      .toEqual([CARDS[1]!.overall, CARDS[1]!.nps, CARDS[1]!.words]);
    await row(1).getByText('Look again').waitFor();
    expect(await overall(1).getAttribute('aria-invalid')).toBe('true');
  }, 2 * LONG_MS);

  it('takes the corrected row, and the next card can be typed at once', async () => {
    await keys.tabTo(overall(1));
    await keys.press('Control+a');
    await keys.type('2');
    await keys.press('Enter');
    await row(1).getByText('Saved', { exact: true }).waitFor({ timeout: LONG_MS });
    await page.getByText('4 cards saved').waitFor();
    expect(await hasFocus(overall(CARDS.length))).toBe(true);
  }, 2 * LONG_MS);

  it('stands in the list of responses, each card once, with its channel and its marks', async () => {
    const expected = CARDS.map((card, index) => ({ ...card, overall: index === 1 ? '2' : card.overall }));
    const found = await stored();
    expect(found.map(({ channel, touchpoint, overall: given, nps, comment }) => [channel, touchpoint, String(given), String(nps), comment]).toSorted())
      .toEqual(expected.map(({ overall: given, nps, words: said }) => ['PAPER', TOUCHPOINT, given, nps, said]).toSorted());
    await page.goto(`/responses?site=${SITE}&channel=PAPER&q=${mark}`);
    const table = page.getByRole('table', { name: 'Responses' });
    for (const { overall: given, nps, words: said } of expected) {
      const line = table.getByRole('row').filter({ hasText: said });
      await line.waitFor({ timeout: LONG_MS });
      const cell = (name: string): Promise<string> => line.locator(`[data-label="${name}"]`).innerText();
      expect([await cell('Overall'), await cell('Recommend (0–10)'), await cell('Channel')].map((text) => text.trim())).toEqual([`${given} of 5`, nps, 'Paper card']);
    }
    expect(await table.getByRole('row').count()).toBe(1 + CARDS.length);
  }, 2 * LONG_MS);
});

describe.skipIf(!browserTestsRun()).each([{ screen: 'at a desk', viewport: desktop }, { screen: 'on a phone', viewport: phone }])(
  'a remark, $screen', ({ viewport }) => {
    /** What somebody does: looking, reaching for a key or a place, and typing a few words. */
    const MOST_STEPS = 5;
    const mark = freshMark('remark');
    let head: Client;
    let context: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      head = await Client.signIn('head');
      context = await browser({ viewport });
      page = await context.newPage();
      await signIn(page, 'staff');
    }, 2 * LONG_MS);

    afterAll(() => context?.close());

    /** The answer, once the time in which it can be taken back is over. */
    async function arrived(words: string): Promise<Json> {
      return eventually(`the remark "${words}"`, async () =>
        ((await head.get(`/api/feedback/responses?channel=REMARK&q=${mark}&limit=20`)).body.items as Json[]).find(({ comment }) => comment === words), LONG_MS, 500);
    }

    it('is entered within a few steps and less than ten seconds of a person\'s time', async () => {
      await page.goto('/counter');
      const place = page.getByRole('radio', { name: BILLING });
      await place.waitFor({ state: 'attached', timeout: LONG_MS });
      expect(await page.getByText('Enter saves, Shift Enter begins a line.').isVisible()).toBe(viewport === desktop);
      const words = `Kind ${mark}`;
      let steps = 0;
      const step = async (does: Promise<unknown>): Promise<void> => {
        await does;
        steps++;
      };
      await step(page.getByText(BILLING, { exact: true }).click());
      await step(page.getByRole('radio', { name: '4 of 5' }).click());
      // Whoever chose a mark types at once
      expect(await hasFocus(page.getByRole('textbox', { name: 'In the customer\'s words' }))).toBe(true);
      await step(page.keyboard.type(words));
      await step(page.keyboard.press('Enter'));
      await page.getByText('Mark 4 is about to be saved.').waitFor();
      expect(steps).toBeLessThanOrEqual(MOST_STEPS);
      expect(await arrived(words)).toMatchObject({ overall: 4, channel: 'REMARK', touchpoint: TOUCHPOINT });
    }, 3 * LONG_MS);

    it('needs three steps for the next one at the same place, and no words', async () => {
      const before = ((await head.get(`/api/feedback/responses?channel=REMARK&touchpoint=${TOUCHPOINT}&limit=200`)).body.items as Json[]).map(({ id }) => id as string);
      expect(await page.getByRole('radio', { name: BILLING }).isChecked()).toBe(true);
      await page.getByRole('radio', { name: '2 of 5' }).click();
      await page.keyboard.press('Enter');
      await eventually('the remark without words', async () =>
        ((await head.get(`/api/feedback/responses?channel=REMARK&touchpoint=${TOUCHPOINT}&limit=200`)).body.items as Json[])
          .some(({ id, overall, comment }) => !before.includes(id as string) && overall === 2 && comment === null), LONG_MS, 500);
    }, 2 * LONG_MS);

    it.skipIf(viewport === phone)('is entered without a mouse in as few keys', async () => {
      await page.goto('/counter');
      const places = page.locator('input[type="radio"]');
      await places.first().waitFor({ state: 'attached', timeout: LONG_MS });
      const keys = new Keys(page);
      const start = page.getByRole('radio', { name: 'First call' });
      await keys.tabTo(start);
      keys.pressed = 0;
      const words = `Without a mouse ${mark}`;
      await keys.press('Space', '5');
      await keys.type(words);
      await keys.press('Enter');
      await page.getByText('Mark 5 is about to be saved.').waitFor();
      expect(keys.pressed + 1).toBeLessThanOrEqual(MOST_STEPS);
      expect(await arrived(words)).toMatchObject({ overall: 5, channel: 'REMARK', touchpoint: 'first-call' });
    }, 3 * LONG_MS);

    it('can be taken back and put right before anybody sees it', async () => {
      await page.goto('/counter');
      await page.getByRole('radio', { name: BILLING }).waitFor({ state: 'attached', timeout: LONG_MS });
      await page.getByText(BILLING, { exact: true }).click();
      await page.getByRole('radio', { name: '1 of 5' }).click();
      await page.keyboard.type(`Mistaken ${mark}`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await page.getByRole('textbox', { name: 'In the customer\'s words' }).inputValue()).toBe(`Mistaken ${mark}`);
      await page.getByRole('radio', { name: '3 of 5' }).click();
      await page.keyboard.press('Enter');
      expect(await arrived(`Mistaken ${mark}`)).toMatchObject({ overall: 3 });
      const all = (await head.get(`/api/feedback/responses?channel=REMARK&q=${mark}&limit=20`)).body.items as Json[];
      expect(all.filter(({ comment }) => comment === `Mistaken ${mark}`)).toHaveLength(1);
    }, 3 * LONG_MS);
  });
