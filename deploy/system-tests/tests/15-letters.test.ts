import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseShown, openCase, shot } from '../src/cases.js';
import { pagesOf } from '../src/codes.js';
import { freshMark, LONG_MS, signIn } from '../src/desk.js';
import { mails } from '../src/mailbox.js';
import { eventually } from '../src/platform.js';

const SITE = 'centre-park';
const TOUCHPOINT = 'consultation';
const ADDRESS = ['12 Blue Corridor', 'London N2 9QX'];
const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n';

describe.skipIf(!browserTestsRun()).each([{ screen: 'a desktop', name: 'desktop', viewport: desktop }, { screen: 'a phone', name: 'phone', viewport: phone }])(
  'letters, taken in on $screen', ({ name, viewport }) => {
    const mark = freshMark('letter');
    const writer = `${mark}@example.org`;
    const PRAISE = `Sister Joy sat with my mother all night ${mark}`;
    const GRIEF = `My file was lost twice ${mark}`;
    let head: Client;
    let context: BrowserContext;
    let page: Page;
    let picture: Buffer;
    /** The case that the letter of grief became. */
    let id: string;

    beforeAll(async () => {
      head = await Client.signIn('head');
      context = await browser({ viewport });
      page = await context.newPage();
      await signIn(page, 'head');
      picture = await page.screenshot({ type: 'png' });
    }, 2 * LONG_MS);

    afterAll(() => context?.close());

    async function intake(): Promise<void> {
      await page.goto(`/counter?tab=letter&site=${SITE}`);
      await page.getByRole('button', { name: 'Save the letter' }).waitFor({ timeout: LONG_MS });
    }

    const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });

    /** The file that the link leads to, as this browser gets it. */
    async function followed(link: Locator): Promise<{ type: string; bytes: Buffer }> {
      const answer = await page.request.get((await link.getAttribute('href'))!);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-disposition']).toContain('attachment');
      return { type: answer.headers()['content-type']!, bytes: await answer.body() };
    }

    /** How large the picture is that a browser makes of the file. */
    function sizeOf(bytes: Buffer): Promise<number[]> {
      return page.evaluate(async (base64) => {
        const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))]));
        return [picture.width, picture.height];
      }, bytes.toString('base64'));
    }

    it('say beside each field what is missing, and keep what was typed', async () => {
      await intake();
      await field('What the letter says').fill(PRAISE);
      await page.getByRole('button', { name: 'Save the letter' }).click();
      await page.getByText('Choose the scan.').waitFor();
      await page.getByText('Say in a few words what it is about.').waitFor();
      expect(await field('What the letter says').inputValue()).toBe(PRAISE);
      expect(await accessibilityFaults(page)).toEqual([]);
    }, 2 * LONG_MS);

    it('of praise become a compliment with its scan, which is thanked for and passed on', async () => {
      await intake();
      await page.locator('input[type="file"]').setInputFiles({ name: 'letter.png', mimeType: 'image/png', buffer: picture });
      await page.getByText('Compliment', { exact: true }).click();
      await field('What the letter says').fill(PRAISE);
      await field('Unit concerned').fill('Night ward');
      await field('Person concerned').fill('Joy');
      await page.getByRole('combobox', { name: 'Touchpoint' }).click();
      await page.getByRole('option', { name: 'Consultation' }).click();
      await field('All in all, how was your visit with us?').fill('5');
      await field('Name').fill('Ana Rivera');
      await field('E-mail').fill(writer);
      await page.getByRole('checkbox', { name: 'The writer may be answered by e-mail' }).check();
      await page.getByRole('button', { name: 'Save the letter' }).click();
      await page.getByRole('link', { name: 'Open the compliment' }).click({ timeout: LONG_MS });
      await page.waitForURL(/\/voices\/[0-9a-f-]{36}$/);
      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      await page.getByText(PRAISE).waitFor();
      const scan = await followed(page.getByRole('link', { name: 'Download the scan' }));
      expect(scan.type).toMatch(/^image\//);
      expect(await sizeOf(scan.bytes)).toEqual(await sizeOf(picture));

      await page.getByRole('button', { name: 'Thank the customer' }).click();
      const thanks = await eventually('the thanks', async () => (await mails(writer))[0], LONG_MS, 500);
      expect(thanks.to).toBe(writer);
      const { contact } = (await head.get(`/api/directory/sites/${SITE}`)).body;
      expect(thanks.source).toContain(contact.email);
      await page.getByRole('button', { name: 'Pass on' }).click();
      await page.getByText('Passed on', { exact: true }).first().waitFor({ timeout: LONG_MS });
      const passed = await eventually('the mail to the people', async () => (await mails(contact.email as string)).find(({ source }) => source.includes(PRAISE)), LONG_MS, 500);
      expect(passed.subject).toContain('Joy');
      expect((await head.get(`/api/feedback/compliments/${id}`)).body).toMatchObject({ source: 'LETTER', state: 'FORWARDED', person: 'Joy', unit: 'Night ward' });
      expect(await page.getByRole('button', { name: 'Thank the customer' }).count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);

      // What was marked counts as an answer of its own
      await page.getByRole('link', { name: 'Open the answer' }).click();
      await page.waitForURL(/\/responses\/[0-9a-f-]{36}$/);
      const response = (await head.get(`/api/feedback/responses/${new URL(page.url()).pathname.split('/').at(-1)!}`)).body;
      expect(response).toMatchObject({ channel: 'LETTER', touchpoint: TOUCHPOINT, overall: 5 });
    }, 4 * LONG_MS);

    it('of grief become a case with its scan, from the same page', async () => {
      await intake();
      await page.locator('input[type="file"]').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
      await field('In a few words').fill(`A lost file ${mark}`);
      await field('What the letter says').fill(GRIEF);
      await field('Name').fill('Ana Rivera');
      await field('Postal address').fill(ADDRESS.join('\n'));
      await page.getByRole('button', { name: 'Save the letter' }).click();
      const link = page.getByRole('link', { name: /^Open complaint / });
      await link.click({ timeout: LONG_MS });
      id = await caseShown(page);
      await page.getByText(GRIEF).waitFor();
      const scan = await followed(page.getByRole('link', { name: 'Download the scan' }));
      expect(scan.type).toBe('application/pdf');
      expect(scan.bytes.toString()).toBe(PDF);
      const complaint = (await head.get(`/api/complaints/${id}`)).body as Json;
      expect(complaint).toMatchObject({ site: SITE, channel: 'LETTER', status: 'RECEIVED', subject: `A lost file ${mark}` });
      expect(await accessibilityFaults(page)).toEqual([]);
    }, 3 * LONG_MS);

    it('of grief are answered by post at the address that they gave, which nobody types again', async () => {
      await openCase(page, id);
      await page.getByText(ADDRESS[1]!).waitFor({ timeout: LONG_MS });
      await page.getByRole('button', { name: 'Write to the customer' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Letter', { exact: true }).click();
      expect(await dialog.getByRole('textbox', { name: 'Name and postal address' }).inputValue()).toBe(['Ana Rivera', ...ADDRESS].join('\n'));
      await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill(`Dear {name}, your file is found ${mark}.`);
      const printed = page.waitForEvent('download', { timeout: LONG_MS });
      await dialog.getByRole('button', { name: 'See it printed' }).click({ timeout: LONG_MS });
      const [sheet] = await pagesOf(readFileSync(await (await printed).path()));
      const lines = sheet!.text.split('\n').map((line) => line.trim());
      const first = lines.indexOf('Ana Rivera');
      expect(lines.slice(first, first + 3), sheet!.text).toEqual(['Ana Rivera', ...ADDRESS]);
      // The block stands above the text, where the window of the envelope is
      expect(lines.findIndex((line) => line.includes(`your file is found ${mark}`))).toBeGreaterThan(first);
      expect(await accessibilityFaults(page)).toEqual([]);
      await shot(page, `letters-postal-address-${name}`);
      await dialog.getByRole('button', { name: 'Keep the letter as sent' }).click();
      await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    }, 3 * LONG_MS);
  });
