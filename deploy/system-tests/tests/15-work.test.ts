import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop } from '../src/browser.js';
import { choose, freshMark, Keys, LONG_MS, signIn } from '../src/desk.js';

/** Where the demo's staff and manager work. */
const SITE = 'north-general';
const mark = freshMark('work');

/** The work of a day: what waits is taken, moved, handed out, and found again. */
describe.skipIf(!browserTestsRun())('the work of a site', () => {
  let head: Client;
  let context: BrowserContext;
  let page: Page;
  const cases: Json[] = [];

  beforeAll(async () => {
    head = await Client.signIn('head');
    for (let n = 0; n < 6; n++) {
      const answer = await head.post('/api/complaints', { site: SITE, subject: `${mark} number ${n}`, description: 'Two hours.', causes: ['TIME_WASTED'], channel: 'COUNTER' });
      expect(answer.status, answer.text).toBe(201);
      cases.push(answer.body);
    }
    context = await browser({ viewport: desktop });
    page = await context.newPage();
  });

  afterAll(async () => {
    await context.close();
  });

  const now = async (n: number): Promise<Json> => (await head.get(`/api/complaints/${cases[n]!.id as string}`)).body;
  const subject = (n: number): string => cases[n]!.subject as string;

  it('begins for staff in the inbox, where an unassigned complaint is taken by keyboard', async () => {
    await signIn(page, 'staff');
    expect(new URL(page.url()).pathname).toBe('/inbox');
    await page.getByRole('tab', { name: /^Unassigned/ }).click();
    const keys = new Keys(page);
    await keys.press('/');
    await keys.type(subject(0));
    await page.waitForURL((url) => url.searchParams.get('q') === subject(0), { timeout: LONG_MS });
    await page.getByRole('row', { name: new RegExp(subject(0)) }).waitFor({ timeout: LONG_MS });
    expect(await accessibilityFaults(page)).toEqual([]);
    // Away from the field, where letters are only letters
    await page.getByRole('searchbox').evaluate((field: HTMLElement) => { field.blur(); });
    await keys.press('j', 'a');
    await page.getByText(`${cases[0]!.reference as string} is yours now`).waitFor({ timeout: LONG_MS });
    await page.getByText('Nothing here matches').waitFor({ timeout: LONG_MS });
    await page.getByRole('tab', { name: /^Mine/ }).click();
    await page.getByRole('row', { name: new RegExp(subject(0)) }).waitFor({ timeout: LONG_MS });
    expect(((await now(0)).owner as Json).name).toBeTruthy();
  }, 3 * LONG_MS);

  it('lists its keys', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Assign the marked complaint to me (inbox)').waitFor({ timeout: LONG_MS });
    await page.keyboard.press('Escape');
  }, LONG_MS);

  it('goes on on the board, by the menu of a card and by hand', async () => {
    await page.goto('/inbox/board?owner=me');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: subject(0), exact: true }) });
    await card.getByRole('button', { name: /^Move/ }).click({ timeout: LONG_MS });
    await page.getByRole('menuitem', { name: 'Closed', exact: true }).click();
    await page.getByText(/It cannot go from Received to Closed/).waitFor({ timeout: LONG_MS });
    expect((await now(0)).status).toBe('RECEIVED');
    expect(await accessibilityFaults(page)).toEqual([]);
    await card.getByRole('button', { name: /^Move/ }).click();
    await page.getByRole('menuitem', { name: 'Acknowledged', exact: true }).click();
    await page.getByRole('region', { name: 'Acknowledged' }).getByRole('link', { name: subject(0), exact: true }).waitFor({ timeout: LONG_MS });
    await card.dragTo(page.getByRole('region', { name: 'Investigating' }));
    await page.getByRole('region', { name: 'Investigating' }).getByRole('link', { name: subject(0), exact: true }).waitFor({ timeout: LONG_MS });
    expect((await now(0)).status).toBe('INVESTIGATING');
  }, 3 * LONG_MS);

  it('keeps the names of the columns in view while their cards are scrolled', async () => {
    await page.goto('/inbox/board');
    const received = page.getByRole('region', { name: 'Received' });
    await received.getByRole('listitem').first().waitFor({ timeout: LONG_MS });
    expect(await received.getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
    const last = received.getByRole('listitem').last();
    await last.getByRole('button', { name: /^Move/ }).focus();
    const [name, card] = [(await received.getByRole('heading').boundingBox())!, (await last.boundingBox())!];
    expect(name.y).toBeGreaterThan(60);
    expect(card.y).toBeGreaterThan(name.y);
    expect(card.y + card.height).toBeLessThanOrEqual(desktop.height);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 3 * LONG_MS);

  it('lets a manager hand five complaints out at once, and overwrites nobody\'s change', async () => {
    await context.clearCookies();
    await signIn(page, 'manager');
    await page.goto(`/inbox?tab=unassigned&q=${mark}`);
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check({ timeout: LONG_MS });
    await page.getByText('5 selected').waitFor({ timeout: LONG_MS });
    // Somebody else is quicker with one of them
    const quicker = await now(5);
    const changed = await head.post(`/api/complaints/${quicker.id as string}/owner`, { id: null, unit: 'front-office', note: null }, { 'if-match': `"${quicker.revision as number}"` });
    const unitKnown = changed.status === 200;
    if (!unitKnown) {
      const moved = await head.post(`/api/complaints/${quicker.id as string}/moves`, { to: 'ACKNOWLEDGED' }, { 'if-match': `"${quicker.revision as number}"` });
      expect(moved.status, moved.text).toBe(200);
    }
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change 5 complaints' });
    await choose(page, dialog.getByRole('combobox', { name: 'Severity' }), 'High');
    await dialog.getByRole('combobox', { name: 'Owner' }).click();
    await page.getByRole('option').nth(1).click();
    await dialog.getByRole('button', { name: 'Change them' }).click();
    await dialog.getByText('4 complaints were changed.').waitFor({ timeout: LONG_MS });
    await dialog.getByText(/somebody changed it in the meantime/).waitFor({ timeout: LONG_MS });
    for (const n of [1, 2, 3, 4]) {
      const one = await now(n);
      expect([one.severity, one.owner === null]).toEqual(['HIGH', false]);
    }
    expect((await now(5)).severity).toBe('NORMAL');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('1 selected').waitFor({ timeout: LONG_MS });
    await page.getByRole('button', { name: 'Change…' }).click();
    const again = page.getByRole('dialog', { name: 'Change 1 complaint' });
    await choose(page, again.getByRole('combobox', { name: 'Severity' }), 'High');
    await again.getByRole('combobox', { name: 'Owner' }).click();
    await page.getByRole('option').nth(1).click();
    await again.getByRole('button', { name: 'Change them' }).click();
    await again.getByText('1 complaint was changed.').waitFor({ timeout: LONG_MS });
    await again.getByRole('button', { name: 'Close' }).last().click();
  }, 4 * LONG_MS);

  it('finds them again by a filter that is saved for everybody at the site', async () => {
    await page.goto(`/complaints?severity=HIGH&q=${mark}`);
    await page.getByRole('button', { name: 'Save this filter…' }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill(mark);
    const site = (await head.get(`/api/directory/sites/${SITE}`)).body.name as string;
    await choose(page, dialog.getByRole('combobox', { name: 'For whom' }), site);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    await context.clearCookies();
    await signIn(page, 'staff');
    await page.getByRole('tab', { name: mark }).click({ timeout: LONG_MS });
    await page.getByRole('row', { name: new RegExp(subject(1)) }).waitFor({ timeout: LONG_MS });
    expect(await page.locator('tbody tr').count()).toBe(5);
  }, 3 * LONG_MS);

  it('notes what was at the root, and what is done so that it does not happen again', async () => {
    await page.goto(`/complaints/${cases[0]!.id as string}`);
    await page.getByRole('button', { name: 'Note the root cause' }).click({ timeout: LONG_MS });
    const cause = page.getByRole('dialog', { name: 'What was at the root' });
    await choose(page, cause.getByRole('combobox', { name: /^Root cause/ }), 'Process or procedure');
    await cause.getByRole('button', { name: 'Save' }).click();
    await cause.waitFor({ state: 'detached', timeout: LONG_MS });
    await page.getByRole('button', { name: 'Add an action' }).click();
    const action = page.getByRole('dialog', { name: 'A corrective action' });
    await action.getByLabel(/^What is done/).fill('Two desks at noon');
    await action.getByRole('combobox', { name: /^Who does it/ }).click();
    await page.getByRole('option').first().click();
    await action.getByLabel(/^Until when/).fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await action.getByRole('button', { name: 'Save' }).click();
    await action.waitFor({ state: 'detached', timeout: LONG_MS });
    await page.getByText('Two desks at noon').first().waitFor({ timeout: LONG_MS });
    expect(await accessibilityFaults(page)).toEqual([]);
    const kinds = ((await now(0)).timeline as Json[]).map(({ kind }) => kind as string);
    expect(kinds).toContain('ROOT_CAUSE');
    expect(kinds).toContain('ACTION_MADE');
    const found = (await head.get(`/api/complaints?action=OPEN&q=${mark}`)).body.items as Json[];
    expect(found.map(({ id }) => id)).toEqual([cases[0]!.id]);
  }, 3 * LONG_MS);

  it('leaves the filter to be deleted by a manager', async () => {
    const saved = ((await head.get('/api/complaints/filters')).body as unknown as Json[]).find(({ name }) => name === mark)!;
    expect((await head.send('DELETE', `/api/complaints/filters/${saved.id as string}`)).status).toBe(204);
  });
});
