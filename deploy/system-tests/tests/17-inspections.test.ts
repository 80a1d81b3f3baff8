import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { freshMark, LONG_MS, signIn } from '../src/desk.js';
import { eventually } from '../src/platform.js';

/** Where the demo's manager and staff work. */
const SITE = 'north-general';
const TOUCHPOINTS = ['parking', 'restroom'];

describe.skipIf(!browserTestsRun())('an inspection, from its plan to its score', () => {
  const mark = freshMark('inspection');
  const INSPECTOR = `Robin ${mark}`;
  const BRIEF = `Look at the doors too. ${mark}`;
  const TO_DO = `The light over the second basin is out. ${mark}`;
  const NOTES = `Done in the morning, before visitors came. ${mark}`;
  const contexts: BrowserContext[] = [];
  let head: Client;
  let manager: Client;
  let staff: Client;
  let leader: Page;
  let colleague: Page;
  let names: string[];
  let zone: string;
  let link: string;
  let id: string;
  let before: Json;

  async function opened(username: string): Promise<Page> {
    const context = await browser({ viewport: desktop });
    contexts.push(context);
    const page = await context.newPage();
    await signIn(page, username);
    return page;
  }

  beforeAll(async () => {
    [head, manager, staff] = [await Client.signIn('head'), await Client.signIn('manager'), await Client.signIn('staff')];
    zone = (await head.get(`/api/directory/sites/${SITE}`)).body.timeZone as string;
    names = await Promise.all(TOUCHPOINTS.map(async (touchpoint) => (await evaluation(touchpoint)).name as string));
    before = await evaluation('restroom');
    [leader, colleague] = [await opened('manager'), await opened('staff')];
  }, 4 * LONG_MS);

  afterAll(async () => {
    if (id && ['PLANNED', 'STARTED'].includes((await manager.get(`/api/feedback/visits/${id}`)).body.visit?.state as string)) {
      await manager.post(`/api/feedback/visits/${id}/cancel`, {});
    }
    await Promise.all(contexts.map((context) => context.close()));
  });

  async function evaluation(touchpoint: string): Promise<Json> {
    const list = (await head.get(`/api/feedback/evaluations?site=${SITE}&customerType=PATIENT`)).body.items as Json[];
    return list.find((each) => each.touchpoint === touchpoint)!;
  }

  /** A moment as the clocks of the site show it. */
  const byTheClock = (epoch: number): string => new Date(epoch).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');

  it('is planned by the manager of the site, who can plan no mystery visit', async () => {
    expect(before.plan).toMatchObject({ method: 'INSPECTION' });
    await leader.goto(`/visits/new?site=${SITE}`);
    await leader.getByRole('heading', { level: 1, name: 'Plan a visit' }).waitFor({ timeout: LONG_MS });
    expect(await leader.getByRole('radio', { name: 'Inspection' }).isChecked()).toBe(true);
    expect(await leader.getByRole('radio', { name: 'Mystery visit' }).isDisabled()).toBe(true);
    for (const name of names) {
      await leader.getByRole('checkbox', { name, exact: true }).check();
    }
    await leader.getByRole('textbox', { name: 'From', exact: true }).fill(byTheClock(Date.now() - 3_600_000));
    await leader.getByRole('textbox', { name: 'To', exact: true }).fill(byTheClock(Date.now() + 86_400_000));
    await leader.getByRole('textbox', { name: 'Name', exact: true }).fill(INSPECTOR);
    await leader.getByRole('textbox', { name: 'Brief', exact: true }).fill(BRIEF);
    expect(await accessibilityFaults(leader)).toEqual([]);
    await leader.getByRole('button', { name: 'Plan it and show the link' }).click();
    await leader.getByText('It is shown only now').waitFor({ timeout: LONG_MS });
    link = new URL((await leader.locator('.mantine-Code-root').textContent())!.trim()).pathname;
    await leader.getByRole('link', { name: 'Open the visit' }).click();
    await leader.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    id = new URL(leader.url()).pathname.split('/').at(-1)!;
    await leader.getByText(link).waitFor({ state: 'detached' });
    expect((await manager.get(`/api/feedback/visits/${id}`)).body.visit).toMatchObject({ method: 'INSPECTION', site: SITE, state: 'PLANNED', score: null, shopper: { name: INSPECTOR } });
  }, 3 * LONG_MS);

  it('is open to the site from the start: staff see who comes and what for, and cannot change it', async () => {
    await colleague.goto(`/visits/${id}`);
    await colleague.getByText(BRIEF).waitFor({ timeout: LONG_MS });
    await colleague.getByText(INSPECTOR).first().waitFor();
    for (const name of names) {
      await colleague.getByRole('listitem').filter({ hasText: name }).first().waitFor();
    }
    expect((await staff.post(`/api/feedback/visits/${id}/cancel`, {})).status).toBe(403);
    expect((await staff.post(`/api/feedback/visits/${id}/link`, {})).status).toBe(403);
    expect((await staff.get(`/api/feedback/visits/${id}`)).text).not.toContain(link);
  }, 2 * LONG_MS);

  it('is done on a phone, a list and a photo at each touchpoint, and says what is missing', async () => {
    const context = await browser({ viewport: phone });
    contexts.push(context);
    const page = await context.newPage();
    const marks = (stop: number, question: string, value: number | boolean): Promise<void> => page.check(`input[name="s${stop}-${question}"][value="${value}"]`, { force: true });
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Inspection' }).waitFor({ timeout: LONG_MS });
    await page.getByText(BRIEF).waitFor();
    expect(await page.locator('h2.stop-name').allInnerTexts()).toEqual([`1. ${names[0]}`, `2. ${names[1]}`, expect.any(String)]);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true);
    for (const [question, value] of Object.entries({ clean: 5, appearance: 4, signs: true, equipment: false, passages: true })) {
      await marks(1, question, value);
    }
    await page.click('button[name="hand-in"]');
    await page.locator('.summary[role="alert"]').waitFor();
    expect(await page.locator('.summary li').count()).toBe(5);
    expect(await page.isChecked('input[name="s1-clean"][value="5"]')).toBe(true);
    for (const [question, value] of Object.entries({ clean: 2, appearance: 5, signs: true, equipment: true, passages: true, condition: 1 })) {
      await marks(2, question, value);
    }
    for (const stop of [1, 2]) {
      await page.setInputFiles(`#photo-${stop}`, { name: `stop-${stop}.jpg`, mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) });
      await eventually('the photo is taken', async () => (await page.locator('ul.taken img').count()) === stop, LONG_MS);
    }
    expect(await page.isChecked('input[name="s2-condition"][value="1"]')).toBe(true);
    await page.fill('textarea[name="s2-comment"]', TO_DO);
    await page.fill('textarea[name="notes"]', NOTES);
    await page.click('button[name="hand-in"]');
    await page.getByRole('heading', { name: 'Thank you, the report is in' }).waitFor({ timeout: LONG_MS });
  }, 3 * LONG_MS);

  it('has the score of what was marked, as a whole and at each touchpoint', async () => {
    const { visit, report } = await eventually('the inspection is done', async () => {
      const { body } = await manager.get(`/api/feedback/visits/${id}`);
      return body.visit.state === 'DONE' && body.report ? body : undefined;
    }, LONG_MS);
    // Marks of five count from 0 for the first to 1 for the fifth, yes counts 1 and no 0
    const [first, second] = [1 + 0.75 + 1 + 0 + 1, 0.25 + 1 + 1 + 1 + 1 + 0];
    expect(visit).toMatchObject({ scored: 11 });
    expect(visit.score).toBeCloseTo((100 * (first + second)) / 11, 3);
    const sections = report.sections as Json[];
    expect(sections.map(({ touchpoint, scored }) => [touchpoint, scored])).toEqual([['parking', 5], ['restroom', 6]]);
    expect(sections[0]!.score).toBeCloseTo((100 * first) / 5, 3);
    expect(sections[1]!.score).toBeCloseTo((100 * second) / 6, 3);
    expect(sections.map(({ photos }) => (photos as Json[]).length)).toEqual([1, 1]);
  }, 2 * LONG_MS);

  it('is read by the manager and by staff alike, with its photos', async () => {
    for (const page of [leader, colleague]) {
      await page.goto(`/visits/${id}`);
      await page.locator('.tp-figure', { hasText: '72.7' }).waitFor({ timeout: LONG_MS });
      await page.getByText(TO_DO).waitFor();
      await page.getByText(NOTES).waitFor();
      const photos = page.getByRole('img', { name: /^Photo 1 of 1/ });
      expect(await photos.count()).toBe(2);
      await photos.last().scrollIntoViewIfNeeded();
      await eventually('the photo is drawn', async () => (await photos.last().evaluate((image) => (image as HTMLImageElement).naturalWidth)) > 0, LONG_MS);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await colleague.goto(`/visits?site=${SITE}`);
    await colleague.locator(`a[href="/visits/${id}"]`).first().waitFor({ timeout: LONG_MS });
  }, 3 * LONG_MS);

  it('counts as the evaluation that its touchpoints are planned for', async () => {
    const after = await eventually('the inspection counts', async () => {
      const now = await evaluation('restroom');
      return (now.answers as number) > (before.answers as number) ? now : undefined;
    }, LONG_MS);
    expect(after.answers).toBe((before.answers as number) + 1);
    const responses = (await head.get(`/api/feedback/responses?site=${SITE}&channel=INSPECTION&limit=50`)).body.items as Json[];
    expect(responses.filter(({ comment }) => comment === TO_DO)).toHaveLength(1);
  }, 2 * LONG_MS);
});
