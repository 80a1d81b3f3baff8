import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseOf, fits, openCase, part, shot, sound, stands } from '../src/cases.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';

/** Where the demo's manager and staff work. */
const SITE = 'north-general';

describe.skipIf(!browserTestsRun())('one case in the hands of two', () => {
  const contexts: BrowserContext[] = [];
  let head: Client;
  let leader: Page;
  let colleague: Page;
  let customer: Page;
  let id: string;
  let tracking: string;

  async function opened(viewport: { width: number; height: number }): Promise<Page> {
    const context = await browser({ viewport });
    contexts.push(context);
    return context.newPage();
  }

  beforeAll(async () => {
    head = await Client.signIn('head');
    [leader, colleague, customer] = [await opened(desktop), await opened(desktop), await opened(phone)];
    await signIn(leader, 'manager');
    await signIn(colleague, 'staff');
  }, 4 * LONG_MS);

  afterAll(() => Promise.all(contexts.map((context) => context.close())));

  /** A new case, on the screens of both. */
  async function between(subject: string): Promise<void> {
    const made = await Client.nobody().post('/public/complaints', { site: SITE, subject, description: subject, causes: ['IGNORED'] }, { 'idempotency-key': crypto.randomUUID() });
    expect(made.status, made.text).toBe(201);
    tracking = new URL(made.body.trackingUrl as string).pathname;
    id = (await caseOf(head, SITE, subject.split(' ').at(-1)!)).id as string;
    await openCase(leader, id);
    await openCase(colleague, id);
  }

  const now = async (): Promise<Json> => (await head.get(`/api/complaints/${id}`)).body;
  const conflict = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'Somebody else changed this complaint' });

  async function asked(page: Page, action: string): Promise<Locator> {
    await page.getByRole('group', { name: 'Next steps' }).getByRole('button', { name: action, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  async function reclassifying(page: Page): Promise<Locator> {
    await page.getByRole('button', { name: 'Reclassify' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  async function sent(page: Page): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
  }

  /** The other one files it under another severity, and has that on the screen. */
  async function raised(page: Page, severity: string): Promise<void> {
    const dialog = await reclassifying(page);
    await choose(page, dialog.getByRole('combobox', { name: 'Severity' }), severity);
    await sent(page);
    await page.locator('.tp-page-header').getByText(severity, { exact: true }).waitFor({ timeout: LONG_MS });
  }

  /** What the two versions say of one thing: as it was seen, and as it is now. */
  async function versions(page: Page, what: string): Promise<string[]> {
    await conflict(page).waitFor({ timeout: LONG_MS });
    return conflict(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: what, exact: true }) }).getByRole('cell').allInnerTexts();
  }

  it('shows both versions to the second, and applies what they wanted on top of the first', async () => {
    await between(`Nobody at the desk ${freshMark('both')}`);
    const dialog = await asked(colleague, 'Acknowledge');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Read it, will ring');
    await raised(leader, 'High');
    await sent(colleague);
    expect(await versions(colleague, 'Severity')).toEqual(['Normal', 'High']);
    await conflict(colleague).getByText(/move it to Acknowledged\..*Read it, will ring/).waitFor();
    expect(await now()).toMatchObject({ status: 'RECEIVED', severity: 'HIGH' });
    await sound(colleague);
    await shot(colleague, 'case-two-conflict');
    await colleague.setViewportSize(phone);
    await shot(colleague, 'case-two-conflict-phone');
    await fits(colleague);
    await colleague.setViewportSize(desktop);
    await colleague.getByRole('button', { name: 'Apply my change to the new version' }).click();
    await stands(colleague, 'Acknowledged');
    await part(colleague, 'Timeline').getByText('Read it, will ring').waitFor();
    expect(await now()).toMatchObject({ status: 'ACKNOWLEDGED', severity: 'HIGH' });
  }, 4 * LONG_MS);

  it('overwrites nothing that the second did not mean to change', async () => {
    await between(`Nobody rang back ${freshMark('fields')}`);
    const dialog = await reclassifying(colleague);
    await choose(colleague, dialog.getByRole('combobox', { name: 'Area in the figures' }), 'Pricing');
    await raised(leader, 'Critical');
    // The news of it reach the other screen by themselves
    await colleague.locator('.tp-page-header').getByText('Critical', { exact: true }).waitFor({ state: 'attached', timeout: LONG_MS });
    await sent(colleague);
    expect(await versions(colleague, 'Severity')).toEqual(['Normal', 'Critical']);
    expect(await now()).toMatchObject({ severity: 'CRITICAL', area: null });
    await colleague.getByRole('button', { name: 'Keep the new version' }).click();
    await conflict(colleague).waitFor({ state: 'detached' });
    expect(await now()).toMatchObject({ severity: 'CRITICAL', area: null });
  }, 4 * LONG_MS);

  it('stays withdrawn when its customer withdraws it while a colleague resolves it', async () => {
    await between(`The lift was broken ${freshMark('withdrawn')}`);
    const dialog = await asked(colleague, 'Resolve');
    await choose(colleague, dialog.getByRole('combobox', { name: 'Outcome' }), 'Upheld');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('The lift runs again');
    await customer.goto(tracking);
    await customer.getByText('Withdraw the complaint', { exact: true }).click();
    await customer.getByLabel('Yes, I want to withdraw this complaint.').check();
    await customer.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await customer.getByText('Your complaint is withdrawn.').waitFor({ timeout: LONG_MS });
    await shot(customer, 'case-two-withdrawn');
    await sent(colleague);
    expect(await versions(colleague, 'State')).toEqual(['Received', 'Withdrawn']);
    await conflict(colleague).getByText(/The lift runs again/).waitFor();
    await conflict(colleague).getByText('That step is no longer possible from the present state.').waitFor();
    expect(await colleague.getByRole('button', { name: 'Apply my change to the new version' }).isDisabled()).toBe(true);
    await shot(colleague, 'case-two-impossible');
    await colleague.getByRole('button', { name: 'Keep the new version' }).click();
    await stands(colleague, 'Withdrawn');
    expect(await now()).toMatchObject({ status: 'WITHDRAWN', outcome: null });
  }, 4 * LONG_MS);

  it('stays resolved when it was resolved while its customer withdraws it, and the customer is told', async () => {
    await between(`The tap drips ${freshMark('resolved')}`);
    await customer.goto(tracking);
    await customer.getByText('Withdraw the complaint', { exact: true }).click();
    await customer.getByLabel('Yes, I want to withdraw this complaint.').check();
    const dialog = await asked(colleague, 'Resolve');
    await choose(colleague, dialog.getByRole('combobox', { name: 'Outcome' }), 'Upheld');
    await sent(colleague);
    await stands(colleague, 'Resolved');
    await customer.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await customer.getByText('This complaint can no longer be withdrawn.').waitFor({ timeout: LONG_MS });
    await customer.getByText('You were right.').waitFor();
    await sound(customer);
    await shot(customer, 'case-two-too-late');
    expect(await now()).toMatchObject({ status: 'RESOLVED', outcome: 'UPHELD' });
  }, 4 * LONG_MS);
});
