import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseShown, shot, sound, stands } from '../src/cases.js';
import { freshMark, hasFocus, LONG_MS, signIn } from '../src/desk.js';

/** Where the demo's staff work; with one site, nobody is asked which. */
const SITE = 'north-general';
/** What somebody does: looking, reaching for a place or a key; with the typing it has to fit into a minute. */
const MOST_STEPS = 9;
/** The keystroke-level model of Card, Moran and Newell: a look, a reach and a click; a letter of a person who types now and then. */
const STEP_SECONDS = 2.7;
const LETTER_SECONDS = 0.28;
const MINUTE_SECONDS = 60;

describe.skipIf(!browserTestsRun()).each([{ screen: 'at a desk', viewport: desktop, name: 'desk' }, { screen: 'on a phone', viewport: phone, name: 'phone' }])(
  'a complaint at the counter, settled on the spot $screen', ({ viewport, name }) => {
    const mark = freshMark('spot');
    const SUBJECT = `Wrong floor twice ${mark}`;
    let staff: Client;
    let context: BrowserContext;
    let page: Page;
    let id: string;

    beforeAll(async () => {
      staff = await Client.signIn('staff');
      context = await browser({ viewport });
      page = await context.newPage();
      await signIn(page, 'staff');
    }, 2 * LONG_MS);

    afterAll(() => context?.close());

    const list = async (): Promise<void> => {
      await page.goto(`/complaints?q=${mark}`);
      await page.getByRole('heading', { level: 1, name: 'Complaints' }).waitFor({ timeout: LONG_MS });
    };

    it('says beside the field what is missing, and keeps what was typed', async () => {
      await page.goto('/complaints/new');
      await page.getByRole('textbox', { name: 'Complaint' }).fill(SUBJECT);
      await page.getByRole('switch', { name: 'Resolved on the spot' }).click();
      await page.getByRole('button', { name: 'Record the complaint' }).click();
      await page.getByText('Choose at least one cause').waitFor();
      await page.getByText('Choose an outcome').waitFor();
      expect(await page.getByRole('textbox', { name: 'Complaint' }).inputValue()).toBe(SUBJECT);
      expect(await hasFocus(page.getByRole('combobox', { name: 'Causes' }))).toBe(true);
      expect(await page.getByRole('listbox').count()).toBe(0);
      await sound(page);
      await shot(page, `case-spot-missing-${name}`);
    }, 2 * LONG_MS);

    it('is recorded and resolved in one screen and one step, within a minute of a person\'s time', async () => {
      await page.reload();
      await page.getByRole('button', { name: 'Start anew' }).click({ timeout: LONG_MS });
      await list();
      let [steps, letters] = [0, 0];
      const step = async (does: Promise<unknown>): Promise<void> => {
        await does;
        steps++;
      };
      await step(page.getByRole('link', { name: 'Record a complaint' }).click());
      const subject = page.getByRole('textbox', { name: 'Complaint' });
      await subject.waitFor({ timeout: LONG_MS });
      const screen = page.url();
      await step(subject.click());
      await step(page.keyboard.type(SUBJECT));
      letters += SUBJECT.length;
      await step(page.getByRole('combobox', { name: 'Causes' }).click());
      await step(page.getByRole('option', { name: 'Time wasted' }).click());
      await step(page.getByRole('switch', { name: 'Resolved on the spot' }).click());
      await step(page.getByRole('combobox', { name: 'Outcome' }).click());
      await step(page.getByRole('option', { name: 'Upheld', exact: true }).click());
      expect(page.url()).toBe(screen);
      await shot(page, `case-spot-form-${name}`);
      await step(page.getByRole('button', { name: 'Record the complaint' }).click());
      id = await caseShown(page);
      await stands(page, 'Resolved');
      expect(steps).toBeLessThanOrEqual(MOST_STEPS);
      expect(steps * STEP_SECONDS + letters * LETTER_SECONDS).toBeLessThan(MINUTE_SECONDS);
      await shot(page, `case-spot-${name}`);
    }, 3 * LONG_MS);

    it('is one case that began and ended with the people present', async () => {
      const found = (await staff.get(`/api/complaints?site=${SITE}&q=${mark}`)).body.items as Json[];
      expect(found.map((one) => one.id)).toEqual([id]);
      const complaint = (await staff.get(`/api/complaints/${id}`)).body;
      expect(complaint).toMatchObject({
        status: 'RESOLVED', channel: 'COUNTER', subject: SUBJECT, cause: 'TIME_WASTED', severity: 'NORMAL', outcome: 'UPHELD', inCustomersFavour: true, onTheSpot: true,
      });
      const clock = (await staff.get(`/api/complaints/${id}/clock`)).body;
      expect(JSON.stringify(clock)).not.toContain('BREACHED');
    }, LONG_MS);

    it('stands in the list as resolved', async () => {
      await list();
      const row = page.getByRole('table', { name: 'Complaints' }).getByRole('row').filter({ hasText: SUBJECT });
      await row.waitFor({ timeout: LONG_MS });
      expect((await row.locator('[data-label="State"]').innerText()).trim()).toBe('Resolved');
      await sound(page);
      await shot(page, `case-spot-list-${name}`);
    }, 2 * LONG_MS);
  });
