import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { newKiosk } from '../src/kiosk.js';
import { mails } from '../src/mailbox.js';
import { eventually } from '../src/platform.js';

const SITE = 'south-coast';
/** Those that come with the product: other tests add touchpoints of their own and switch them off. */
const SAID = 'greeting';
const TAPPED = 'parking';
const mark = Date.now().toString(36);
const LONG = 60_000;
const customer = `misery-${mark}@example.org`;

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', username);
  await page.fill('input[type="password"]', 'touchpoint-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: LONG });
}

describe.skipIf(!browserTestsRun())('what customers say, heard by people', () => {
  let head: Client;
  let staffed: BrowserContext;
  let page: Page;
  let code: string;
  let duty: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    duty = (await head.get(`/api/directory/sites/${SITE}`)).body.contact.email as string;
    code = await surveyAt(SAID);
    staffed = await browser({ viewport: desktop });
    page = await staffed.newPage();
    await signIn(page, 'head');
  });

  afterAll(async () => {
    await closeAlerts(SAID);
    await closeAlerts(TAPPED);
    await staffed.close();
  });

  async function surveyAt(touchpoint: string): Promise<string> {
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&touchpoint=${touchpoint}`)).body.items as Json[];
    return surveys.find((survey) => survey.site === SITE && survey.channel === 'WEB' && survey.active)!.code as string;
  }

  async function alertsAt(touchpoint: string): Promise<Json[]> {
    return ((await head.get(`/api/feedback/alerts?site=${SITE}&limit=200`)).body.items as Json[]).filter((alert) => alert.touchpoint === touchpoint);
  }

  /** An alert that nobody has reacted to takes further bad answers, those of the next run as well. */
  async function closeAlerts(touchpoint: string): Promise<void> {
    for (const alert of await alertsAt(touchpoint)) {
      if (alert.state !== 'CLOSED') {
        await head.post(`/api/feedback/alerts/${alert.id as string}/moves`, { to: 'CLOSED' });
      }
    }
  }

  async function said(comment: string): Promise<Json> {
    return eventually(`the answer "${comment}"`, async () =>
      ((await head.get(`/api/feedback/responses?site=${SITE}&limit=50`)).body.items as Json[]).find((each) => each.comment === comment));
  }

  async function bad(context: BrowserContext, words: string, email?: string): Promise<Page> {
    const survey = await context.newPage();
    await survey.goto(`/s/${code}`);
    await survey.check('input[name="overall"][value="1"]', { force: true });
    await survey.fill('textarea[name="comment"]', words);
    if (email !== undefined) {
      await survey.fill('input[name="email"]', email);
      await survey.check('input[name="consent"]', { force: true });
    }
    await survey.click('button.send');
    await survey.waitForLoadState();
    return survey;
  }

  it('brings a misery on a phone to the site within a minute, opens its case, and shows who acknowledged it', async () => {
    const context = await browser({ viewport: phone, javaScriptEnabled: false });
    await bad(context, `Nobody came. ${mark}`, customer);
    await context.close();
    const response = await said(`Nobody came. ${mark}`);
    const alert = await eventually('the alert', async () => (await alertsAt(SAID)).find((each) => each.response === response.id));
    expect(alert).toMatchObject({ kind: 'MISERY', reachable: true, state: 'OPEN' });
    // Without its first two digits: '=01' in a link is taken for quoted-printable by the reader of mails
    const link = (alert.id as string).slice(2);
    await eventually('the mail to the site', async () => (await mails(duty)).find((mail) => mail.source.includes(link)), 60_000, 500);
    expect(Date.now() - Date.parse(alert.firstAt as string)).toBeLessThan(60_000);
    const opened = await eventually('the case', async () =>
      ((await head.get(`/api/complaints/from-responses?response=${alert.response as string}`)).body as unknown as Json[])[0]);
    await page.goto(`/alerts?open=${alert.id as string}`);
    await page.getByRole('link', { name: new RegExp(opened.reference as string) }).waitFor();
    await page.getByRole('button', { name: 'I look after it' }).click();
    await page.getByText('Somebody is on it').first().waitFor();
    const seen = (await head.get(`/api/feedback/alerts/${alert.id as string}`)).body.alert as Json;
    expect(seen.state).toBe('ACKNOWLEDGED');
    expect(seen.acknowledgedAt).toBeTruthy();
  });

  it('makes one alert of ten bad taps', async () => {
    await closeAlerts(TAPPED);
    const known = new Set((await alertsAt(TAPPED)).map((alert) => alert.id));
    const { id, code: pairing } = await newKiosk(head, SITE, TAPPED);
    const device = await Client.nobody().post('/k/pair', { code: pairing });
    expect(device.status, device.text).toBe(201);
    const answers = Array.from({ length: 10 }, () => ({ key: crypto.randomUUID(), version: device.body.settings.questionnaire.version as number, language: 'en', answers: { overall: 1 } }));
    const handed = await Client.nobody().post('/k/answers', { secret: device.body.secret as string, answers });
    expect(handed.status, handed.text).toBe(200);
    const kiosk = (await head.get(`/api/feedback/kiosks/${id}`)).body;
    const refused = await Client.nobody().post('/public/responses', { survey: kiosk.survey as string, answers: { overall: 1 } }, { 'idempotency-key': crypto.randomUUID() });
    expect(refused.status, 'by nobody\'s device').toBe(400);
    const raised = async () => (await alertsAt(TAPPED)).filter((alert) => !known.has(alert.id));
    await eventually('an alert of ten taps', async () => (await raised()).some((alert) => alert.answers === 10));
    expect((await raised()).map((alert) => alert.kind)).toEqual(['RATE']);
    await head.post(`/api/feedback/kiosks/${id}/revoke`, {});
  });

  it('takes a remark by the keyboard alone', async () => {
    await page.goto(`/counter?site=${SITE}`);
    await page.locator('input[type="radio"]').first().waitFor({ state: 'attached' });
    await page.locator('input[type="radio"]').first().focus();
    await page.keyboard.press('Space');
    await page.locator('h1').focus();
    await page.keyboard.press('4');
    await page.keyboard.type(`Quick and kind ${mark}`);
    await page.keyboard.press('Enter');
    await eventually('the remark', async () => {
      const list = (await head.get(`/api/feedback/responses?site=${SITE}&channel=REMARK&limit=20`)).body.items as Json[];
      return list.some((each) => each.comment === `Quick and kind ${mark}` && each.overall === 4);
    });
  });

  it('leads from the thank-you page to a complaint that knows the answer', async () => {
    const context = await browser({ viewport: phone, javaScriptEnabled: false });
    const survey = await bad(context, `It was cold. ${mark}`);
    await survey.click('a[href*="/c/"]');
    await survey.waitForLoadState();
    expect(await survey.textContent('main')).toContain('1 of 5');
    await survey.fill('textarea[name="description"]', `The room had no heating. ${mark}`);
    await survey.click('button[type="submit"]');
    await survey.waitForLoadState();
    await context.close();
    const made = await eventually('the complaint', async () =>
      ((await head.get(`/api/complaints?site=${SITE}&q=${mark}&limit=20`)).body.items as Json[]).find((each) => String(each.subject).includes('no heating')));
    const response = (await head.get(`/api/complaints/${made.id as string}`)).body.response as string;
    expect((await head.get(`/api/feedback/responses/${response}`)).body.comment).toBe(`It was cold. ${mark}`);
  });
});
