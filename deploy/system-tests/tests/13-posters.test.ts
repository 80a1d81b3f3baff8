import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { pagesOf, type PrintedPage } from '../src/codes.js';
import { LONG_MS, signIn } from '../src/desk.js';
import { base } from '../src/platform.js';

const SITE = 'south-bay';
/** A page for each touchpoint of each site, which are laid out and then looked at as by a camera. */
const MANY_PAGES_MS = 600_000;

describe.skipIf(!browserTestsRun())('posters, printed from the staff app', () => {
  let head: Client;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    head = await Client.signIn('head');
    context = await browser({ viewport: desktop });
    page = await context.newPage();
    await signIn(page, 'head');
  }, 2 * LONG_MS);

  afterAll(() => context?.close());

  /** Presses the button and reads the file that comes; says how many touchpoints the button promised. */
  async function printed(address: string): Promise<[promised: number, pages: PrintedPage[]]> {
    await page.goto(address);
    const button = page.getByRole('button', { name: /^Make the PDF \([1-9]\d* touchpoints?\)$/ });
    await button.waitFor({ timeout: LONG_MS });
    const promised = Number(/\d+/.exec(await button.innerText())?.[0]);
    const saved = page.waitForEvent('download', { timeout: MANY_PAGES_MS });
    await button.click();
    const file = readFileSync(await (await saved).path());
    return [promised, await pagesOf(file)];
  }

  /** All surveys behind printed codes, by their addresses. */
  async function surveys(): Promise<Map<string, Json>> {
    const found = new Map<string, Json>();
    let next = '';
    do {
      const { body } = await head.get(`/api/feedback/surveys?channel=QR&limit=200${next}`);
      (body.items as Json[]).forEach((survey) => found.set(survey.url as string, survey));
      next = body.next ? `&after=${encodeURIComponent(body.next as string)}` : '';
    } while (next !== '');
    return found;
  }

  async function names(): Promise<{ site: (code: string) => string; touchpoint: (code: string) => string }> {
    const sites = (await head.get('/api/directory/sites')).body.items as Json[];
    const touchpoints = (await head.get('/api/feedback/touchpoints?lang=en')).body as unknown as Json[];
    const named = (all: Json[]) => (code: string): string => all.find((one) => one.code === code)!.name as string;
    return { site: named(sites), touchpoint: named(touchpoints) };
  }

  /** The sites of the demo: real data that other tests import makes some of a thousand more. */
  async function hospitals(): Promise<string[]> {
    const sites = (await head.get('/api/directory/sites')).body.items as Json[];
    const demo = sites.filter(({ sector }) => sector === 'hospital').map(({ code }) => code as string);
    expect(demo.length).toBeGreaterThanOrEqual(12);
    return demo;
  }

  /** Words as they are compared: a long name may be printed in two lines. */
  const inLine = (text: string): string => text.replace(/\s+/g, ' ');

  it('of all sites and touchpoints are one file, and each code leads to the survey of the names above it', async () => {
    const demo = await hospitals();
    const [promised, pages] = await printed(`/channels?format=POSTER&lang=en&sites=${demo.join()}`);
    expect(promised).toBeGreaterThanOrEqual(10 * demo.length);
    expect(pages).toHaveLength(promised);
    const known = await surveys();
    const { site, touchpoint } = await names();
    const places = new Set<string>();
    for (const { codes, text } of pages) {
      expect(codes, inLine(text)).toHaveLength(1);
      const survey = known.get(codes[0]!)!;
      expect(survey, codes[0]).toMatchObject({ channel: 'QR', active: true });
      expect(inLine(text)).toContain(site(survey.site as string));
      expect(inLine(text)).toContain(touchpoint(survey.touchpoint as string));
      places.add(`${survey.site as string} ${survey.touchpoint as string}`);
    }
    // Each once, at all of these sites
    expect(places.size).toBe(promised);
    expect(new Set([...places].map((place) => place.split(' ')[0]))).toEqual(new Set(demo));
    // A sample of them as a telephone opens them
    for (const { codes } of pages.filter((_, index) => index % 10 === 0)) {
      const survey = known.get(codes[0]!)!;
      const opened = await fetch(codes[0]!);
      expect(opened.status).toBe(200);
      const where = /<p class="where">(.*?)<\/p>/s.exec(await opened.text())?.[1]?.replace(/<[^>]+>/g, '').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
      expect(where).toBe(`${site(survey.site as string)} · ${touchpoint(survey.touchpoint as string)}`);
    }
  }, MANY_PAGES_MS + 2 * LONG_MS);

  it('to stand on a table have the same code on both faces, which is answered on a phone', async () => {
    const [promised, pages] = await printed(`/channels?format=TENT&lang=en&sites=${SITE}&touchpoints=waiting,billing`);
    expect([promised, pages.length]).toEqual([2, 2]);
    const known = await surveys();
    for (const { codes } of pages) {
      expect(codes).toHaveLength(2);
      expect(new Set(codes).size).toBe(1);
    }
    const found = pages.map(({ codes }) => known.get(codes[0]!)!);
    expect(found.map(({ site, touchpoint }) => [site, touchpoint]).toSorted()).toEqual([[SITE, 'billing'], [SITE, 'waiting']]);
    const waiting = found.find(({ touchpoint }) => touchpoint === 'waiting')!;
    const count = async (): Promise<number> =>
      ((await head.get(`/api/feedback/responses?site=${SITE}&channel=QR&touchpoint=waiting&limit=200`)).body.items as Json[]).length;
    const before = await count();
    const telephone = await browser({ viewport: phone });
    const survey = await telephone.newPage();
    await survey.goto(new URL(waiting.url as string).pathname);
    await survey.check('input[name="overall"][value="4"]', { force: true });
    await survey.click('button.send');
    await survey.waitForURL(/thanks/);
    await telephone.close();
    expect(await count()).toBe(before + 1);
  }, MANY_PAGES_MS);

  it('are as good in Arabic', async () => {
    const [, pages] = await printed(`/channels?format=POSTER&lang=ar&sites=${SITE}&touchpoints=greeting`);
    expect(pages).toHaveLength(1);
    const survey = (await surveys()).get(pages[0]!.codes[0]!)!;
    expect([survey.site, survey.touchpoint]).toEqual([SITE, 'greeting']);
    expect((await fetch(`${base}${new URL(survey.url as string).pathname}?lang=ar`)).status).toBe(200);
  }, MANY_PAGES_MS);
});
