import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, phone } from '../src/browser.js';
import { base, eventually } from '../src/platform.js';

const SITE = 'north-royal';
const id = `branching-${Date.now().toString(36)}`;
const three = (en: string, es: string, ar: string): Json => ({ en, es, ar });

/** Written as somebody at head office would, who takes it from elsewhere. */
const document: Json = {
  id, customerType: 'PATIENT', languages: ['en', 'es', 'ar'], title: three('Your visit', 'Su visita', 'زيارتك'),
  questions: [
    { kind: 'SMILEY', id: 'face', required: true, text: three('How was it?', '¿Cómo fue?', 'كيف كانت؟') },
    {
      kind: 'MULTIPLE_CHOICE', id: 'why', required: true, atMost: 2, text: three('What was wrong?', '¿Qué falló?', 'ما الذي لم يكن جيدًا؟'),
      options: [
        { id: 'waiting', text: three('The waiting', 'La espera', 'الانتظار') },
        { id: 'people', text: three('How I was treated', 'El trato', 'المعاملة') },
        { id: 'place', text: three('The place', 'El lugar', 'المكان') },
      ],
      when: { question: 'face', atMost: 2 },
    },
    { kind: 'TEXT', id: 'who', required: false, longest: 200, text: three('What happened?', '¿Qué pasó?', 'ماذا حدث؟'), when: { question: 'why', anyOf: ['people'] } },
    { kind: 'NUMBER', id: 'visits', required: false, least: 0, most: 100, text: three('How many visits?', '¿Cuántas visitas?', 'كم زيارة؟') },
    { kind: 'YES_NO', id: 'better', required: true, text: three('Is it better than before?', '¿Es mejor que antes?', 'هل هي أفضل من قبل؟'), when: { question: 'visits', atLeast: 2 } },
    { kind: 'TEXT', id: 'comment', required: false, longest: 4000, text: three('What should we know?', '¿Qué deberíamos saber?', 'ما الذي ينبغي أن نعرفه؟') },
  ],
};

describe('a questionnaire from head office to the phone of a customer', () => {
  let head: Client;
  let code: string;
  let before: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[];
    // The oldest, which comes with the site: other tests make newer ones, and switch them off.
    const survey = surveys.findLast(({ customerType, channel, active }) => customerType === 'PATIENT' && channel === 'WEB' && active)!;
    code = survey.code as string;
    before = survey.questionnaire as string;
  });

  afterAll(async () => {
    await head.send('PUT', `/api/feedback/surveys/${code}/questionnaire`, { questionnaire: before });
  });

  it('names every fault of an import with its path', async () => {
    const broken = structuredClone(document);
    broken.questions[1].when.question = 'comment';
    delete broken.questions[2].text.en;
    broken.questions[3].id = 'face';
    const answer = await head.post('/api/feedback/questionnaires/import', broken);
    expect(answer.status).toBe(400);
    expect((answer.body.errors as Json[]).map(({ field, reason }) => `${field} ${reason}`)).toEqual(['questions[2].text.en missing']);
    broken.questions[2].text.en = 'What happened?';
    const next = await head.post('/api/feedback/questionnaires/import', broken);
    expect((next.body.errors as Json[]).map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'questions[1].when.question not-earlier', 'questions[3].id duplicate', 'questions[4].when.question unknown-question',
    ]);
  });

  it('is drafted, published as a version, and asked by a survey whose address stays', async () => {
    const draft = await head.post('/api/feedback/questionnaires/import', document);
    expect(draft.status, draft.text).toBe(201);
    expect((await head.post(`/api/feedback/questionnaires/${id}/draft/publish`, {})).status).toBe(428);
    const published = await head.post(`/api/feedback/questionnaires/${id}/draft/publish`, { note: 'Asks of the first visit.' }, { 'if-match': draft.headers.get('etag')! });
    expect(published.body).toMatchObject({ version: 1, note: 'Asks of the first visit.' });
    const chosen = await head.send('PUT', `/api/feedback/surveys/${code}/questionnaire`, { questionnaire: id });
    expect(chosen.body).toMatchObject({ code, questionnaire: id });
    await eventually('the survey asks it', async () => (await (await fetch(`${base}/s/${code}`)).text()).includes('data-q="face"'));
  });

  async function answers(comment: string): Promise<Json> {
    const list = (await head.get(`/api/feedback/responses?site=${SITE}&q=${encodeURIComponent(comment)}`)).body.items as Json[];
    expect(list).toHaveLength(1);
    const detail = (await head.get(`/api/feedback/responses/${list[0]!.id}`)).body;
    return Object.fromEntries((detail.answers as Json[]).map(({ question, value }) => [question, value]));
  }

  it('weighs less than 30 kB with all it loads and sets no cookie', async () => {
    const page = await fetch(`${base}/s/${code}`);
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const html = await page.text();
    const assets = [...html.matchAll(/(?:href|src)="(\/s\/[^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
    expect(assets).toHaveLength(4);
    const bodies = await Promise.all(assets.map(async (asset) => (await fetch(base + asset)).text()));
    const weight = [html, ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);
    console.log(`a survey of ${document.questions.length} questions weighs ${weight} bytes`);
    expect(weight).toBeLessThan(30_000);
  });

  describe.skipIf(!browserTestsRun()).each([['without a script', false], ['with the script', true]] as const)('on a phone %s', (how, script) => {
    let context: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      context = await browser({ viewport: phone, javaScriptEnabled: script });
      page = await context.newPage();
    });

    afterAll(async () => {
      await context.close();
    });

    /** By a script, for which the page must run some; what is judged is the same page. */
    const faults = async (): Promise<string[]> => (script ? accessibilityFaults(page) : []);
    const seen = (question: string): Promise<boolean> => page.isVisible(`[data-q="${question}"]`);
    const choose = (name: string, value: string): Promise<void> => page.check(`input[name="${name}"][value="${value}"]`, { force: true });
    const send = async (button: string): Promise<void> => {
      await Promise.all([page.waitForEvent('load'), page.click(button)]);
    };

    it('shows the first question at once, with large targets', async () => {
      await page.goto(`/s/${code}?lang=en`);
      const first = (await page.locator('[data-q="face"]').boundingBox())!;
      expect(first.y + first.height).toBeLessThan(phone.height);
      // All but the field that is there for robots only: nobody sees it or comes to it by keyboard, so that it is no target.
      const controls = page.locator('.mark, button:not(.default), textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not(.aside *), .tick');
      expect(await controls.count()).toBeGreaterThan(10);
      for (const control of await controls.all()) {
        const box = await control.boundingBox();
        if (box && await control.isVisible()) {
          expect(box.height, await control.innerHTML()).toBeGreaterThanOrEqual(44);
          expect(box.width, await control.innerHTML()).toBeGreaterThanOrEqual(44);
        }
      }
      expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    }, 60_000);

    it('is read by a screen reader and walked by keyboard in the order in which it stands', async () => {
      expect(await faults()).toEqual([]);
      const inOrder = await page.evaluate(() => {
        const parts = Array.from(globalThis.document.querySelectorAll<HTMLElement>('main [data-q], main [data-q] input, main [data-q] textarea, main button.send')).filter((one) => one.offsetParent !== null);
        const tops = parts.map((one) => (one.closest('.mark, .tick') ?? one).getBoundingClientRect().top);
        return { parts: parts.length, ascending: tops.every((top, at) => at === 0 || top >= tops[at - 1]! - 1), jumps: globalThis.document.querySelectorAll('[tabindex]:not([tabindex="0"], [tabindex="-1"])').length };
      });
      expect(inOrder.parts).toBeGreaterThan(8);
      expect(inOrder).toMatchObject({ ascending: true, jumps: 0 });
    }, 60_000);

    it('asks what follows from an answer, and only then', async () => {
      expect([await seen('why'), await seen('who')]).toEqual([false, false]);
      await choose('face', '2');
      expect([await seen('why'), await seen('who')]).toEqual([true, false]);
      await choose('why', 'people');
      expect(await seen('who')).toBe(true);
      await choose('face', '4');
      expect([await seen('why'), await seen('who')]).toEqual([false, false]);
    });

    it('says what is missing beside the question and keeps what was typed, also in another language', async () => {
      await choose('face', '1');
      await page.uncheck('input[name="why"][value="people"]', { force: true });
      await page.fill('[name="comment"]', `Kept ${how} ${id}`);
      await page.fill('[name="visits"]', 'often');
      await send('button.send');
      expect(await page.textContent('#why-error')).toContain('needs an answer');
      expect(await page.textContent('#visits-error')).toContain('Please enter a number');
      expect(await page.inputValue('[name="comment"]')).toBe(`Kept ${how} ${id}`);
      expect(await page.isChecked('#face-1')).toBe(true);
      await send('button[name="switch"][value="es"]');
      expect(await page.getAttribute('html', 'lang')).toBe('es');
      expect(await page.inputValue('[name="visits"]')).toBe('often');
      await send('button.send');
      expect(await page.textContent('#why-error')).toContain('necesita una respuesta');
      expect(await faults()).toEqual([]);
      await send('button[name="switch"][value="ar"]');
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
      expect(await faults()).toEqual([]);
      expect(await page.inputValue('[name="comment"]')).toBe(`Kept ${how} ${id}`);
      expect(await page.isChecked('#face-1')).toBe(true);
    });

    it.skipIf(!script)('keeps it over a reload of the address, and asks after a number that is typed', async () => {
      await page.goto(`/s/${code}?lang=en`);
      expect(await page.inputValue('[name="comment"]')).toBe(`Kept ${how} ${id}`);
      expect(await page.isChecked('#face-1')).toBe(true);
      expect(await seen('why')).toBe(true);
      await page.fill('[name="visits"]', '1');
      expect(await seen('better')).toBe(false);
      await page.fill('[name="visits"]', '٣');
      expect(await seen('better')).toBe(true);
    });

    it('stores what was asked and answered, and thanks', async () => {
      await choose('why', 'people');
      await page.fill('[name="who"]', 'Nobody looked up.');
      await page.fill('[name="visits"]', '3');
      await choose('better', 'false');
      await send('button.send');
      expect(new URL(page.url()).pathname).toBe(`/s/${code}/thanks`);
      expect(await faults()).toEqual([]);
      expect(await answers(`Kept ${how} ${id}`)).toEqual({ face: 1, why: ['people'], who: 'Nobody looked up.', visits: 3, better: false });
    });

    it('shows an empty page to whoever comes next', async () => {
      await page.goto(`/s/${code}?lang=en`);
      expect(await page.inputValue('[name="comment"]')).toBe('');
      expect(await page.isChecked('#face-1')).toBe(false);
      if (script) {
        expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      }
    });

    it('leaves out what was answered and then no longer asked', async () => {
      await choose('face', '1');
      await choose('why', 'place');
      await choose('face', '3');
      await page.fill('[name="comment"]', `Changed my mind ${how} ${id}`);
      await send('button.send');
      expect(await answers(`Changed my mind ${how} ${id}`)).toEqual({ face: 3 });
    });
  });
});
