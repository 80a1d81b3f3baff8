import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json, surveyOf } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseOf, fits, move, openCase, part, shot, sound, stands } from '../src/cases.js';
import { freshMark, LONG_MS, signIn } from '../src/desk.js';
import { Logs } from '../src/logs.js';
import { mails, type Mail } from '../src/mailbox.js';
import { eventually } from '../src/platform.js';

/** Where the demo's staff work. */
const SITE = 'north-general';
/** What was said in the survey, before the complaint. */
const FIRST_MARK = 3;

describe.skipIf(!browserTestsRun()).each([{ how: 'with', scripts: true }, { how: 'without', scripts: false }])(
  'a complaint of a customer on a phone, $how scripts', ({ how, scripts }) => {
    const mark = freshMark('tracked');
    const email = `${mark}@example.org`;
    const REMARK = `It was a long night ${mark}`;
    const WORDS = `Three hours in the corridor, nobody came ${mark}`;
    const PROMISE = `We ring you about the corridor ${mark}`;
    const ANSWER = `It was the blue corridor ${mark}`;
    let staff: Client;
    let logs: Logs;
    let desk: BrowserContext;
    let page: Page;
    let onPhone: BrowserContext;
    let customer: Page;
    let picture: Buffer;
    let reference: string;
    let id: string;
    /** Of the receipt, of the acknowledgement and of the reply. */
    const links: string[] = [];

    beforeAll(async () => {
      logs = new Logs();
      staff = await Client.signIn('staff');
      desk = await browser({ viewport: desktop });
      page = await desk.newPage();
      onPhone = await browser({ viewport: phone, javaScriptEnabled: scripts });
      customer = await onPhone.newPage();
      await signIn(page, 'staff');
      picture = await page.screenshot({ type: 'png' });
    }, 3 * LONG_MS);

    afterAll(async () => {
      await Promise.all([desk?.close(), onPhone?.close()]);
    });

    /** A mail to the customer, with the link in it. */
    async function mailed(what: string, nth: number): Promise<Mail> {
      const mail = await eventually(what, async () => (await mails(email))[nth], LONG_MS, 500);
      links.push(/\/t\/[A-Za-z0-9_-]{20,}/.exec(mail.source)![0]);
      return mail;
    }

    it('begins with an answer to a survey, from where it leads on to the form', async () => {
      await customer.goto(`/s/${await surveyOf(staff, SITE)}`);
      await customer.check(`input[name="overall"][value="${FIRST_MARK}"]`, { force: true });
      await customer.fill('textarea[name="comment"]', REMARK);
      await customer.click('button.send');
      await customer.locator('a[href^="/c/"]').click({ timeout: LONG_MS });
      await customer.getByText(`Your mark: ${FIRST_MARK} of 5`).waitFor({ timeout: LONG_MS });
      expect(await customer.getByLabel('What happened?').inputValue()).toBe(REMARK);
      await (scripts ? sound(customer) : fits(customer));
    }, 2 * LONG_MS);

    it('says beside the field what is missing, and loses no word', async () => {
      await customer.getByLabel('What happened?').fill('');
      await customer.getByLabel('Name').fill('Ana Rivera');
      await customer.getByLabel('E-mail', { exact: true }).fill(email);
      await customer.getByRole('button', { name: 'Send complaint' }).click();
      await customer.locator('.summary').getByRole('link', { name: 'Please write what happened.' }).waitFor({ timeout: LONG_MS });
      expect(await customer.getByLabel('E-mail', { exact: true }).inputValue()).toBe(email);
      expect(await customer.getByLabel('What happened?').getAttribute('aria-invalid')).toBe('true');
      await (scripts ? sound(customer) : fits(customer));
      await shot(customer, `case-public-form-${how}`);
    }, 2 * LONG_MS);

    it('is received with a reference and a secret link', async () => {
      await customer.getByLabel('What happened?').fill(WORDS);
      await customer.getByLabel('What was it mostly?').selectOption({ label: 'My time was wasted' });
      await customer.getByLabel('You may write to me about this complaint.').check();
      await customer.getByRole('button', { name: 'Send complaint' }).click();
      await customer.getByRole('heading', { name: 'We have your complaint' }).waitFor({ timeout: LONG_MS });
      reference = (await customer.locator('.reference').innerText()).trim();
      expect(reference).toMatch(/^C-\d{4}-\d{6,}$/);
      links.push(new URL((await customer.locator('a.link').getAttribute('href'))!, customer.url()).pathname);
      await (scripts ? sound(customer) : fits(customer));
      await shot(customer, `case-public-received-${how}`);
    }, 2 * LONG_MS);

    it('is acknowledged by a mail with the tracking link', async () => {
      const mail = await mailed('the acknowledgement', 0);
      expect(mail.to).toBe(email);
      expect(mail.subject).toContain(reference);
      await customer.goto(links.at(-1)!);
      await customer.getByRole('heading', { level: 1, name: reference }).waitFor({ timeout: LONG_MS });
      await customer.getByRole('heading', { level: 2, name: 'Received' }).waitFor();
    }, 2 * LONG_MS);

    it('is acknowledged by a colleague, who promises something', async () => {
      id = (await caseOf(staff, SITE, mark)).id as string;
      await openCase(page, id);
      await move(page, 'Acknowledge');
      await stands(page, 'Acknowledged');
      await page.getByRole('button', { name: 'Make a promise' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'What is promised' }).fill(PROMISE);
      await dialog.getByRole('button', { name: 'Promise it' }).click();
      await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
      await page.getByRole('region', { name: 'Promises' }).getByText(PROMISE).waitFor({ timeout: LONG_MS });
    }, 2 * LONG_MS);

    it('is replied to by a colleague whom the steps of a good answer are shown', async () => {
      await page.getByRole('button', { name: 'Write to the customer' }).click();
      const dialog = page.getByRole('dialog');
      const text = dialog.getByRole('textbox', { name: 'Text', exact: true });
      await text.fill(`Dear {name}, thank you. It is not our fault that you waited.`);
      await dialog.getByText('May sound like an excuse').waitFor({ timeout: LONG_MS });
      await text.fill(`Dear {name}, we are sorry about the corridor. We looked into it. We will do this: {promise}. Thank you for telling us.`);
      await dialog.getByRole('region', { name: 'As the customer reads it' }).getByText(`Dear Ana Rivera, we are sorry about the corridor. We looked into it. We will do this: ${PROMISE}.`).waitFor({ timeout: LONG_MS });
      await eventually('all five steps are found', async () => (await dialog.getByText('found', { exact: true }).count()) === 5);
      await shot(page, `case-public-composer-${how}`);
      await dialog.getByRole('button', { name: 'Send the reply' }).click();
      await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
      const mail = await mailed('the reply', 1);
      expect(mail.source).toContain('we are sorry about the corridor');
    }, 3 * LONG_MS);

    it('shows the customer the reply and the promise, and takes an answer with a photo', async () => {
      await customer.goto(links.at(-1)!);
      await customer.getByRole('heading', { level: 2, name: 'Being handled' }).waitFor({ timeout: LONG_MS });
      await customer.getByText('Dear Ana Rivera, we are sorry about the corridor.').waitFor();
      await customer.getByRole('region', { name: 'What we promised you' }).getByText(PROMISE).waitFor();
      await (scripts ? sound(customer) : fits(customer));
      await shot(customer, `case-public-tracking-${how}`);
      await customer.getByLabel('Your message').fill(ANSWER);
      await customer.getByLabel('Photos or documents (optional)').setInputFiles({ name: 'corridor.png', mimeType: 'image/png', buffer: picture });
      await customer.getByRole('button', { name: 'Send message' }).click();
      await customer.getByText('Your message has reached us.').waitFor({ timeout: LONG_MS });
      await customer.getByText(ANSWER).waitFor();
      await customer.getByRole('link', { name: 'corridor.png' }).waitFor();
      await (scripts ? sound(customer) : fits(customer));
    }, 2 * LONG_MS);

    it('shows colleagues the answer and the photo; the promise is kept, and the case resolved', async () => {
      await openCase(page, id);
      await part(page, 'Timeline').getByText(ANSWER).waitFor({ timeout: LONG_MS });
      const file = part(page, 'Photos and documents').getByRole('link', { name: 'corridor.png' });
      const answer = await page.request.get((await file.getAttribute('href'))!);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toMatch(/^image\//);
      await page.getByRole('button', { name: 'It is kept' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Proof' }).fill('Called at ten, spoke to her');
      await dialog.getByRole('button', { name: 'It is kept' }).click();
      await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
      await page.getByRole('region', { name: 'Promises' }).getByText('Kept', { exact: true }).waitFor({ timeout: LONG_MS });
      await move(page, 'Investigate');
      await move(page, 'Resolve', { outcome: 'Upheld' });
      await stands(page, 'Resolved');
      await sound(page);
    }, 3 * LONG_MS);

    it('is rated by the customer, once', async () => {
      await customer.reload();
      await customer.getByRole('heading', { level: 2, name: 'Resolved' }).waitFor({ timeout: LONG_MS });
      await customer.getByText('You were right.').waitFor();
      await customer.getByRole('button', { name: 'Send rating' }).click();
      await customer.getByText('Please choose one of the five marks.').first().waitFor({ timeout: LONG_MS });
      await (scripts ? sound(customer) : fits(customer));
      await shot(customer, `case-public-rating-${how}`);
      await customer.getByRole('group', { name: 'How did we handle your complaint?' }).getByText('5 – very good').click();
      await customer.getByRole('group', { name: 'And all in all, how do you see us now?' }).getByText('4', { exact: true }).click();
      await customer.getByLabel('Would you like to say why?').fill(`You rang me ${mark}`);
      await customer.getByRole('button', { name: 'Send rating' }).click();
      await customer.getByText('Thank you for your rating.').waitFor({ timeout: LONG_MS });
      await customer.getByText('You gave us 5 of 5 for handling it, and 4 of 5 all in all.').waitFor();
      expect(await customer.getByRole('button', { name: 'Send rating' }).count()).toBe(0);
      expect(await onPhone.cookies()).toEqual([]);
    }, 2 * LONG_MS);

    it('shows the rating in the case, beside the first mark', async () => {
      await openCase(page, id);
      const panel = page.getByRole('region', { name: 'Remedies and recovery' });
      await panel.getByText('Handling 5 of 5, relation 4 of 5').waitFor({ timeout: LONG_MS });
      await panel.getByText(`Before, in the answer that the complaint came from: ${FIRST_MARK} of 5`).waitFor();
      await panel.getByText(`You rang me ${mark}`).waitFor();
      await shot(page, `case-public-case-${how}`);
      const { ratings } = (await staff.get(`/api/complaints/${id}/afterwards`)).body;
      expect((ratings as Json[]).map(({ first, handling, relation }) => [first, handling, relation])).toEqual([[FIRST_MARK, 5, 4]]);
    }, 2 * LONG_MS);

    it('leaves the secret in no log', () => {
      expect(links).toHaveLength(3);
      for (const link of links) {
        const secret = link.split('/').at(-1)!;
        expect(secret.length).toBeGreaterThan(20);
        expect(logs.saying(secret)).toEqual([]);
      }
    });
  });
