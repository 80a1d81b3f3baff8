import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { PATIENCE_MS, tablet } from '../src/kiosk.js';
import { eventually } from '../src/platform.js';

/** Long enough that nobody is sent away while the test looks. */
const IDLE_SECONDS = 600;

const ENDS = { low: { en: 'Least of all' }, high: { en: 'Most of all' } };
const OPTIONS = [{ id: 'desk', text: { en: 'The desk' } }, { id: 'ward', text: { en: 'The ward' } }, { id: 'shop', text: { en: 'The shop' } }];
const FACES: Json = { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it?' } };

/** The kiosk's script alone: the page is the real one, what it asks and whom it hands over to are the test's. */
describe.skipIf(!browserTestsRun())('the script of a kiosk', () => {
  let context: BrowserContext;
  let page: Page;
  let settings: Json;
  let handedOver: Json[] = [];

  beforeAll(async () => {
    context = await browser({ viewport: tablet, serviceWorkers: 'block' });
    page = await context.newPage();
    await context.route('**/k/heartbeat', (route) => route.fulfill({ json: { ...settings, time: new Date().toISOString() } }));
    await context.route('**/k/answers', async (route) => {
      const { answers } = route.request().postDataJSON() as { answers: Json[] };
      handedOver.push(...answers);
      await route.fulfill({ json: { done: answers.map(({ key }) => key as string), time: new Date().toISOString() } });
    });
    await page.goto('/k');
    await page.locator('#code').waitFor({ timeout: PATIENCE_MS });
  }, 2 * PATIENCE_MS);

  afterAll(() => context?.close());

  /** A device that was paired and asks these questions of the next person. */
  async function asks(questions: Json[], more: Json = {}): Promise<void> {
    settings = {
      kiosk: '00000000-0000-7000-8000-000000000001', name: 'Hall', site: 'Centre Park', touchpoint: { en: 'Entrance' }, open: true, language: 'en',
      questionnaire: { id: 'kiosk', version: 1, customerType: 'PATIENT', languages: ['en'], title: { en: 'Kiosk' }, questions },
      visit: [], idleSeconds: IDLE_SECONDS, misuseSeconds: 0, questions: questions.length, pin: { salt: '', hash: '', rounds: 1 }, time: new Date().toISOString(), ...more,
    };
    handedOver = [];
    await page.evaluate((known) => {
      localStorage.setItem('kiosk.secret', JSON.stringify('secret'));
      localStorage.setItem('kiosk.settings', JSON.stringify(known));
    }, settings);
    await page.reload();
    await shows(questions[0]!);
  }

  async function shows(question: Json): Promise<void> {
    await page.locator('h1', { hasText: question.text.en as string }).waitFor({ timeout: PATIENCE_MS });
  }

  const tap = (value: string | number | boolean): Promise<void> => page.locator(`main [data-value="${value}"]`).click();
  const words = (shown: Locator): Promise<string[]> => shown.allInnerTexts();

  /** The answers of the person who just finished. */
  async function given(): Promise<Json> {
    await page.locator('.thanks').waitFor({ timeout: PATIENCE_MS });
    return (await eventually('the answer is handed over', async () => handedOver[0], PATIENCE_MS)).answers as Json;
  }

  it.each([
    ['NPS', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']],
    ['EFFORT', ['1', '2', '3', '4', '5', '6', '7']],
    ['IMPORTANCE', ['1', '2', '3', '4', '5']],
  ])('draws each mark of %s between its two ends, and takes the least and the most', async (kind, marks) => {
    const scale = { kind, id: 'scale', required: false, text: { en: 'How much?' }, ...ENDS };
    for (const mark of [marks[0]!, marks.at(-1)!]) {
      await asks([FACES, scale]);
      await tap(3);
      await shows(scale);
      expect(await words(page.locator('.scale .mark'))).toEqual(marks);
      expect(await words(page.locator('.scale .ends span'))).toEqual(['Least of all', 'Most of all']);
      const places = await page.locator('.scale .mark').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right, width, height }) => ({ left, right, width, height })));
      expect(places.every(({ left, right, width, height }) => left >= 0 && right <= tablet.width && width >= 44 && height >= 44)).toBe(true);
      await tap(mark);
      expect(await given()).toEqual({ overall: 3, scale: Number(mark) });
    }
  }, 2 * PATIENCE_MS);

  it('takes a tap and its echo for one, and keeps nothing open', async () => {
    const scale = { kind: 'NPS', id: 'nps', required: false, text: { en: 'Would you recommend us?' }, ...ENDS };
    const twice = (value: number): Promise<void> => page.locator(`main [data-value="${value}"]`).evaluate((button: HTMLElement) => { button.click(); button.click(); });
    await asks([FACES, scale]);
    await twice(2);
    await shows(scale);
    await twice(7);
    expect(await given()).toEqual({ overall: 2, nps: 7 });
    await eventually('nothing waits', async () => (await page.locator('#state').getAttribute('data-waiting')) === '0', PATIENCE_MS);
    await page.reload();
    await shows(FACES);
    expect(handedOver).toHaveLength(1);
  }, 2 * PATIENCE_MS);

  it('takes the second half of a double tap for no answer to the next question', async () => {
    const scale = { kind: 'NPS', id: 'nps', required: false, text: { en: 'Would you recommend us?' }, ...ENDS };
    await asks([FACES, scale]);
    await page.evaluate(async () => {
      document.querySelector<HTMLElement>('main [data-value="2"]')!.click();
      while (document.querySelectorAll('.scale .mark').length === 0) {
        await new Promise(requestAnimationFrame);
      }
      document.querySelector('.scale .mark')!.dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true, cancelable: true }));
    });
    await tap(9);
    expect(await given()).toEqual({ overall: 2, nps: 9 });
  }, PATIENCE_MS);

  it('draws the recommendation first where no face is asked', async () => {
    const scale = { kind: 'NPS', id: 'nps', required: true, text: { en: 'Would you recommend us?' }, ...ENDS };
    await asks([scale]);
    expect(await page.locator('.scale .mark').count()).toBe(11);
    await tap(0);
    expect(await given()).toEqual({ nps: 0 });
  }, PATIENCE_MS);

  it('draws each option of a choice in its words, and one tap chooses', async () => {
    const choice = { kind: 'SINGLE_CHOICE', id: 'where', required: false, text: { en: 'Where?' }, options: OPTIONS };
    await asks([FACES, choice]);
    await tap(1);
    await shows(choice);
    expect(await words(page.locator('.choice'))).toEqual(['The desk', 'The ward', 'The shop']);
    await tap('ward');
    expect(await given()).toEqual({ overall: 1, where: 'ward' });
  }, PATIENCE_MS);

  it('lets several options be chosen, no more than may be, and taken back', async () => {
    const choice = { kind: 'MULTIPLE_CHOICE', id: 'where', required: false, text: { en: 'Where?' }, options: OPTIONS, atMost: 2 };
    const pressed = (): Promise<string[]> => words(page.locator('.choice[aria-pressed="true"]'));
    await asks([FACES, choice]);
    await tap(4);
    await shows(choice);
    await tap('desk');
    await tap('ward');
    await tap('shop');
    expect(await pressed()).toEqual(['The desk', 'The ward']);
    await tap('desk');
    await tap('shop');
    expect(await pressed()).toEqual(['The ward', 'The shop']);
    await page.getByRole('button', { name: 'Finish' }).click();
    expect(await given()).toEqual({ overall: 4, where: ['ward', 'shop'] });
  }, PATIENCE_MS);

  it('says nothing of a question that was skipped', async () => {
    const scale = { kind: 'EFFORT', id: 'effort', required: false, text: { en: 'How easy?' }, ...ENDS };
    await asks([FACES, scale]);
    await tap(2);
    await shows(scale);
    await page.getByRole('button', { name: 'Skip' }).click();
    expect(await given()).toEqual({ overall: 2 });
  }, PATIENCE_MS);

  it('does not let a question be skipped that must be answered', async () => {
    const scale = { kind: 'EFFORT', id: 'effort', required: true, text: { en: 'How easy?' }, ...ENDS };
    await asks([FACES, scale]);
    await tap(2);
    await shows(scale);
    expect(await page.getByRole('button', { name: 'Skip' }).count()).toBe(0);
  }, PATIENCE_MS);

  it('lets whoever chose a language finish a pair in it, and the next person begin in the own language of the place', async () => {
    const pair = { kind: 'EXPECTATION_PAIR', id: 'kept', required: true, text: { en: 'We keep what we promise', ar: 'نفي بما نعد به' }, low: { en: 'Never', ar: 'أبدًا' }, high: { en: 'Always', ar: 'دائمًا' } };
    const idleSeconds = 30;
    await asks([pair], { idleSeconds, questionnaire: { id: 'kiosk', version: 1, customerType: 'PATIENT', languages: ['en', 'ar'], title: { en: 'Kiosk' }, questions: [pair] } });
    const later = await context.newPage();
    await later.clock.install();
    await later.goto('/k');
    await later.locator('.languages button[lang="ar"]').click({ timeout: PATIENCE_MS });
    await later.locator('h1', { hasText: pair.text.ar }).waitFor();
    await later.clock.runFor((idleSeconds - 1) * 1_000);
    await later.locator('.pair .mark[data-value="4"]').click();
    await later.locator('#half-experienced').waitFor();
    await later.clock.runFor((idleSeconds - 1) * 1_000);
    expect(await later.locator('#half-experienced').innerText()).toBe('ما لمسته فعلًا');
    await later.clock.runFor(2_000);
    await later.locator('h1', { hasText: pair.text.en }).waitFor();
    expect(await later.locator('#half-expected').innerText()).toBe('What I expected');
    expect(await later.evaluate(() => document.documentElement.dir)).toBe('ltr');
    await later.close();
  }, PATIENCE_MS);

  describe('asks what follows from an answer, and only then', () => {
    const scale = (kind: string): Json => ({ kind, id: 'base', required: false, text: { en: 'The base' }, ...ENDS });
    const choice = (kind: string): Json => ({ kind, id: 'base', required: false, text: { en: 'The base' }, options: OPTIONS });
    const yesNo = { kind: 'YES_NO', id: 'base', required: false, text: { en: 'The base' } };
    const pair = scale('EXPECTATION_PAIR');
    const one = (value: string | number | boolean) => () => tap(value);
    const both = (expected: number, experienced: number) => async () => {
      await tap(expected);
      await page.locator('#half-experienced').waitFor();
      await tap(experienced);
    };
    const several = (...options: string[]) => async () => {
      for (const option of options) {
        await tap(option);
      }
      await page.getByRole('button', { name: 'Next' }).or(page.getByRole('button', { name: 'Finish' })).first().click();
    };
    const skip = () => page.getByRole('button', { name: 'Skip' }).click();

    const CASES: [string, Json, Json, () => Promise<void>, boolean][] = [
      ['a mark at the bound from above', scale('RATING'), { atMost: 2 }, one(2), true],
      ['a mark over it', scale('RATING'), { atMost: 2 }, one(3), false],
      ['a mark at the bound from below', scale('EFFORT'), { atLeast: 6 }, one(6), true],
      ['a mark under it', scale('EFFORT'), { atLeast: 6 }, one(5), false],
      ['nought of ten, which is a mark like others', scale('NPS'), { atMost: 6 }, one(0), true],
      ['nought of ten where much is asked for', scale('NPS'), { atLeast: 1 }, one(0), false],
      ['a mark between two bounds', scale('NPS'), { atLeast: 7, atMost: 8 }, one(8), true],
      ['a mark outside of two bounds', scale('NPS'), { atLeast: 7, atMost: 8 }, one(9), false],
      ['one of the named marks', scale('RATING'), { anyOf: ['1', '5'] }, one(5), true],
      ['a mark that is not named', scale('RATING'), { anyOf: ['1', '5'] }, one(4), false],
      ['no, where no is named', yesNo, { anyOf: ['false'] }, one(false), true],
      ['yes, where no is named', yesNo, { anyOf: ['false'] }, one(true), false],
      ['one of the named options', choice('SINGLE_CHOICE'), { anyOf: ['ward', 'shop'] }, one('shop'), true],
      ['another option', choice('SINGLE_CHOICE'), { anyOf: ['ward', 'shop'] }, one('desk'), false],
      ['a named option among several', choice('MULTIPLE_CHOICE'), { anyOf: ['ward'] }, several('desk', 'ward'), true],
      ['only other options', choice('MULTIPLE_CHOICE'), { anyOf: ['ward'] }, several('desk', 'shop'), false],
      ['what was experienced, low', pair, { atMost: 2 }, both(5, 1), true],
      ['what was experienced, high, though little was expected', pair, { atMost: 2 }, both(1, 5), false],
      ['nothing', scale('RATING'), { atLeast: 1 }, skip, false],
      ['nothing, where anything but one thing leads on', choice('SINGLE_CHOICE'), { anyOf: ['desk'] }, skip, false],
    ];

    it.each(CASES)('%s', async (_answer, base, when, answer, asked) => {
      const then = { kind: 'YES_NO', id: 'then', required: false, text: { en: 'And then?' }, when: { question: 'base', ...when } };
      await asks([FACES, base, then]);
      await tap(3);
      await shows(base);
      await answer();
      await page.locator('.thanks').or(page.locator('h1', { hasText: 'And then?' })).first().waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('h1', { hasText: 'And then?' }).count()).toBe(asked ? 1 : 0);
      if (asked) {
        await tap(true);
      }
      expect((await given()).then).toBe(asked ? true : undefined);
    }, PATIENCE_MS);

    it('leaves out what follows from a question that was not asked itself', async () => {
      const unasked = { ...scale('RATING'), when: { question: 'overall', atMost: 1 } };
      const then = { kind: 'YES_NO', id: 'then', required: false, text: { en: 'And then?' }, when: { question: 'base', atMost: 5 } };
      const last = { kind: 'EFFORT', id: 'last', required: false, text: { en: 'How easy?' }, ...ENDS };
      await asks([FACES, unasked, then, last]);
      await tap(4);
      await shows(last);
      await tap(7);
      expect(await given()).toEqual({ overall: 4, last: 7 });
    }, PATIENCE_MS);
  });
});
