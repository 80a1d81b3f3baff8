import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { fits, move, openCase, part, shot, sound, stands } from '../src/cases.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';
import { eventually } from '../src/platform.js';

const PASSWORD = 'a password for handing over';
const UNITS = [{ code: 'desk', name: 'Front desk', open: true }, { code: 'pharmacy', name: 'Pharmacy', open: true }, { code: 'billing', name: 'Billing office', open: true }];
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const PEOPLE = { dana: 'Dana Desk', paul: 'Paul Pharmacy', bea: 'Bea Billing' } as const;
type Who = keyof typeof PEOPLE;

describe.skipIf(!browserTestsRun())('a case that goes from desk to desk', () => {
  const mark = freshMark('hands');
  /** Open around the clock, so that no second of waiting falls into closed hours. */
  const site = mark;
  const siteName = `Hands ${mark}`;
  const usernames = Object.fromEntries(Object.keys(PEOPLE).map((who) => [who, `${who}.${mark}`])) as Record<Who, string>;
  let head: Client;
  let context: BrowserContext;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    const made = await head.post('/api/directory/sites', {
      code: site, name: siteName, region: { code: 'north', name: 'North' }, sector: 'hospital', peerGroup: null, timeZone: 'Europe/London', languages: ['en'],
      contact: { email: `${mark}@example.org`, phone: '+44 20 7946 0000', address: '1 Road' },
    });
    expect(made.status, made.text).toBeLessThan(300);
    const put = async (what: string, body: Json): Promise<void> => {
      const path = `/api/directory/sites/${site}/${what}`;
      const answer = await head.send('PUT', path, body, { 'if-match': (await head.get(path)).headers.get('etag') ?? '*' });
      expect(answer.status, answer.text).toBe(200);
    };
    await put('units', { units: UNITS });
    await put('calendar', { opening: DAYS.map((day) => ({ day, from: '00:00', to: '24:00' })), country: null, holidayRegion: null, closures: [] });
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const person = await head.post('/api/directory/staff', { username: usernames[who], name: PEOPLE[who], email: null, roles: ['STAFF'], sites: [site], password: PASSWORD });
      expect(person.status, person.text).toBeLessThan(300);
    }
    const dana = await Client.signIn(usernames.dana, PASSWORD);
    id = await eventually('the case at the desk', async () => {
      const complaint = await dana.post('/api/complaints', {
        site, subject: `The medicine was charged twice ${mark}`, severity: 'NORMAL', causes: ['RESPONSIBILITY_DENIED'], about: 'SERVICE', channel: 'COUNTER', unit: 'desk',
      }, { 'idempotency-key': crypto.randomUUID() });
      return complaint.status < 300 && (complaint.body.id as string);
    }, LONG_MS, 500);
    context = await browser({ viewport: desktop });
    page = await context.newPage();
  }, 4 * LONG_MS);

  afterAll(() => context?.close());

  /** What somebody does on the page of the case, after whoever was at the screen before. */
  async function as(who: Who, does: () => Promise<void>): Promise<void> {
    await context.clearCookies();
    await signIn(page, usernames[who], PASSWORD);
    await openCase(page, id);
    await does();
  }

  async function takeUp(words: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Add a note' }).fill(words);
    await page.getByRole('button', { name: 'Save the note' }).click();
    await part(page, 'Timeline').getByText(words).waitFor({ timeout: LONG_MS });
  }

  async function handOver(unit: string, to: Who, why: string): Promise<void> {
    await page.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('combobox', { name: 'Unit' }), unit);
    await choose(page, dialog.getByRole('combobox', { name: 'Owner' }), PEOPLE[to]);
    await dialog.getByRole('textbox', { name: 'Why' }).fill(why);
    await shot(page, `case-hands-dialog-${to}`);
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
    const desk = part(page, 'Desk');
    await desk.getByText(unit, { exact: true }).waitFor({ timeout: LONG_MS });
    await desk.getByText(PEOPLE[to], { exact: true }).waitFor();
  }

  const seconds = (length: string): number => {
    const [, hours, minutes, rest] = /(\d+) h (\d+) min (\d+) s/.exec(length)!.map(Number) as [number, number, number, number];
    return hours * 3600 + minutes * 60 + rest;
  };
  const cells = (table: Locator, label: string): Promise<string[]> => table.locator(`[data-label="${label}"]`).allInnerTexts();

  it('is handed by the desk to the pharmacy', () => as('dana', async () => {
    await page.getByRole('button', { name: 'Assign to me' }).click();
    await part(page, 'Desk').getByText(PEOPLE.dana, { exact: true }).waitFor({ timeout: LONG_MS });
    await handOver('Pharmacy', 'paul', 'Was it given out twice?');
  }), 3 * LONG_MS);

  it('is handed on by the pharmacy to billing', () => as('paul', async () => {
    await part(page, 'Timeline').getByText('Was it given out twice?').waitFor({ timeout: LONG_MS });
    await takeUp('Given out once');
    await handOver('Billing office', 'bea', 'Please look at the bill');
  }), 3 * LONG_MS);

  it('is handed back by billing to the desk', () => as('bea', async () => {
    await takeUp('Charged twice indeed');
    await handOver('Front desk', 'dana', 'Please tell the customer');
  }), 3 * LONG_MS);

  it('shows on screen where its time went, to the second, and that it came back', () => as('dana', async () => {
    await move(page, 'Acknowledge');
    await move(page, 'Investigate');
    await move(page, 'Resolve', { outcome: 'Upheld' });
    await stands(page, 'Resolved');
    await page.getByRole('button', { name: 'Show the split' }).click();
    const parts = page.getByRole('table', { name: 'Where the time went' });
    await parts.waitFor({ timeout: LONG_MS });
    const cycle = (await head.get(`/api/complaints/${id}/cycle`)).body;
    const times = (await cells(parts, 'Time')).map(seconds);
    expect(times).toEqual([cycle.activeSeconds, cycle.deadSeconds, cycle.waitingSeconds, cycle.closedSeconds]);
    const told = seconds(await page.getByText(/from receipt to end/).innerText());
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(told);
    expect(Math.floor(Date.parse(cycle.endedAt as string) / 1000) - Math.floor(Date.parse(cycle.receivedAt as string) / 1000)).toBe(told);
    await page.getByText(/back at a desk that had it:? 1/).waitFor();
    const handOffs = page.getByRole('table', { name: 'Hand-offs' });
    expect(await cells(handOffs, 'From')).toEqual(['Front desk', `Front desk · ${PEOPLE.dana}`, `Pharmacy · ${PEOPLE.paul}`, `Billing office · ${PEOPLE.bea}`]);
    const to = await cells(handOffs, 'To');
    expect(to.map((text) => text.includes('had it before'))).toEqual([false, false, false, true]);
    const waited = (await cells(handOffs, 'Waited')).map(seconds);
    // Whoever takes a case themselves does not let it wait
    expect(waited.map((one) => one > 0)).toEqual([false, true, true, true]);
    expect(waited.reduce((sum, one) => sum + one, 0)).toBe(cycle.deadSeconds);
    await sound(page);
    await shot(page, 'case-hands');
    await page.setViewportSize(phone);
    await shot(page, 'case-hands-phone');
    await fits(page);
    await page.setViewportSize(desktop);
  }), 5 * LONG_MS);

  it('stands on the page of hand-offs, pair by pair', () => as('dana', async () => {
    await page.goto(`/complaints/handoffs?site=${site}`);
    const table = page.getByRole('table', { name: 'Hand-offs' });
    const pair = async (from: string, to: string): Promise<string[]> => {
      const row = table.getByRole('row').filter({ has: page.locator('[data-label="From"]', { hasText: from }) }).filter({ has: page.locator('[data-label="To"]', { hasText: to }) });
      await row.waitFor({ timeout: LONG_MS });
      return Promise.all(['Hand-offs', 'Sent back'].map((label) => row.locator(`[data-label="${label}"]`).innerText()));
    };
    expect(await pair('Front desk', 'Pharmacy')).toEqual(['1', '0']);
    expect(await pair('Pharmacy', 'Billing office')).toEqual(['1', '0']);
    expect(await pair('Billing office', 'Front desk')).toEqual(['1', '1']);
    await sound(page);
    await shot(page, 'case-hands-page');
    await page.setViewportSize(phone);
    await shot(page, 'case-hands-page-phone');
    await fits(page);
  }), 3 * LONG_MS);
});
