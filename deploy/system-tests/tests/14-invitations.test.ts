import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';
import { mails, type Mail } from '../src/mailbox.js';
import { base, eventually, remindAfter } from '../src/platform.js';

const SITE = 'south-coast';
/** Nobody else in the demo is a consumer of a hospital, so that plans are about this file's customers. */
const TYPE = 'CONSUMER';
const ASKED = 'advice';
const OTHER = 'checkout';
/** The reminder waits for its time, and then for its mail. */
const REMINDED_MS = 240_000;

function linkIn(mail: Mail): string {
  const link = /https?:\/\/[^\s"<]+(\/s\/i\/[A-Za-z0-9_-]{32})(?=["\s<])/.exec(mail.source)?.[1];
  if (!link) {
    throw new Error(`No link in ${mail.source}`);
  }
  return link;
}

describe.skipIf(!browserTestsRun())('an invitation by e-mail, from the staff app to the mailbox and back', () => {
  const mark = freshMark('invited');
  const email = `${mark}@example.org`;
  const words = `They rang back at once ${mark}`;
  let head: Client;
  let customer: string;
  let office: BrowserContext;
  let page: Page;
  let onPhone: BrowserContext;
  let survey: Page;
  let link: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    for (const touchpoint of [ASKED, OTHER]) {
      const made = await head.post('/api/feedback/surveys', { site: SITE, customerType: TYPE, touchpoint, channel: 'WEB' });
      expect([200, 201, 409], made.text).toContain(made.status);
    }
    // Long ago, so that there are no thanks for it
    const entered = await head.post('/api/feedback/customers/visits', {
      site: SITE, customerType: TYPE, name: 'Ana Rivera', email, language: 'en', consent: { source: 'FORM', linkAnswers: true }, visitedAt: '2026-01-05T10:00:00Z',
    }, { 'idempotency-key': crypto.randomUUID() });
    expect(entered.status, entered.text).toBe(201);
    customer = entered.body.customer as string;
    office = await browser({ viewport: desktop });
    page = await office.newPage();
    onPhone = await browser({ viewport: phone });
    survey = await onPhone.newPage();
    await signIn(page, 'head');
  }, 3 * LONG_MS);

  afterAll(async () => {
    await Promise.all([office?.close(), onPhone?.close()]);
  });

  const detail = async (): Promise<Json> => (await head.get(`/api/feedback/customers/${customer}`)).body;
  const states = async (): Promise<string[]> => ((await detail()).invitations as Json[]).map(({ state }) => state as string);

  /** Chooses whom to ask about what, and looks who that would be. */
  async function previewed(touchpoint: string): Promise<Locator> {
    await page.goto('/customers/invitations');
    const form = page.locator('section', { hasText: 'Plan invitations' });
    const field = (label: string): Locator => form.getByRole('combobox', { name: label });
    const { name } = (await head.get(`/api/directory/sites/${SITE}`)).body;
    await choose(page, field('Site'), name as string);
    await choose(page, field('Customer type'), 'Consumer');
    await choose(page, field('Touchpoint'), touchpoint);
    await form.getByRole('button', { name: 'Preview' }).click();
    await form.getByText(/customers will be invited/).waitFor({ timeout: LONG_MS });
    return form;
  }

  it('is planned after a look, and arrives', async () => {
    const form = await previewed('Advice');
    await form.getByRole('button', { name: /^Invite [1-9]/ }).click();
    await page.getByText(/invitations? planned/).first().waitFor({ timeout: LONG_MS });
    const mail = await eventually('the invitation', async () => (await mails(email))[0], LONG_MS, 500);
    expect(mail.to).toBe(email);
    const site = (await head.get(`/api/directory/sites/${SITE}`)).body;
    expect(mail.source).toContain(site.contact.email);
    link = linkIn(mail);
    expect(await states()).toEqual(['INVITED']);
  }, 3 * LONG_MS);

  it('is refused to the same customer for another survey within thirty days, in words', async () => {
    const form = await previewed('Checkout');
    await form.getByText(/invited too recently/).waitFor({ timeout: LONG_MS });
    const again = (await head.post('/api/feedback/invitations', { site: SITE, customerType: TYPE, touchpoint: OTHER })).body;
    expect((again.left as Json[]).find(({ reason }) => reason === 'INVITED')!.customers).toBeGreaterThanOrEqual(1);
    // Whoever comes again meanwhile is not asked again either
    const came = await head.post('/api/feedback/customers/visits', { site: SITE, customerType: TYPE, email }, { 'idempotency-key': crypto.randomUUID() });
    expect(came.status, came.text).toBe(201);
    expect((await states()).length).toBe(1);
  }, 3 * LONG_MS);

  it.skipIf(remindAfter === undefined)('is repeated once when nobody answers', async () => {
    const [first, second] = await eventually('the reminder', async () => {
      const all = await mails(email);
      return all.length >= 2 ? all : undefined;
    }, REMINDED_MS, 1_000) as [Mail, Mail];
    expect(await states()).toEqual(['REMINDED']);
    expect(linkIn(first)).toBe(link);
    // A mail has a secret of its own: what is stored here opens nothing
    expect(linkIn(second)).not.toBe(link);
    const messages = (await head.get(`/api/notifications/messages?site=${SITE}&limit=200`)).body.items as Json[];
    expect(messages.filter(({ recipient }) => recipient === email).map(({ kind }) => kind as string).toSorted()).toEqual(['INVITATION', 'REMINDER']);
    link = linkIn(second);
  }, REMINDED_MS + LONG_MS);

  it('is answered on a phone, once', async () => {
    await survey.goto(link);
    await survey.check('input[name="overall"][value="4"]', { force: true });
    await survey.fill('textarea[name="comment"]', words);
    await survey.click('button.send');
    await survey.getByRole('heading', { name: /thank/i }).waitFor({ timeout: LONG_MS });
    const answered = await eventually('the answer', async () => ((await detail()).responses as Json[])[0]);
    expect((await head.get(`/api/feedback/responses/${answered.id as string}`)).body).toMatchObject({ channel: 'EMAIL', touchpoint: ASKED, overall: 4, comment: words });
    expect(await states()).toEqual(['ANSWERED']);
    expect(await onPhone.cookies()).toEqual([]);
  }, 2 * LONG_MS);

  it('is refused the second time in plain words, from every mail', async () => {
    const all = await mails(email);
    for (const mail of all) {
      const path = linkIn(mail);
      const answer = (await survey.goto(path))!;
      expect(answer.status()).toBe(404);
      await survey.getByText(/cannot be used any more/).waitFor();
      expect(await survey.locator('input[name="overall"]').count()).toBe(0);
      const sent = await fetch(base + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ version: '1', language: 'en', overall: '1' }) });
      expect(sent.status).toBe(404);
    }
    expect((await detail()).responses as Json[]).toHaveLength(1);
  }, 2 * LONG_MS);

  it('stands in the list of invitations as answered', async () => {
    await page.goto(`/customers/invitations?site=${SITE}&state=ANSWERED`);
    const line = page.getByRole('table', { name: 'Invitations' }).getByRole('row').filter({ has: page.locator(`a[href="/customers/${customer}"]`) });
    await line.waitFor({ timeout: LONG_MS });
    expect(await line.locator('[data-label="State"]').innerText()).toBe('Answered');
  }, 2 * LONG_MS);
});
