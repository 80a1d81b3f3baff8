import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, phone } from '../src/browser.js';
import { choose as pick } from '../src/desk.js';
import { base, eventually } from '../src/platform.js';

const SITE = 'centre-park';
const TOUCHPOINT = 'consultation';
const PASSWORD = 'touchpoint-demo';
// Letters only: some times with digits look like the number of a person's document, which is masked.
const mark = `journey-${Date.now().toString().replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`;
const FILE = `branches-${mark}.csv`;
const shots = process.env.SHOTS;

describe.skipIf(!browserTestsRun())('any CSV file, brought in by head office', () => {
  let head: Client;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    head = await Client.signIn('head');
    context = await browser();
    page = await context.newPage();
    await page.goto('/');
    await page.fill('input[name="username"], input[autocomplete="username"]', 'head');
    await page.fill('input[type="password"]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  });
  afterAll(async () => {
    await context?.close();
    // Whatever failed, nothing of it stays
    const runs = (await head.get('/api/feedback/imports')).body.items as Json[];
    for (const { id, undoable } of runs.filter(({ name, state }) => name === FILE && state !== 'UNDONE')) {
      await head.post(`/api/feedback/imports/${id}/${undoable ? 'undo' : 'stop'}`, {});
    }
  });

  async function shot(name: string): Promise<void> {
    if (shots) {
      await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    }
  }

  const answers = async (): Promise<Json[]> => (await head.get(`/api/feedback/responses?site=${SITE}&q=${mark}&limit=10`)).body.items as Json[];

  /** How many answers of the site the figures of these days tell of. */
  async function counted(from = '2020-01-01', to = new Date().toISOString().slice(0, 10)): Promise<number> {
    const answer = await head.get(`/api/reports/comparison?measure=satisfaction&from=${from}&to=${to}`);
    return (answer.body.sites as Json[]).find(({ code }) => code === SITE)!.n as number;
  }

  /** What was said on the days that the file tells of; answers that others give meanwhile are of today. */
  const inTheFile = (): Promise<number> => counted('2026-01-05', '2026-01-06');

  async function openSurvey(): Promise<string> {
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[];
    return surveys.find(({ touchpoint, channel, active }) => touchpoint === TOUCHPOINT && channel === 'WEB' && active)!.code as string;
  }

  it('is uploaded, mapped, tried without storing, imported, and undone as a whole', async () => {
    const before = await inTheFile();
    await page.goto('/imports');
    await page.getByRole('button', { name: 'New import' }).click();
    const file = `Review ID;Branch;Date;Stars;Comment\n${mark}-1;The branch;05/01/2026 10:30;5;${mark} one\n${mark}-2;The branch;06/01/2026 11:00;2;${mark} two\n${mark}-3;The branch;tomorrow;2;${mark} three\n`;
    await page.setInputFiles('input[type="file"]', { name: FILE, mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.getByRole('table', { name: 'The first rows of the file' }).waitFor();
    await shot('imports-map');
    // Nobody presumes whose answers they are once there are sites for other customers too.
    await page.getByRole('combobox', { name: 'Customer', exact: true }).click();
    await page.getByRole('option', { name: 'Patient', exact: true }).click();
    await choose('The branch', SITE);
    await choose('Touchpoint of all other rows', null);
    await choose('Column with the time', 'Date');
    await page.getByLabel('Format').fill('dd/MM/uuuu HH:mm');
    await page.getByRole('button', { name: 'Try without storing' }).click();
    await page.getByText('3 rows: 2 would be imported, 0 are known already, 1 would be refused').waitFor();
    await shot('imports-trial');
    expect(await answers()).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const done = page.getByText('3 of 3 read: 2 imported, 0 known, 1 refused');
    const refusal = page.getByRole('main').getByRole('alert');
    await done.or(refusal).first().waitFor();
    expect(await refusal.allTextContents()).toEqual([]);
    await shot('imports-done');
    expect(await answers()).toHaveLength(2);
    await eventually('both in the figures', async () => (await inTheFile()) === before + 2);
    await page.getByRole('button', { name: `Undo the import of ${FILE}` }).click();
    await page.getByRole('button', { name: 'Remove them' }).click();
    await eventually('the import undone', async () => (await head.get(`/api/feedback/imports/${id}`)).body.state === 'UNDONE');
    expect(await answers()).toEqual([]);
    await eventually('neither in the figures', async () => (await inTheFile()) === before);
    await page.goto('/imports');
    await page.getByText(FILE).first().waitFor();
    await shot('imports-list');
  });

  /** Chooses in a list by the keyboard: by what it says, or the first. */
  async function choose(label: string, what: string | null): Promise<void> {
    const field = page.getByRole('combobox', { name: label }).or(page.getByLabel(label, { exact: true })).first();
    await field.click();
    if (what !== null) {
      const name = ((await head.get('/api/directory/sites')).body.items as Json[]).find(({ code }) => code === what)?.name as string | undefined;
      await field.fill(name ?? what);
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  it('approves a comment without what tells of a person, and takes a suspicious answer out', async () => {
    const survey = await openSurvey();
    const others = await counted();
    const sent = await fetch(`${base}/s/${survey}`, {
      method: 'POST', redirect: 'manual',
      body: new URLSearchParams({ version: '1', language: 'en', overall: '5', comment: `${mark} Nurse Joy was kind, write to ana@example.org`, reply_subject: 'cheap watches' }),
    });
    expect(sent.status).toBe(303);
    const response = await eventually('the answer', async () => (await answers())[0]);
    expect(response!.suspect).toBe('HONEYPOT');
    const before = others + 1;
    await eventually('the answer counted', async () => (await counted()) === before);
    await page.goto('/responses?suspect=true&site=' + SITE);
    await page.getByText(`${mark} Nurse Joy`).first().waitFor();
    await shot('responses-suspect');
    await page.goto(`/responses/${response!.id}`);
    await page.getByRole('heading', { name: 'May this comment be shown in public?' }).waitFor();
    await page.locator('input').and(page.getByLabel('Leave out more')).fill('Joy');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText(`${mark} Nurse *** was kind, write to ***`).waitFor();
    await page.getByRole('button', { name: 'Leave it out of all figures' }).click();
    await page.getByText('Left out, does not count').waitFor();
    await eventually('one less in the figures', async () => (await counted()) === before - 1);
    await shot('response-trust');
    await page.getByRole('button', { name: 'Believe it' }).click();
    await eventually('it counts again', async () => (await counted()) === before);
  });

  describe('an approved comment, where the site shows them in public', () => {
    const WORDS = `${mark} the fountain sings`;
    const PAGE = `/f/${SITE}/comments`;
    const publications = async (): Promise<Json> => ((await head.get('/api/feedback/public-comments')).body as unknown as Json[]).find(({ site }) => site === SITE)!;
    let before: boolean;

    async function publish(shown: boolean): Promise<void> {
      const { revision } = await publications();
      const answer = await head.send('PUT', `/api/feedback/sites/${SITE}/public-comments`, { shown }, { 'if-match': `"${revision}"` });
      expect(answer.status, answer.text).toBe(200);
    }

    /** What everybody reads of the site's comments. */
    const inPublic = async (): Promise<string> => (await fetch(`${base}${PAGE}`)).text();

    const listed = (state: string): Locator => page.getByRole('list', { name: state }).getByRole('listitem').filter({ hasText: WORDS });

    beforeAll(async () => {
      before = (await publications()).shown as boolean;
      await publish(true);
      const entered = await head.post('/api/feedback/responses', { channel: 'PAPER', site: SITE, touchpoint: TOUCHPOINT, answers: { overall: 5 }, comment: WORDS }, { 'idempotency-key': crypto.randomUUID() });
      expect(entered.status, entered.text).toBe(201);
      const approved = await head.send('PUT', `/api/feedback/responses/${entered.body.id}/moderation`, { state: 'APPROVED' });
      expect(approved.status, approved.text).toBe(200);
    });

    afterAll(() => publish(before));

    it('is found by its words and its period, hidden, and gone from the page for everybody', async () => {
      expect(await inPublic()).toContain(WORDS);
      await page.goto(`/responses/moderation?site=${SITE}`);
      await page.getByRole('heading', { level: 1, name: 'Comments that wait for moderation' }).waitFor();
      await pick(page, page.getByRole('combobox', { name: 'Decision' }), 'Approved');
      await page.getByRole('searchbox', { name: 'Search comments' }).fill('fountain sings');
      await listed('Approved comments').waitFor();
      await pick(page, page.getByRole('combobox', { name: 'Period' }), 'From … to …');
      await page.getByLabel('To', { exact: true }).fill('2026-01-31');
      await page.getByText('Nothing matches these filters').waitFor();
      expect(await listed('Approved comments').count()).toBe(0);
      await pick(page, page.getByRole('combobox', { name: 'Period' }), 'Last 4 weeks');
      await listed('Approved comments').waitFor();
      await shot('moderation-approved');
      await listed('Approved comments').getByRole('button', { name: 'Hide' }).click();
      await page.getByText('1 comment hidden.').waitFor();
      expect(await listed('Approved comments').count()).toBe(0);
      expect(await inPublic()).not.toContain(WORDS);
    });

    it('is shown again when it was hidden by mistake', async () => {
      await pick(page, page.getByRole('combobox', { name: 'Decision' }), 'Hidden');
      await listed('Hidden comments').getByText(/^Hidden: not shown · Hanna Head, /).waitFor();
      await listed('Hidden comments').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('1 comment approved.').waitFor();
      const open = await browser();
      try {
        const reader = await open.newPage();
        await reader.goto(PAGE);
        await reader.getByText(WORDS).waitFor();
        expect(await open.cookies()).toEqual([]);
        if (shots) {
          await reader.screenshot({ path: `${shots}/moderation-public.png`, fullPage: true });
        }
      } finally {
        await open.close();
      }
    });
  });

  it('works in Arabic, in the dark and on a phone', async () => {
    for (const [name, look] of [['phone', { viewport: phone }], ['dark', { colorScheme: 'dark' as const }]] as const) {
      const other = await browser(look);
      await other.addCookies(await context.cookies());
      const small = await other.newPage();
      await small.addInitScript(() => localStorage.setItem('touchpoint.language', 'ar'));
      await small.goto('/imports');
      await small.getByRole('heading', { level: 1 }).waitFor();
      expect(await small.evaluate(() => document.documentElement.dir)).toBe('rtl');
      await small.getByText(FILE).first().waitFor();
      await eventually('the page fits its screen', () => small.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1));
      if (shots) {
        await small.screenshot({ path: `${shots}/imports-${name}.png`, fullPage: true });
      }
      await other.close();
    }
  });
});

describe('the proof that a crowded page asks for', () => {
  const script = readFileSync(new URL('../../../feedback-service/src/main/resources/survey-assets/proof.js', import.meta.url));

  it('is a small script', () => {
    expect(script.length).toBeLessThan(5_000);
  });

  /** The form of a page that is asked for proof; a request of this machine never is, so that the platform itself shows none here. */
  it.skipIf(!browserTestsRun())('is found by the browser before the answer is sent, and is one', async () => {
    const open = await browser();
    try {
      const page = await open.newPage();
      const sent = new Promise<URLSearchParams>((done) => {
        void page.route('**/sent', async (route) => {
          done(new URLSearchParams(route.request().postData() ?? ''));
          await route.fulfill({ contentType: 'text/html', body: 'Thank you' });
        });
      });
      await page.route('**/crowded', (route) => route.fulfill({ contentType: 'text/html', body: `
        <form method="post" action="/sent"><input type="hidden" name="key" value="a-key-of-sixteen"><input type="hidden" name="proof_stamp" value="1767225600.stamp">
          <input type="hidden" id="proof" name="proof_number" data-bits="15"><div id="person"><input name="proof_sum"></div><button>Send</button></form>
        <script>${script.toString()}</script>` }));
      await page.goto('/crowded');
      // At once, while the work is still being done
      await page.getByRole('button', { name: 'Send' }).click();
      const fields = await sent;
      const digest = createHash('sha256').update(`${fields.get('proof_stamp')}:${fields.get('key')}:${fields.get('proof_number')}`).digest();
      expect(Math.clz32(digest.readUInt32BE(0))).toBeGreaterThanOrEqual(15);
      expect(fields.get('proof_sum')).toBe('');
    } finally {
      await open.close();
    }
  });
});
