import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop } from '../src/browser.js';
import { shot, sound } from '../src/cases.js';
import { freshMark, LONG_MS, signIn } from '../src/desk.js';
import { eventually } from '../src/platform.js';
import { signed } from '../src/webhook.js';

const SITE = 'south-bay';
const DAY_MS = 86_400_000;

let head: Client;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (browserTestsRun()) {
    head = await Client.signIn('head');
    context = await browser({ viewport: desktop });
    page = await context.newPage();
    await signIn(page, 'head');
  }
}, 2 * LONG_MS);

afterAll(() => context?.close());

/** How many customers of a type the site's register counts. */
async function counted(type: string): Promise<number> {
  const { now } = (await head.get(`/api/feedback/customers/counts?site=${SITE}`)).body;
  return (now as Json[]).filter(({ customerType }) => customerType === type).reduce((sum, { customers }) => sum + (customers as number), 0);
}

const registered = async (q: string): Promise<Json[]> => (await head.get(`/api/feedback/customers?q=${q}&limit=50`)).body.items as Json[];

/** What a list saves as a file for a spreadsheet. */
async function csv(): Promise<string> {
  const saved = page.waitForEvent('download', { timeout: LONG_MS });
  await page.getByRole('button', { name: 'CSV' }).first().click();
  return readFileSync(await (await saved).path(), 'utf8');
}

describe.skipIf(!browserTestsRun())('a first visit', () => {
  const mark = freshMark('first');
  /** Of a type that nobody else at this site has. */
  const TYPE = 'STUDENT';
  const ana = `ana.${mark}@example.org`;
  const cora = `cora.${mark}@example.org`;
  const CODE = `till-${mark}`.slice(0, 40);
  let before: number;
  let address: string;
  let secret: string;

  beforeAll(async () => {
    before = await counted(TYPE);
  });

  afterAll(async () => {
    await head.post(`/api/feedback/visit-sources/${CODE}/close`, {});
  });

  const lines = [
    'reference,site,customer_type,name,email,phone,language,visited_at',
    `${mark}-a,${SITE},${TYPE},Ana ${mark},${ana},,en,${new Date(Date.now() - 3 * DAY_MS).toISOString()}`,
    `${mark}-b,${SITE},${TYPE},Ben ${mark},ben.${mark}@example.org,,en,${new Date(Date.now() - 2 * DAY_MS).toISOString()}`,
    `${mark}-c,${SITE},${TYPE},Nobody ${mark},,,en,${new Date(Date.now() - 2 * DAY_MS).toISOString()}`,
  ];

  async function imported(result: RegExp): Promise<Locator> {
    await page.goto('/customers');
    await page.getByRole('button', { name: 'Import visits' }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="file"]').or(page.locator('input[type="file"]')).first()
      .setInputFiles({ name: `visits-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText(result).waitFor({ timeout: LONG_MS });
    return dialog;
  }

  it('comes out of a file, and what is wrong with a row is told', async () => {
    const dialog = await imported(/3 rows read, 2 taken over, 0 known already, 1 refused/);
    const refused = await page.request.get((await dialog.getByRole('link', { name: 'Refused rows with their reasons' }).getAttribute('href'))!);
    expect(await refused.text()).toMatch(/email/);
    await eventually('both in the register', async () => (await registered(mark)).length === 2, LONG_MS, 500);
    expect(await counted(TYPE)).toBe(before + 2);
  }, 3 * LONG_MS);

  it('is known when the same file comes again', async () => {
    await imported(/3 rows read, 0 taken over, 2 known already, 1 refused/);
    expect(await counted(TYPE)).toBe(before + 2);
  }, 2 * LONG_MS);

  it('is told by another system with a secret that the page shows once', async () => {
    await page.goto('/customers/sources');
    await page.getByRole('button', { name: 'Add a system' }).click({ timeout: LONG_MS });
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name' }).fill(`The till ${mark}`);
    await form.getByRole('textbox', { name: 'Code' }).fill(CODE);
    await form.getByRole('button', { name: 'Save' }).click();
    const shown = page.getByRole('dialog', { name: `Address and secret of ${CODE}` });
    await shown.waitFor({ timeout: LONG_MS });
    [address, secret] = (await shown.locator('.mantine-Code-root').allInnerTexts()).map((text) => text.trim()) as [string, string];
    expect(new URL(address).pathname).toBe(`/public/visits/${CODE}`);
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText(`The till ${mark}`).waitFor({ timeout: LONG_MS });
    expect(await page.content()).not.toContain(secret);
  }, 2 * LONG_MS);

  /** What the other system sends. */
  function told(visit: Json, id: string, by = secret): Promise<{ status: number; body: Json }> {
    const body = JSON.stringify({ type: 'visit', data: { site: SITE, customerType: TYPE, language: 'en', ...visit } });
    return Client.nobody().send('POST', new URL(address).pathname, body, { 'content-type': 'application/json', ...signed(by, body, id) });
  }

  it('counts once, however often the message comes, and never without the right signature', async () => {
    const id = crypto.randomUUID();
    for (let time = 0; time < 3; time++) {
      const answer = await told({ name: `Cora ${mark}`, email: cora }, id);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      expect(answer.body.first).toBe(true);
    }
    const forged = await told({ name: `Mallory ${mark}`, email: `mallory.${mark}@example.org` }, crypto.randomUUID(), `whsec_${Buffer.from('somebody else made this one').toString('base64')}`);
    expect(forged.status).toBe(401);
    expect((await registered(mark)).map(({ name }) => name as string).toSorted()).toEqual([`Ana ${mark}`, `Ben ${mark}`, `Cora ${mark}`]);
    expect(await counted(TYPE)).toBe(before + 3);
    await page.goto('/customers/sources');
    const row = page.getByRole('row').filter({ hasText: `The till ${mark}` });
    await row.waitFor({ timeout: LONG_MS });
    expect(await row.locator('[data-label="Last used"]').innerText()).toMatch(/\d/);
  }, 2 * LONG_MS);

  it('is the first only once, whoever tells of the next ones and however the address is written', async () => {
    const webhook = await told({ email: ana.toUpperCase() }, crypto.randomUUID());
    expect(webhook.status, JSON.stringify(webhook.body)).toBe(201);
    expect(webhook.body.first).toBe(false);
    const key = crypto.randomUUID();
    for (let time = 0; time < 2; time++) {
      const api = await head.post('/api/feedback/customers/visits', { site: SITE, customerType: TYPE, email: ana }, { 'idempotency-key': key });
      expect(api.status, api.text).toBe(201);
    }
    expect(await counted(TYPE)).toBe(before + 3);
    await page.goto(`/customers?q=${mark}`);
    const row = page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: `Ana ${mark}` });
    await row.waitFor({ timeout: LONG_MS });
    expect(await row.count()).toBe(1);
    expect(await row.locator('[data-label="Last visit"]').innerText()).toMatch(/Visits: 3$/);
    expect(await row.locator('[data-label="State"]').innerText()).toMatch(/^Returning/);
    await row.getByRole('link').first().click();
    const visits = page.locator('section', { has: page.getByRole('heading', { name: 'Visits' }) });
    await visits.getByText('first visit').waitFor({ timeout: LONG_MS });
    expect(await visits.getByText('first visit').count()).toBe(1);
    for (const way of ['API', 'Webhook', 'File']) {
      expect(await visits.getByText(way, { exact: true }).count(), way).toBe(1);
    }
  }, 2 * LONG_MS);
});

describe.skipIf(!browserTestsRun())('a customer who is in the register twice', () => {
  const mark = freshMark('twice');
  const name = `Dora ${mark}`;
  const email = `dora.${mark}@example.org`;
  const TYPE = 'PATIENT';
  const COMMENT = `Doctor Grey listened to me ${mark}`;
  const LETTER = `The night nurse held my hand ${mark}`;
  const NOTE = `Went back to her village ${mark}`;
  let known: string;
  let response: string;
  let compliment: string;
  let letter: string;
  let before: number;

  beforeAll(async () => {
    before = await counted(TYPE);
    known = await visited({ name, email, consent: { source: 'FORM', linkAnswers: true } });
    await visited({ name, phone: `+44 20 7946 0${Date.now().toString().slice(-3)}` });
    const card = await head.post('/api/feedback/responses', {
      channel: 'PAPER', site: SITE, touchpoint: 'consultation', answers: { overall: 5 }, comment: COMMENT, praise: true, contact: { email, name, consent: true },
    }, { 'idempotency-key': crypto.randomUUID() });
    expect(card.status, card.text).toBe(201);
    response = card.body.id as string;
    const scan = await page.screenshot({ type: 'png' });
    const kept = await head.send('POST', `/api/feedback/letters?site=${SITE}&name=letter.png`, scan, { 'content-type': 'application/octet-stream' });
    expect(kept.status, kept.text).toBe(201);
    letter = kept.body.id as string;
    const praise = await head.post('/api/feedback/compliments', { letter, site: SITE, words: LETTER, unit: 'Night ward', contact: { email, name, consent: true } });
    expect(praise.status, praise.text).toBe(201);
    compliment = praise.body.id as string;
  }, 2 * LONG_MS);

  async function visited(more: Json): Promise<string> {
    const answer = await head.post('/api/feedback/customers/visits', { site: SITE, customerType: TYPE, language: 'en', visitedAt: new Date(Date.now() - 3 * DAY_MS).toISOString(), ...more },
      { 'idempotency-key': crypto.randomUUID() });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.customer as string;
  }

  async function opened(): Promise<Locator> {
    await page.goto(`/customers/${known}`);
    const actions = page.getByRole('group', { name: 'Actions' });
    await actions.waitFor({ timeout: LONG_MS });
    return actions;
  }

  it('is one after merging, with both visits', async () => {
    expect(await counted(TYPE)).toBe(before + 2);
    await (await opened()).getByRole('button', { name: 'Merge' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge' });
    const other = dialog.getByRole('combobox', { name: 'The other entry' }).or(dialog.getByRole('textbox', { name: 'The other entry' })).first();
    await other.click();
    await other.fill(mark);
    await page.getByRole('option', { name: new RegExp(`${name}.*\\+44`) }).click({ timeout: LONG_MS });
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await dialog.waitFor({ state: 'hidden', timeout: LONG_MS });
    await page.getByRole('heading', { name: 'Merged entries' }).waitFor({ timeout: LONG_MS });
    expect(await registered(mark)).toHaveLength(1);
    expect((await registered(mark))[0]).toMatchObject({ id: known, visits: 2, email });
    expect(await counted(TYPE)).toBe(before + 1);
  }, 2 * LONG_MS);

  /** How many left for a reason, as the numbers of the site tell it. */
  const gone = async (why: string): Promise<number> =>
    ((await head.get(`/api/feedback/customers/departures?site=${SITE}`)).body.reasons as Json[]).find(({ reason }) => reason === why)!.customers as number;

  async function departs(reason: string, note: string): Promise<void> {
    await (await opened()).getByRole('button', { name: 'Customer left' }).click();
    const dialog = page.getByRole('dialog', { name: 'Customer left' });
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: reason, exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
    await dialog.getByRole('button', { name: 'Customer left' }).click();
    await dialog.waitFor({ state: 'hidden', timeout: LONG_MS });
    await page.getByText(note).waitFor({ timeout: LONG_MS });
  }

  const takenBack = (): Locator => page.getByText(/taken back by .+; counts nowhere/);

  it('is here still when the departure was entered by mistake: it is taken back at once or later, and counts nowhere', async () => {
    const count = await gone('DEATH');
    await departs('Died', `Somebody else of that name ${mark}`);
    expect(await gone('DEATH')).toBe(count + 1);
    const entered = page.getByText('The departure is entered.');
    await entered.waitFor();
    await sound(page);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await takenBack().waitFor({ timeout: LONG_MS });
    expect(await entered.count()).toBe(0);
    expect(await gone('DEATH')).toBe(count);
    await departs('Died', `Once more that name ${mark}`);
    await page.reload();
    await page.getByRole('button', { name: 'Take back: Died' }).click({ timeout: LONG_MS });
    await eventually('both are taken back', async () => (await takenBack().count()) === 2, LONG_MS);
    expect(await page.getByRole('button', { name: 'Take back: Died' }).count()).toBe(0);
    expect(await gone('DEATH')).toBe(count);
    await sound(page);
    await shot(page, 'register-departure-taken-back');
  }, 3 * LONG_MS);

  it('left for a reason, which the numbers count', async () => {
    const count = await gone('MOVED');
    await departs('Moved away', NOTE);
    expect(await gone('MOVED')).toBe(count + 1);
    await page.goto(`/customers/numbers?site=${SITE}`);
    const row = page.getByRole('table', { name: 'Departures' }).getByRole('row').filter({ hasText: 'Moved away' });
    await row.waitFor({ timeout: LONG_MS });
    expect(await row.locator('[data-label="Customers (n)"]').innerText()).toBe(String(count + 1));
  }, 2 * LONG_MS);

  /** Every page and file on which what they said stands, by what stands there. */
  const places: [what: string, path: string, words: string[]][] = [
    ['the answer', '/responses/{response}', [COMMENT, name, email]],
    ['the compliment', '/voices/{compliment}', [LETTER]],
    ['the customer', '/customers/{known}', [name, email, NOTE]],
  ];
  const files: [what: string, path: string, words: string[]][] = [
    ['the answers', `/responses?site=${SITE}&channel=PAPER`, [COMMENT]],
    ['the compliments', `/voices?site=${SITE}`, [LETTER, COMMENT]],
    ['the customers', `/customers?site=${SITE}`, [name, email]],
  ];
  const address = (path: string): string => path.replace('{response}', response).replace('{compliment}', compliment).replace('{known}', known);

  async function numbers(): Promise<Json> {
    const reports = await head.get(`/api/reports/comparison?measure=satisfaction&from=2020-01-01&to=${new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)}`);
    return {
      satisfaction: (reports.body.sites as Json[]).find(({ code }) => code === SITE)!.n,
      customers: await counted(TYPE),
      departures: (await head.get(`/api/feedback/customers/departures?site=${SITE}`)).body.total,
      compliments: ((await head.get(`/api/feedback/compliments?site=${SITE}&limit=200`)).body.items as Json[]).length,
      answers: ((await head.get(`/api/feedback/responses?site=${SITE}&channel=PAPER&limit=200`)).body.items as Json[]).length,
      marks: ((await head.get(`/api/feedback/responses/${response}`)).body.answers as Json),
    };
  }

  it('is erased from the page: name and words are gone everywhere, and every number stays', async () => {
    await eventually('the praise of the card is a compliment', async () =>
      ((await head.get(`/api/feedback/compliments?site=${SITE}&limit=200`)).body.items as Json[]).some((each) => each.response === response), LONG_MS, 500);
    for (const [what, path, words] of places) {
      await page.goto(address(path));
      for (const each of words) {
        await page.getByText(each).first().waitFor({ timeout: LONG_MS }).catch(() => expect.fail(`${what} does not show "${each}"`));
      }
    }
    for (const [what, path, words] of files) {
      await page.goto(path);
      await page.getByRole('row').nth(1).waitFor({ timeout: LONG_MS });
      const file = await csv();
      words.forEach((each) => expect(file, what).toContain(each));
    }
    expect((await head.get(`/api/feedback/letters/${letter}/scan`)).status).toBe(200);
    const expected = await numbers();

    await (await opened()).getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('dialog', { name: 'Erase this customer?' }).getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('heading', { level: 1, name: 'Erased' }).waitFor({ timeout: LONG_MS });

    expect(await registered(mark)).toEqual([]);
    expect(((await head.get(`/api/feedback/responses?site=${SITE}&q=${mark}&limit=20`)).body.items as Json[])).toEqual([]);
    for (const [what, path] of places) {
      await page.goto(address(path));
      await page.locator('main section').first().waitFor({ timeout: LONG_MS });
      expect(await page.locator('body').innerText(), what).not.toContain(mark);
    }
    await page.goto(address('/voices/{compliment}'));
    await page.getByText('No words').waitFor({ timeout: LONG_MS });
    expect(await page.getByRole('link', { name: 'Download the scan' }).count()).toBe(0);
    for (const path of [`/api/feedback/letters/${letter}/scan`, `/api/feedback/letters/${letter}`]) {
      expect((await head.get(path)).status, path).toBe(404);
    }
    for (const [what, path] of files) {
      await page.goto(path);
      await page.getByRole('row').nth(1).waitFor({ timeout: LONG_MS });
      expect(await csv(), what).not.toContain(mark);
    }
    for (const path of ['compliments', 'letters', 'customers', 'responses', 'invitations']) {
      expect((await head.get(`/api/feedback/${path}?site=${SITE}&limit=200`)).text, path).not.toContain(mark);
    }
    expect(await numbers()).toEqual(expected);
  }, 6 * LONG_MS);
});
