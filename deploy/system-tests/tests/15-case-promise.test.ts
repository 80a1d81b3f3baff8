import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseOf, move, openCase, part, shot, sound, stands } from '../src/cases.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';
import { mails } from '../src/mailbox.js';
import { eventually } from '../src/platform.js';

/** Nobody else promises anything here, so that every promise of the site is this file's. */
const SITE = 'south-valley';
const MINUTE_MS = 60_000;
/** A promise can be due in the next minute; it is looked at every quarter of one. */
const BROKEN_MS = 4 * MINUTE_MS;

describe.skipIf(!browserTestsRun())('a promise that is not kept', () => {
  const mark = freshMark('promised');
  const SUBJECT = `A bill that nobody explains ${mark}`;
  const BROKEN = `The bill is corrected tonight ${mark}`;
  const KEPT = `We ring you back today ${mark}`;
  let head: Client;
  let office: BrowserContext;
  let page: Page;
  let onPhone: BrowserContext;
  let customer: Page;
  let zone: string;
  let id: string;
  let reference: string;
  let before: Json;

  beforeAll(async () => {
    head = await Client.signIn('head');
    zone = (await head.get(`/api/directory/sites/${SITE}`)).body.timeZone as string;
    const made = await Client.nobody().post('/public/complaints', { site: SITE, subject: SUBJECT, description: SUBJECT, causes: ['LACK_OF_TRUST'] }, { 'idempotency-key': crypto.randomUUID() });
    expect(made.status, made.text).toBe(201);
    reference = made.body.reference as string;
    office = await browser({ viewport: desktop });
    page = await office.newPage();
    onPhone = await browser({ viewport: phone });
    customer = await onPhone.newPage();
    await signIn(page, 'head');
    id = (await caseOf(head, SITE, mark)).id as string;
    await openCase(page, id);
    await customer.goto(new URL(made.body.trackingUrl as string).pathname);
    before = await keptOnTime();
  }, 4 * LONG_MS);

  afterAll(async () => {
    await Promise.all([office?.close(), onPhone?.close()]);
  });

  const panel = (): Locator => page.getByRole('region', { name: 'Promises' });
  const promise = (text: string): Locator => panel().getByRole('listitem').filter({ hasText: text });
  const inService = async (text: string): Promise<Json> =>
    ((await head.get(`/api/complaints/${id}/promises`)).body as unknown as Json[]).find((one) => one.text === text)!;

  /** How many promises of the site came due, how many of them were kept on time, and the share of that. */
  async function keptOnTime(): Promise<Json> {
    const answer = await head.get('/api/reports/comparison?measure=promises-kept&from=2020-01-01&to=2099-12-31');
    return (answer.body.sites as Json[]).find(({ code }) => code === SITE)!;
  }

  async function counted(n: number, x: number): Promise<Json> {
    return eventually(`${n} more promises, ${x} of them kept on time`, async () => {
      const now = await keptOnTime();
      return now.n === (before.n as number) + n && now.x === (before.x as number) + x && now;
    }, LONG_MS, 500);
  }

  async function promised(text: string, due?: Date): Promise<void> {
    await page.getByRole('button', { name: 'Make a promise' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What is promised' }).fill(text);
    if (due) {
      const [day, time] = due.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).split(' ') as [string, string];
      await dialog.getByText('On a day', { exact: true }).click();
      await dialog.getByLabel(/^Day/).fill(day);
      await dialog.getByLabel('Time (optional)').fill(time);
    }
    await dialog.getByRole('button', { name: 'Promise it' }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    await promise(text).getByText('Open', { exact: true }).waitFor({ timeout: LONG_MS });
  }

  /** Presses a button of a promise, and says the sentence that it asks for. */
  async function say(text: string, button: string, field: string, said: string, send: string): Promise<void> {
    await promise(text).getByRole('button', { name: button }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: field }).fill(said);
    await dialog.getByRole('button', { name: send }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
  }

  it('is made beside one that is kept, which raises the kept-on-time rate', async () => {
    await promised(KEPT);
    await say(KEPT, 'It is kept', 'Proof', 'Called at ten', 'It is kept');
    await promise(KEPT).getByText('Kept', { exact: true }).waitFor({ timeout: LONG_MS });
    const now = await counted(1, 1);
    expect(now.value).toBeGreaterThan(before.value as number);
  }, 3 * LONG_MS);

  it('stays given when the case is resolved', async () => {
    await move(page, 'Acknowledge');
    await move(page, 'Investigate');
    await move(page, 'Resolve', { outcome: 'Upheld' });
    await stands(page, 'Resolved');
    await promised(BROKEN, new Date(Math.ceil((Date.now() + MINUTE_MS) / MINUTE_MS) * MINUTE_MS));
    await customer.reload();
    await customer.getByRole('region', { name: 'What we promised you' }).getByText(BROKEN).waitFor({ timeout: LONG_MS });
    await page.getByRole('group', { name: 'Next steps' }).getByRole('button', { name: 'Close' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('button[type="submit"]').click();
    await dialog.getByRole('alert').getByText(/promise/i).first().waitFor({ timeout: LONG_MS });
    await shot(page, 'case-promise-refused');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }, 4 * LONG_MS);

  it('is broken once its time is over: the case opens again, and so does a recovery', async () => {
    await eventually('the promise is broken', async () => (await inService(BROKEN)).state === 'BROKEN', BROKEN_MS, 1_000);
    expect(await inService(BROKEN)).toMatchObject({ state: 'BROKEN', breach: { by: 'Clock', reason: null }, kept: null, recovery: { doneAt: null } });
    await openCase(page, id);
    await stands(page, 'Reopened');
    await promise(BROKEN).getByText('Broken', { exact: true }).waitFor({ timeout: LONG_MS });
    await promise(BROKEN).getByText('Recovery open').waitFor();
    await sound(page);
    await shot(page, 'case-promise-broken');
  }, BROKEN_MS + 2 * LONG_MS);

  it('is told to the site and to the customer', async () => {
    const { contact } = (await head.get(`/api/directory/sites/${SITE}`)).body;
    const mail = await eventually('the mail about the breach', async () =>
      (await mails(contact.email as string)).find(({ subject }) => subject.includes(reference) && subject.includes('broken')), LONG_MS, 500);
    expect(mail.source).not.toContain(BROKEN);
    await customer.reload();
    await customer.getByText('We did not keep our promise in time. We are sorry and come back to you.').waitFor({ timeout: LONG_MS });
    await shot(customer, 'case-promise-tracking');
  }, 2 * LONG_MS);

  it('lowers the kept-on-time rate of its site', async () => {
    const now = await counted(2, 1);
    expect(now.value).toBeCloseTo(((before.x as number) + 1) / ((before.n as number) + 2), 10);
    await page.goto('/compare?measure=promises-kept');
    const { name } = (await head.get(`/api/directory/sites/${SITE}`)).body;
    await page.getByRole('row').filter({ hasText: name as string }).first().waitFor({ timeout: LONG_MS });
    await shot(page, 'case-promise-compare');
  }, 2 * LONG_MS);

  it('needs attention until the customer got a remedy and the recovery is done', async () => {
    await page.goto(`/promises?site=${SITE}`);
    const row = page.getByRole('table', { name: 'Promises' }).getByRole('row').filter({ hasText: BROKEN });
    await row.waitFor({ timeout: LONG_MS });
    expect(await row.locator('[data-label="State"]').innerText()).toMatch(/Broken.*Recovery open/s);
    await shot(page, 'case-promise-list');
    await openCase(page, id);
    await page.getByRole('button', { name: 'Give a remedy' }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('combobox', { name: 'Remedy' }), 'Goodwill payment');
    await dialog.getByRole('textbox', { name: /^Cost/ }).fill('20');
    await dialog.getByRole('button', { name: 'Give it' }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    await page.getByRole('region', { name: 'Remedies and recovery' }).getByText(/Goodwill payment.*20/).first().waitFor({ timeout: LONG_MS });
    await say(BROKEN, 'Record the recovery', 'What was done for the customer', `Bill corrected, twenty euros ${mark}`, 'Recovery done');
    await promise(BROKEN).getByText(`Bill corrected, twenty euros ${mark}`).waitFor({ timeout: LONG_MS });
    expect(await promise(BROKEN).getByText('Recovery open').count()).toBe(0);
    const attention = (await head.get(`/api/complaints/promises?site=${SITE}&attention=true&limit=200`)).body.items as Json[];
    expect(attention.map(({ text }) => text as string)).not.toContain(BROKEN);
    await shot(page, 'case-promise-recovered');
  }, 3 * LONG_MS);

  it('stays broken when it is kept after all, and the case ends', async () => {
    await say(BROKEN, 'Kept after all', 'Proof', 'The new bill', 'It is kept');
    await promise(BROKEN).getByText('Kept late', { exact: true }).waitFor({ timeout: LONG_MS });
    await move(page, 'Investigate');
    await move(page, 'Resolve', { outcome: 'Upheld' });
    await move(page, 'Close complaint');
    await stands(page, 'Closed');
    await part(page, 'Timeline').getByText(`Bill corrected, twenty euros ${mark}`).waitFor();
    await counted(2, 1);
    await onPhone.newPage().then(async (narrow) => {
      await onPhone.addCookies(await office.cookies());
      await openCase(narrow, id);
      await shot(narrow, 'case-promise-phone');
      await sound(narrow);
    });
  }, 4 * LONG_MS);
});
