import { beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, phone } from '../src/browser.js';
import { mails, type Mail } from '../src/mailbox.js';
import { base, eventually } from '../src/platform.js';

const SITE = 'north-royal';
const stamp = Date.now();

function linkIn(mail: Mail): string {
  const link = /https?:\/\/[^\s"<]+(\/s\/i\/[A-Za-z0-9_-]{32})(?=["\s<])/.exec(mail.source)?.[1];
  if (!link) {
    throw new Error(`No link in ${mail.source}`);
  }
  return link;
}

describe.skipIf(!browserTestsRun())('customers and their invitations', () => {
  let head: Client;

  beforeAll(async () => {
    head = await Client.signIn('head');
  });

  async function visits(email: string, more: Json = {}): Promise<string> {
    const answer = await head.post('/api/feedback/customers/visits', { site: SITE, name: 'Ana Rivera', email, language: 'en', consent: { source: 'FORM', linkAnswers: true }, ...more },
      { 'idempotency-key': crypto.randomUUID() });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.customer as string;
  }

  /** Answers on a phone whose browser runs no script. */
  async function answers(path: string): Promise<string> {
    const context = await browser({ viewport: phone, javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(path);
      await page.check('input[name="overall"][value="5"]', { force: true });
      await page.click('button.send');
      await page.waitForLoadState();
      return (await page.textContent('h1')) ?? '';
    } finally {
      await context.close();
    }
  }

  it('thanks for a first visit with a survey that is answered once', { timeout: 120_000 }, async () => {
    const email = `first-${stamp}@example.org`;
    const customer = await visits(email);
    const mail = await eventually('the thanks', async () => (await mails(email))[0]);
    const site = (await head.get(`/api/directory/sites/${SITE}`)).body;
    expect(mail.source).toContain(site.contact.email);
    expect(mail.source).toContain(site.contact.phone);
    expect(mail.source).toMatch(/List-Unsubscribe: <https?:[^>]+\/stop>/);
    const link = linkIn(mail);
    expect(await answers(link)).toMatch(/thank/i);
    const again = await fetch(base + link);
    expect(again.status).toBe(404);
    expect(await again.text()).toContain('cannot be used any more');
    const detail = (await head.get(`/api/feedback/customers/${customer}`)).body;
    expect((detail.responses as Json[]).map(({ site: at, overall }) => [at, overall])).toEqual([[SITE, 5]]);
    expect((detail.invitations as Json[]).map(({ state }) => state)).toEqual(['ANSWERED']);

    await visits(email);
    const outlook = await head.post('/api/feedback/invitations/preview', { site: SITE, state: 'RETURNING' });
    expect((outlook.body.left as Json[]).find(({ reason }) => reason === 'INVITED')?.customers).toBeGreaterThanOrEqual(1);
    expect(((await head.get(`/api/feedback/customers/${customer}`)).body.invitations as Json[]).length).toBe(1);
  });

  it('invites from the staff app after a look at who would be', { timeout: 180_000 }, async () => {
    const email = `planned-${stamp}@example.org`;
    // Long ago, so that nothing was sent; of a type of its own, so that the plan is about this customer alone
    await visits(email, { visitedAt: '2026-01-05T10:00:00Z', customerType: 'STUDENT' });
    const survey = await head.post('/api/feedback/surveys', { site: SITE, customerType: 'STUDENT', touchpoint: 'advising', channel: 'WEB' });
    expect([201, 409]).toContain(survey.status);
    const context = await browser();
    try {
      const page = await context.newPage();
      await page.goto('/');
      await page.fill('input[autocomplete="username"]', 'head');
      await page.fill('input[type="password"]', 'touchpoint-demo');
      await page.keyboard.press('Enter');
      await page.waitForResponse((answer) => answer.url().includes('/api/reports/comparison'));
      await page.goto('/customers/invitations');
      const form = page.locator('section', { hasText: 'Plan invitations' });
      await form.getByRole('combobox', { name: 'Customer type' }).click();
      await page.getByRole('option', { name: 'Student' }).click();
      await form.getByRole('button', { name: 'Preview' }).click();
      await form.getByText(/customers will be invited/).waitFor();
      await form.getByRole('button', { name: /^Invite [1-9]/ }).click();
      await page.getByText(/invitations? planned/).first().waitFor();
    } finally {
      await context.close();
    }
    const invited = await eventually('the invitation', async () => (await mails(email))[0]);
    expect(invited.subject).toMatch(/How was it/);
    const stop = await fetch(`${base}${linkIn(invited)}/stop`);
    expect(await stop.text()).toContain('<button');
    expect(await answers(linkIn(invited))).toMatch(/thank/i);
    expect((await fetch(base + linkIn(invited))).status).toBe(404);
    await eventually('the message under messages', async () =>
      ((await head.get(`/api/notifications/messages?site=${SITE}&state=SENT`)).body.items as Json[]).some(({ recipient, kind }) => recipient === email && kind === 'INVITATION'));
  });
});
