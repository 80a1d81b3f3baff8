import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { freshMark } from '../src/desk.js';
import { newKiosk, pairWith, PATIENCE_MS, tablet } from '../src/kiosk.js';
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

let head: Client;
const kiosks: string[] = [];

beforeAll(async () => {
  head = await Client.signIn('head');
});

afterAll(async () => {
  for (const id of kiosks) {
    await head.post(`/api/feedback/kiosks/${id}/revoke`, {});
  }
});

async function paired(page: Page, touchpoint: string, more: Json): Promise<string> {
  const { id, code } = await newKiosk(head, SITE, touchpoint, more);
  kiosks.push(id);
  await pairWith(page, code);
  return id;
}

async function answers(touchpoint: string): Promise<Json[]> {
  return (await head.get(`/api/feedback/responses?site=${SITE}&channel=KIOSK&touchpoint=${touchpoint}&limit=200`)).body.items as Json[];
}

/** A kiosk's survey and what it asked before a test. */
interface Asked {
  survey: string;
  before: string;
}

/** Lets the kiosks of a touchpoint ask these questions. */
async function asking(touchpoint: string, questions: Json[]): Promise<Asked> {
  const questionnaire = `kiosk-${freshMark('asks')}`.slice(0, 40);
  const made = await head.post('/api/feedback/questionnaires/import', { id: questionnaire, customerType: 'PATIENT', languages: ['en'], title: { en: 'For a kiosk' }, questions });
  expect([200, 201], made.text).toContain(made.status);
  const draft = await head.get(`/api/feedback/questionnaires/${questionnaire}/draft`);
  const published = await head.post(`/api/feedback/questionnaires/${questionnaire}/draft/publish`, { note: 'For a kiosk.' }, { 'if-match': draft.headers.get('etag') ?? '*' });
  expect([200, 201], published.text).toContain(published.status);
  const there = await head.post('/api/feedback/surveys', { site: SITE, customerType: 'PATIENT', touchpoint, channel: 'KIOSK' });
  expect([200, 201, 409], there.text).toContain(there.status);
  const found = ((await head.get(`/api/feedback/surveys?site=${SITE}&touchpoint=${touchpoint}`)).body.items as Json[])
    .find(({ channel, active }) => channel === 'KIOSK' && active)!;
  const changed = await head.send('PUT', `/api/feedback/surveys/${found.code}/questionnaire`, { questionnaire });
  expect(changed.status, changed.text).toBe(200);
  return { survey: found.code as string, before: found.questionnaire as string };
}

async function askAsBefore({ survey, before }: Asked): Promise<void> {
  await head.send('PUT', `/api/feedback/surveys/${survey}/questionnaire`, { questionnaire: before });
}

const setClock = (page: Page, wrongBy: number): Promise<void> => page.evaluate((by) => sessionStorage.setItem('wrongBy', String(by)), wrongBy);

describe.skipIf(!browserTestsRun())('a kiosk whose clock is wrong by hours', () => {
  const TOUCHPOINT = 'entrance';
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser({ viewport: tablet });
    await context.addInitScript(wrongClock);
    page = await context.newPage();
    await page.goto('/k');
    await setClock(page, 3 * HOUR_MS);
    await paired(page, TOUCHPOINT, { questions: 0, idleSeconds: 120 });
  }, 2 * PATIENCE_MS);

  afterAll(() => context?.close());

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
    const known = new Set((await answers(TOUCHPOINT)).map(({ id }) => id as string));
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
      const fresh = (await answers(TOUCHPOINT)).filter(({ id }) => !known.has(id as string));
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

describe.skipIf(!browserTestsRun())('what somebody types on a kiosk', () => {
  const TOUCHPOINT = 'restroom';
  const IDLE_SECONDS = 8;
  const mark = freshMark('typed');
  let context: BrowserContext;
  let page: Page;
  let asked: Asked;

  /** One tap, and then what they want to say. */
  beforeAll(async () => {
    asked = await asking(TOUCHPOINT, [
      { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it?' } },
      { kind: 'TEXT', id: 'comment', required: false, text: { en: 'What should we know?' }, longest: 400 },
    ]);
    context = await browser({ viewport: tablet });
    page = await context.newPage();
    await paired(page, TOUCHPOINT, { questions: 1, idleSeconds: IDLE_SECONDS });
  }, 3 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await askAsBefore(asked);
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

  const given = async (words: string): Promise<Json | undefined> => (await answers(TOUCHPOINT)).find(({ comment }) => comment === words);

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
    const count = (await answers(TOUCHPOINT)).length;
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
      const now = await answers(TOUCHPOINT);
      return now.length === count + 1 ? now[0] : undefined;
    }, PATIENCE_MS);
    expect(one).toMatchObject({ comment: null });
  }, 3 * PATIENCE_MS);

  it('is gone after a reload in the middle of it', async () => {
    const count = (await answers(TOUCHPOINT)).length;
    await types(`Reloaded ${mark}`);
    await page.reload();
    await start();
    expect(await onScreen()).not.toContain(mark);
    expect(await page.locator('textarea').count()).toBe(0);
    expect(await keptAside()).not.toContain(mark);
    await eventually('the tap is there', async () => (await answers(TOUCHPOINT)).length === count + 1, PATIENCE_MS);
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

describe.skipIf(!browserTestsRun())('what somebody expected and then met, and a number, on a kiosk', () => {
  const TOUCHPOINT = 'billing';
  let context: BrowserContext;
  let page: Page;
  let asked: Asked;

  beforeAll(async () => {
    asked = await asking(TOUCHPOINT, [
      { kind: 'SMILEY', id: 'overall', required: true, text: { en: 'How was it?' } },
      { kind: 'EXPECTATION_PAIR', id: 'kept', required: false, dimension: 'TRUST', text: { en: 'We keep what we promise' }, low: { en: 'Not at all' }, high: { en: 'Always' } },
      { kind: 'NUMBER', id: 'visits', required: false, text: { en: 'How many visits this year?' }, least: 0, most: 100 },
      { kind: 'YES_NO', id: 'better', required: false, text: { en: 'Better than before?' }, when: { question: 'visits', atLeast: 2 } },
    ]);
    context = await browser({ viewport: tablet });
    page = await context.newPage();
    await paired(page, TOUCHPOINT, { questions: 3, idleSeconds: 8 });
  }, 3 * PATIENCE_MS);

  afterAll(async () => {
    await context?.close();
    await askAsBefore(asked);
  });

  /** Taps a face, and tells where the newest answer is afterwards. */
  async function taps(face: number): Promise<() => Promise<Json>> {
    const count = (await answers(TOUCHPOINT)).length;
    await page.locator(`.face[data-value="${face}"]`).click({ timeout: PATIENCE_MS });
    await page.locator('#half-expected').waitFor();
    return async () => {
      const stored = await eventually('the answer is there', async () => {
        const now = await answers(TOUCHPOINT);
        return now.length === count + 1 ? now[0] : undefined;
      }, PATIENCE_MS);
      return (await head.get(`/api/feedback/responses/${stored.id}`)).body;
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
