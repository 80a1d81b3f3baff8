import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, satisfied, surveyOf, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { eventually } from '../src/platform.js';

/** Where the demo's staff work. */
const OWN = 'north-general';
const FOREIGN = 'south-bay';
const LONG = 60_000;
/** A site of the demo: other tests make some whose names are ordinary words. */
const OF_THE_DEMO = /^(north|centre|south)-[a-z-]+$/;

/** A person at a screen, and what the server told the browser meanwhile. */
class Person {
  readonly told: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly narrow: boolean,
  ) {
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      if (pathname.startsWith('/api/') && answer.ok() && answer.headers()['content-type']?.startsWith('application/json')) {
        void answer.text().then((text) => this.told.push(text), () => undefined);
      }
    });
  }

  static async signIn(context: BrowserContext, username: string, narrow: boolean): Promise<Person> {
    const page = await context.newPage();
    const person = new Person(page, narrow);
    await page.goto('/');
    await page.fill('input[autocomplete="username"]', username);
    await page.fill('input[type="password"]', 'touchpoint-demo');
    await page.keyboard.press('Enter');
    await person.heading(username === 'staff' ? 'Inbox' : 'Compare sites');
    return person;
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor({ timeout: LONG });
  }

  /** The places in the navigation, which a phone keeps behind a button. */
  async places(): Promise<string[]> {
    await this.unfold();
    const names = await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
    if (this.narrow) {
      await this.page.getByRole('button', { name: 'Menu' }).click();
    }
    return names.map((name) => name.trim());
  }

  async goTo(place: string): Promise<void> {
    await this.unfold();
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click();
    await this.heading(place);
  }

  private async unfold(): Promise<void> {
    if (this.narrow) {
      await this.page.getByRole('button', { name: 'Menu' }).click();
    }
    await this.page.getByRole('navigation', { name: 'Main' }).waitFor();
  }

  /** Opens the first row of a list and answers its address. */
  async openFirst(): Promise<string> {
    const link = this.page.locator('a.tp-row-link').first();
    await link.waitFor({ timeout: LONG });
    const address = (await link.getAttribute('href'))!;
    await link.click();
    await this.page.waitForURL((url) => url.pathname === address);
    return address;
  }

  /** What a column says in all rows that are shown. */
  async column(name: string): Promise<string[]> {
    await this.page.locator('tbody tr').first().waitFor({ timeout: LONG });
    return this.page.locator(`tbody td[data-label="${name}"]`).allInnerTexts();
  }

  /** What the filter of a list offers. */
  async sitesToChoose(): Promise<string[]> {
    const filter = this.page.getByRole('combobox', { name: 'Site' });
    await filter.click();
    await this.page.getByRole('option').first().waitFor();
    const names = await this.page.getByRole('option').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return names;
  }
}

const looks = [
  { screen: 'a desktop', viewport: desktop },
  { screen: 'a phone', viewport: phone },
];

describe.skipIf(!browserTestsRun()).each(looks)('people at $screen', ({ viewport }) => {
  const narrow = viewport === phone;
  const contexts: BrowserContext[] = [];
  let head: Client;
  let ownName: string;
  /** Names and codes that somebody at one site has no business with. */
  let others: string[];
  let office: Person;
  let staff: Person;

  beforeAll(async () => {
    head = await Client.signIn('head');
    const sites = (await head.get('/api/directory/sites')).body.items as Json[];
    ownName = sites.find(({ code }) => code === OWN)!.name as string;
    others = sites.filter(({ code }) => code !== OWN && OF_THE_DEMO.test(code as string)).flatMap(({ code, name }) => [code as string, name as string]);
    expect(others).toHaveLength(22);
    [office, staff] = [await opened('head'), await opened('staff')];
  }, 4 * LONG);

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
  });

  async function opened(username: string): Promise<Person> {
    const context = await browser({ viewport });
    contexts.push(context);
    return Person.signIn(context, username, narrow);
  }

  /** An answer and a complaint at another site, whose words nobody has used before. */
  async function secrets(): Promise<{ response: string; complaint: string; words: string[] }> {
    const mark = `secret-${Date.now().toString(36)}`;
    const given = await Client.nobody().post('/public/responses', { survey: await surveyOf(head, FOREIGN), answers: { overall: 4, comment: `${mark}-said` } },
      { 'idempotency-key': crypto.randomUUID() });
    expect(given.status, given.text).toBe(201);
    const complaint = await head.post('/api/complaints', {
      site: FOREIGN, subject: `${mark}-subject`, description: `${mark}-described`, severity: 'LOW', causes: ['TIME_WASTED'], customerType: 'PATIENT', channel: 'PHONE',
    }, { 'idempotency-key': crypto.randomUUID() });
    expect(complaint.status, complaint.text).toBe(201);
    return { response: given.body.id as string, complaint: complaint.body.id as string, words: [mark, complaint.body.reference as string] };
  }

  it('of head office compare the sites, with intervals and a funnel plot', async () => {
    const { page } = office;
    const loaded = page.waitForResponse((answer) => answer.url().includes('/api/reports/comparison') && answer.ok(), { timeout: LONG });
    await page.goto('/compare');
    const { sites } = (await (await loaded).json()) as { sites: Json[] };
    expect(sites.length).toBeGreaterThanOrEqual(12);
    const measured = sites.filter(({ value, suppressed }) => value !== null && !suppressed);
    expect(measured.length).toBeGreaterThanOrEqual(12);
    expect(await office.column('n')).toHaveLength(Math.min(sites.length, 100));
    for (const { code, lower, upper } of measured) {
      const row = page.locator('tbody tr', { has: page.locator(`a[href^="/sites/${code as string}"]`) });
      const ends = [lower, upper].map((end) => (100 * (end as number)).toFixed(1).replace(/\.0$/, ''));
      expect((await row.locator('td[data-label="95% interval"]').innerText()).replace(/[^\d.–]/g, '').replace(/\.0(?!\d)/g, '')).toBe(ends.join('–'));
    }
    const funnel = page.getByRole('slider', { name: /by the size of the base/ });
    await funnel.waitFor({ timeout: LONG });
    expect(await funnel.locator('> path').count()).toBe(measured.length);
    expect(await funnel.locator('clipPath ~ g path').count()).toBeGreaterThanOrEqual(4);
    const box = (await funnel.boundingBox())!;
    expect(box.width).toBeLessThanOrEqual(viewport.width);
    expect(box.height).toBeGreaterThan(200);
  }, 2 * LONG);

  it.skipIf(narrow)('of head office have the bar that scrolls the places beside them', async () => {
    const places = office.page.getByRole('navigation', { name: 'Main' });
    const bar = (await places.locator('[data-orientation="vertical"]').first().boundingBox())!;
    for (const link of await places.getByRole('link').all()) {
      const box = (await link.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(bar.x);
    }
  }, LONG);

  it('of head office open a site, a response and a complaint', async () => {
    const { page } = office;
    await page.goto('/compare');
    await page.locator(`a.tp-row-link[href^="/sites/${FOREIGN}"]`).click();
    const { name } = (await head.get(`/api/directory/sites/${FOREIGN}`)).body;
    await office.heading(name as string);
    await page.getByRole('table', { name: 'Measures' }).locator('tbody tr').first().waitFor({ timeout: LONG });

    await office.goTo('Responses');
    const response = (await head.get(`/api/feedback${await office.openFirst()}`)).body;
    await office.heading(/^Response to /);
    if (response.comment) {
      await page.getByText(response.comment as string).first().waitFor();
    }

    await office.goTo('Complaints');
    const complaint = (await head.get(`/api${await office.openFirst()}`)).body;
    await office.heading(complaint.subject as string);
    await page.getByText(complaint.reference as string).first().waitFor();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    expect(await page.locator('ol.tp-timeline > li').count()).toBe((complaint.timeline as Json[]).length);
    expect((complaint.timeline as Json[]).length).toBeGreaterThan(0);
  }, 3 * LONG);

  it('of one site see that site and nothing of another', async () => {
    const { page } = staff;
    expect(await staff.places()).not.toContain('Imports');
    expect(await office.places()).toContain('Imports');
    await page.goto('/compare');
    await staff.heading('Compare sites');
    expect((await staff.column('Site')).map((name) => name.split('\n')[0])).toEqual([ownName]);
    await page.getByRole('slider', { name: /by the size of the base/ }).waitFor({ timeout: LONG });
    expect(await page.getByRole('slider').locator('> path').count()).toBe(1);
    await nothingOfOthers();
    for (const place of ['Responses', 'Complaints', 'Messages']) {
      await staff.goTo(place);
      expect([...new Set(await staff.column('Site'))], place).toEqual([ownName]);
      expect(await staff.sitesToChoose(), place).toEqual([ownName]);
      await nothingOfOthers();
    }
    await staff.goTo('Sites and staff');
    await page.getByText(ownName).first().waitFor();
    await nothingOfOthers();
    expect(staff.told.length).toBeGreaterThan(5);
  }, 4 * LONG);

  it('of one site are shown nothing behind a link to another', async () => {
    const { page } = staff;
    const { response, complaint, words } = await secrets();
    for (const address of [`/responses/${response}`, `/complaints/${complaint}`]) {
      await office.page.goto(address);
      await office.page.getByText(new RegExp(words[0]!)).first().waitFor({ timeout: LONG });
    }
    for (const [address, heading] of [
      [`/responses/${response}`, 'Response'], [`/complaints/${complaint}`, 'Complaint'],
      [`/sites/${FOREIGN}`, FOREIGN], [`/directory/sites/${FOREIGN}`, /./],
    ] as const) {
      await page.goto(address);
      await staff.heading(heading);
      await page.getByRole('alert').getByText('It does not exist, or it belongs to a site that is not yours.').waitFor({ timeout: LONG });
      const shown = await page.locator('main').innerText();
      expect([...words, ...others.filter((other) => other !== FOREIGN)].filter((text) => shown.includes(text)), address).toEqual([]);
    }
    for (const address of ['/imports', '/directory/staff', '/directory/api-keys', '/customers/sources', '/security-findings', '/retention']) {
      await page.goto(address);
      await staff.heading('Your role does not include this page');
    }
    for (const list of ['responses', 'complaints', 'messages']) {
      await page.goto(`/${list}?site=${FOREIGN}`);
      await page.getByRole('alert').waitFor({ timeout: LONG });
      expect(await page.locator('tbody tr').count(), list).toBe(0);
    }
    expect(words.filter((text) => staff.told.some((told) => told.includes(text)))).toEqual([]);
    await nothingOfOthers();
  }, 4 * LONG);

  it('of head office see the comparison change while they look at it', async () => {
    const { page } = office;
    const listening = page.waitForResponse((answer) => answer.url().endsWith('/api/reports/live') && answer.ok(), { timeout: LONG });
    await page.goto('/compare');
    await listening;
    const cell = page.locator('tbody tr', { has: page.locator(`a[href^="/sites/${FOREIGN}"]`) }).locator('td[data-label="n"]');
    const n = async (): Promise<number> => Number((await cell.innerText()).replace(/\D/g, ''));
    await cell.waitFor({ timeout: LONG });
    await page.waitForLoadState('load');
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    const before = await n();
    const given = await Client.nobody().post('/public/responses', satisfied(await surveyOf(head, FOREIGN)), { 'idempotency-key': crypto.randomUUID() });
    expect(given.status, given.text).toBe(201);
    await eventually('one answer more on the screen', async () => (await n()) === before + 1);
    expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  }, 2 * LONG);

  /** Neither on the page nor in what the browser was told. */
  async function nothingOfOthers(): Promise<void> {
    const shown = await staff.page.locator('body').innerText();
    expect(others.filter((other) => other !== FOREIGN && shown.includes(other))).toEqual([]);
    expect(others.filter((other) => staff.told.some((told) => told.includes(`"${other}"`)))).toEqual([]);
  }
});
