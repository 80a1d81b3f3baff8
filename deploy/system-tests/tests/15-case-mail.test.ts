import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseOf, fits, openCase, part, shot, sound, stands } from '../src/cases.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';
import { deliver, mails, type Mail } from '../src/mailbox.js';
import { eventually } from '../src/platform.js';

/** Where the demo's staff work. */
const SITE = 'north-general';
const CARE = 'care@touchpoint.example';

describe.skipIf(!browserTestsRun())('complaints by e-mail', () => {
  const mark = freshMark('mailed');
  const later = freshMark('later');
  const sender = `${mark}@example.org`;
  const [FIRST, ANSWER, SECOND] = [`The food came cold ${mark}`, `It was room twelve, on Sunday ${mark}`, `The food came cold again ${later}`];
  let head: Client;
  const contexts: BrowserContext[] = [];
  let page: Page;
  let office: Page;
  let first: Json;
  let second: Json;

  async function opened(username: string): Promise<Page> {
    const context = await browser({ viewport: desktop });
    contexts.push(context);
    const made = await context.newPage();
    await signIn(made, username);
    return made;
  }

  beforeAll(async () => {
    head = await Client.signIn('head');
    [page, office] = [await opened('staff'), await opened('head')];
  }, 3 * LONG_MS);

  afterAll(() => Promise.all(contexts.map((context) => context.close())));

  const mail = (to: string, subject: string, words: string, id: string, more = ''): string =>
    `From: Ana Rivera <${sender}>\nTo: ${to}\nSubject: ${subject}\nMessage-ID: <${id}.${mark}@example.org>\nDate: ${new Date().toUTCString()}\n${more}`
    + `MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`;
  const ofFirst = mail(CARE.replace('@', `+${SITE}@`), `Cold food ${mark}`, FIRST, 'first');

  /** The acknowledgement of a case, in the customer's mailbox. */
  const acknowledgement = (complaint: Json): Promise<Mail> => eventually('the acknowledgement', async () =>
    (await mails(sender)).find(({ subject }) => subject.includes(complaint.reference as string)), LONG_MS, 500);
  const mailsOf = async (complaint: Json): Promise<Json[]> => (await head.get(`/api/complaints/${complaint.id as string}/mails`)).body as unknown as Json[];
  const header = (source: string, name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(source)![1]!.trim();
  const duplicates = (): Locator => part(page, 'Perhaps the same matter');
  const status = async (complaint: Json): Promise<string> => (await head.get(`/api/complaints/${complaint.id as string}`)).body.status as string;

  it('to the plus-address of a site become a case there, with an acknowledgement', async () => {
    await deliver(CARE, ofFirst);
    first = await eventually('the case of the mail', () => caseOf(head, SITE, mark), LONG_MS, 500);
    expect((await head.get(`/api/complaints/${first.id as string}`)).body).toMatchObject({
      site: SITE, channel: 'EMAIL', status: 'RECEIVED', subject: `Cold food ${mark}`, contact: { email: sender, name: 'Ana Rivera' },
    });
    await openCase(page, first.id as string);
    await page.getByText(FIRST).first().waitFor();
    await part(page, 'E-mails').getByText(/opened this complaint/).waitFor({ timeout: LONG_MS });
    const told = await acknowledgement(first);
    expect(told.to).toBe(sender);
    expect(header(told.source, 'Reply-To')).toContain(`+${SITE}.c`);
  }, 3 * LONG_MS);

  it('that answer the acknowledgement stand in the same case', async () => {
    const told = await acknowledgement(first);
    const to = /<([^>]+)>/.exec(header(told.source, 'Reply-To'))?.[1] ?? header(told.source, 'Reply-To');
    const asked = header(told.source, 'Message-ID');
    await deliver(CARE, mail(to, `Re: ${told.subject}`, `${ANSWER}\n\nOn Sunday, Touchpoint wrote:\n> Thank you for telling us`, 'answer', `In-Reply-To: ${asked}\nReferences: ${asked}\n`));
    await eventually('the answer in the case', async () => (await mailsOf(first)).length === 2, LONG_MS, 500);
    await openCase(page, first.id as string);
    await part(page, 'Timeline').getByText(ANSWER).waitFor({ timeout: LONG_MS });
    await part(page, 'E-mails').getByText(/answered to it/).waitFor();
    expect((await mailsOf(first)).map(({ reply }) => reply as boolean).toSorted()).toEqual([false, true]);
    await sound(page);
    await shot(page, 'case-mail');
  }, 3 * LONG_MS);

  it('without a site wait in the tray, and one that came before is not taken again', async () => {
    await deliver(CARE, ofFirst);
    await deliver(CARE, mail(CARE, `Cold food once more ${later}`, SECOND, 'second'));
    const card = office.getByRole('article', { name: `Cold food once more ${later}` });
    await eventually('the mail in the tray', async () => {
      await office.goto('/complaints/mails');
      await office.getByRole('heading', { level: 1, name: 'E-mails to see to' }).waitFor({ timeout: LONG_MS });
      await card.waitFor({ timeout: 5_000 });
      return true;
    }, LONG_MS);
    await card.getByText('It names no site.').waitFor();
    // They are taken in their order, so the first one was looked at again before
    expect(await mailsOf(first)).toHaveLength(2);
    expect((await caseOf(head, SITE, mark)).id).toBe(first.id);
    await shot(office, 'case-mail-tray');
    const { name } = (await head.get(`/api/directory/sites/${SITE}`)).body;
    await choose(office, card.getByRole('combobox', { name: 'Site' }), name as string);
    await card.getByRole('button', { name: 'Open a complaint there' }).click();
    await card.waitFor({ state: 'detached', timeout: LONG_MS });
    second = await eventually('the case of the assigned mail', () => caseOf(head, SITE, later), LONG_MS, 500);
    await acknowledgement(second);
    await office.setViewportSize(phone);
    await shot(office, 'case-mail-tray-phone');
    await fits(office);
  }, 4 * LONG_MS);

  /** Merges the second case, whose page is shown, into the first. */
  async function merged(): Promise<void> {
    await duplicates().getByRole('button', { name: `Merge into ${first.reference as string}` }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/You can undo this for a day/).waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    await stands(page, 'Merged');
  }

  it('wait on a page that everybody can use', async () => {
    await deliver(CARE, mail(CARE, `Whose is this ${later}`, `Nobody knows ${later}`, 'third'));
    const card = office.getByRole('article', { name: `Whose is this ${later}` });
    await eventually('the mail in the tray', async () => {
      await office.reload();
      await card.waitFor({ timeout: 5_000 });
      return true;
    }, LONG_MS);
    await sound(office);
    await card.getByRole('button', { name: 'Take off the list' }).click();
    await card.waitFor({ state: 'detached', timeout: LONG_MS });
  }, 2 * LONG_MS);

  it('of one contact are shown as perhaps the same matter', async () => {
    await openCase(page, second.id as string);
    await duplicates().getByText(/same contact/).first().waitFor({ timeout: LONG_MS });
    await duplicates().getByRole('link', { name: first.reference as string }).waitFor();
    await shot(page, 'case-mail-duplicates');
  }, 2 * LONG_MS);

  it('are merged into one case, which tells what both said, and come apart again', async () => {
    await merged();
    expect([await status(first), await status(second)]).toEqual(['RECEIVED', 'MERGED']);
    await shot(page, 'case-mail-merged');
    await page.getByRole('status').getByRole('link', { name: first.reference as string }).click();
    await page.getByRole('heading', { level: 2, name: `Also told in ${second.reference as string}` }).waitFor({ timeout: LONG_MS });
    await page.getByText(SECOND).first().waitFor();
    await openCase(page, second.id as string);
    await page.getByRole('button', { name: /^Undo \(until/ }).click();
    await stands(page, 'Received');
    expect([await status(first), await status(second)]).toEqual(['RECEIVED', 'RECEIVED']);
    await openCase(page, first.id as string);
    await duplicates().waitFor({ timeout: LONG_MS });
    expect(await page.getByText(/^Also told in/).count()).toBe(0);
  }, 4 * LONG_MS);

  it('are merged once more, and both links of the customer lead to the case that stays', async () => {
    await openCase(page, second.id as string);
    await merged();
    const context = await browser({ viewport: phone });
    contexts.push(context);
    const customer = await context.newPage();
    for (const complaint of [first, second]) {
      await customer.goto(/\/t\/[A-Za-z0-9_-]{20,}/.exec((await acknowledgement(complaint)).source)![0]);
      await customer.getByRole('heading', { level: 1, name: first.reference as string }).waitFor({ timeout: LONG_MS });
    }
    await customer.getByText(ANSWER).waitFor();
    await shot(customer, 'case-mail-tracking');
    await sound(customer);
    await openCase(page, first.id as string);
    await page.setViewportSize(phone);
    await shot(page, 'case-mail-phone');
    await fits(page);
  }, 3 * LONG_MS);
});
