import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json, satisfied } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { choose, LONG_MS, signIn } from '../src/desk.js';
import { base, eventually } from '../src/platform.js';

/** Where the demo's manager and staff work. */
const SITE = 'north-general';
const TOUCHPOINT = 'greeting';
const AT_SITE = `/api/feedback/sites/${SITE}/touchpoints/PATIENT/${TOUCHPOINT}`;
const mark = `visit-${Date.now().toString(36)}`;
const SHOPPER = `Kim ${mark}`;
const OBSERVED = `The tall one at the desk ${mark}`;
const FOUND = `The till stood open ${mark}`;
const shots = process.env.SHOTS;

describe.skipIf(!browserTestsRun())('a mystery visit, from its plan to its report', () => {
  let head: Client;
  let manager: Client;
  let staff: Client;
  const contexts: BrowserContext[] = [];
  let office: Page;
  let leader: Page;
  let colleague: Page;
  let zone: string;
  let siteName: string;
  let touchpointName: string;
  let link: string;
  let id: string;
  let finding: Json;

  async function opened(username: string): Promise<Page> {
    const context = await browser({ viewport: desktop });
    contexts.push(context);
    const page = await context.newPage();
    await signIn(page, username);
    return page;
  }

  beforeAll(async () => {
    [head, manager, staff] = [await Client.signIn('head'), await Client.signIn('manager'), await Client.signIn('staff')];
    const site = (await head.get(`/api/directory/sites/${SITE}`)).body;
    [zone, siteName] = [site.timeZone as string, site.name as string];
    const planned = await head.send('PUT', `${AT_SITE}/plan`, { method: 'MYSTERY_VISIT', every: 1, rhythm: 'QUARTERS', owner: 'front office' }, await seen());
    expect(planned.status, planned.text).toBe(200);
    touchpointName = (await evaluation()).name as string;
    [office, leader, colleague] = [await opened('head'), await opened('manager'), await opened('staff')];
  }, 4 * LONG_MS);

  afterAll(async () => {
    await head.send('DELETE', `${AT_SITE}/plan`, undefined, await seen());
    const visits = (await head.get(`/api/feedback/visits?site=${SITE}&limit=200`)).body.items as Json[];
    for (const visit of visits.filter(({ shopper, state }) => shopper?.name === SHOPPER && ['PLANNED', 'STARTED'].includes(state as string))) {
      await head.post(`/api/feedback/visits/${visit.id as string}/cancel`, {});
    }
    await Promise.all(contexts.map((context) => context.close()));
  });

  async function shot(page: Page, name: string): Promise<void> {
    if (shots) {
      await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    }
  }

  /** The revision that a change of the site's plan is based on. */
  async function seen(): Promise<Record<string, string>> {
    return { 'if-match': `"${(await evaluation()).revision as number}"` };
  }

  async function evaluation(): Promise<Json> {
    const list = (await head.get(`/api/feedback/evaluations?site=${SITE}&customerType=PATIENT`)).body.items as Json[];
    return list.find(({ touchpoint }) => touchpoint === TOUCHPOINT)!;
  }

  /** How many answers the site's satisfaction is made of. */
  async function counted(): Promise<number> {
    const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const answer = await head.get(`/api/reports/comparison?measure=satisfaction&from=2020-01-01&to=${today}`);
    return (answer.body.sites as Json[]).find(({ code }) => code === SITE)!.n as number;
  }

  async function listed(client: Client): Promise<Json[]> {
    return ((await client.get(`/api/feedback/visits?site=${SITE}&limit=200`)).body.items as Json[]).filter((visit) => visit.id === id);
  }

  /** A moment as the clocks of the site show it. */
  const byTheClock = (epoch: number): string => new Date(epoch).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');

  it('is planned by head office, and its link is shown once', async () => {
    await office.goto('/visits');
    await office.getByRole('button', { name: 'Plan a visit' }).click();
    await office.getByRole('heading', { level: 1, name: 'Plan a visit' }).waitFor();
    await choose(office, office.getByRole('combobox', { name: 'Site' }), siteName);
    await office.getByRole('checkbox', { name: touchpointName, exact: true }).check();
    await office.getByRole('textbox', { name: 'From', exact: true }).fill(byTheClock(Date.now() - 3_600_000));
    await office.getByRole('textbox', { name: 'To', exact: true }).fill(byTheClock(Date.now() + 86_400_000));
    await office.getByRole('button', { name: 'Plan it and show the link' }).click();
    await office.getByText('Fill this in').waitFor();
    await office.getByRole('textbox', { name: 'Name', exact: true }).fill(SHOPPER);
    await office.getByRole('textbox', { name: 'Brief', exact: true }).fill(`You have lost your card. ${mark}`);
    expect(await accessibilityFaults(office)).toEqual([]);
    await shot(office, 'visits-plan');
    await office.getByRole('button', { name: 'Plan it and show the link' }).click();
    await office.getByText('It is shown only now').waitFor();
    const shown = await office.locator('.mantine-Code-root').textContent();
    link = new URL(shown!.trim()).pathname;
    expect(link).toMatch(/^\/v\/./);
    await shot(office, 'visits-link');
    await office.getByRole('link', { name: 'Open the visit' }).click();
    await office.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    id = new URL(office.url()).pathname.split('/').at(-1)!;
    await office.getByText(SHOPPER).first().waitFor();
    await shot(office, 'visit-planned');
    // The page with the link may still be there while the next one is drawn
    await office.getByText(link).waitFor({ state: 'detached' });
  }, 3 * LONG_MS);

  it('is not there for the site before it is done', async () => {
    expect(await listed(head)).toHaveLength(1);
    for (const client of [manager, staff]) {
      expect(await listed(client)).toEqual([]);
      expect((await client.get(`/api/feedback/visits/${id}`)).status).toBe(404);
    }
    expect((await manager.post(`/api/feedback/visits/${id}/link`, {})).status).toBe(404);
    for (const page of [leader, colleague]) {
      await page.goto(`/visits?site=${SITE}`);
      await page.getByRole('table', { name: 'Visits and inspections' }).or(page.getByText(/No visits yet|Nothing matches/)).first().waitFor();
      expect(await page.locator(`a[href="/visits/${id}"]`).count()).toBe(0);
      await page.goto(`/visits/${id}`);
      await page.getByRole('main').getByRole('alert').getByText('Not found').waitFor();
    }
  }, 2 * LONG_MS);

  it('is reported by the shopper on a phone: stopwatch, photo, finding, hand-in', async () => {
    const context = await browser({ viewport: phone });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(link);
    await page.getByText(`You have lost your card. ${mark}`).waitFor();
    const watch = page.locator('[data-watch="s1-greeting-time"]');
    await watch.locator('button.go').click();
    await page.reload();
    expect(await watch.locator('button.go').getAttribute('aria-pressed')).toBe('true');
    await eventually('two seconds on the stopwatch', async () => /^0:0[2-9]$/.test((await watch.locator('output').textContent()) ?? ''));
    await watch.locator('button.go').click();
    expect(Number(await page.inputValue('[name="s1-greeting-time.seconds"]'))).toBeGreaterThanOrEqual(2);
    await page.click('button[name="hand-in"]');
    await page.locator('.summary[role="alert"]').waitFor();
    for (const question of ['greet', 'understand', 'explain', 'suggest']) {
      await page.check(`input[name="s1-${question}"][value="true"]`, { force: true });
    }
    await page.check('input[name="s1-thank"][value="false"]', { force: true });
    await page.setInputFiles('#photo-1', { name: 'desk.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) });
    await page.locator('ul.taken img').waitFor();
    expect(await page.isChecked('input[name="s1-greet"][value="true"]')).toBe(true);
    await page.fill('textarea[name="observed"]', OBSERVED);
    await page.fill('textarea[name="notes"]', `All in order ${mark}`);
    for (const details of await page.locator('details').all()) {
      await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
    }
    await page.check('input[name="finding-kind"][value="THEFT"]', { force: true });
    await page.fill('textarea[name="finding-what"]', FOUND);
    await page.fill('textarea[name="finding-place"]', 'Hall');
    await shot(page, 'visit-phone');
    await page.click('button[name="hand-in"]');
    await page.getByRole('heading', { name: 'Thank you, the report is in' }).waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Thank you, the report is in' }).waitFor();
  }, 3 * LONG_MS);

  it('shows head office the score and the photo', async () => {
    const visit = await eventually('the visit is done', async () => {
      const { body } = await head.get(`/api/feedback/visits/${id}`);
      return body.visit.state === 'DONE' && body.report ? (body.visit as Json) : undefined;
    });
    // Four of five steps, and a greeting within its target
    expect(visit).toMatchObject({ scored: 6 });
    expect(visit.score).toBeCloseTo(500 / 6, 3);
    await office.goto(`/visits/${id}`);
    await office.locator('.tp-figure', { hasText: '83.3' }).waitFor();
    await office.getByText(OBSERVED).waitFor();
    const photo = office.getByRole('img', { name: /^Photo 1 of 1/ });
    await photo.scrollIntoViewIfNeeded();
    await eventually('the photo is drawn', async () => (await photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)) > 0);
    expect(await accessibilityFaults(office)).toEqual([]);
    await shot(office, 'visit-report');
    await photo.click();
    await office.getByRole('dialog').getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
    await shot(office, 'visit-photo');
  }, 2 * LONG_MS);

  it('shows the site\'s manager the report and the finding, which is then handled', async () => {
    await leader.goto(`/visits/${id}`);
    await leader.getByText(OBSERVED).waitFor();
    expect(await leader.getByText(SHOPPER).count()).toBe(0);
    await leader.goto('/visits');
    await leader.getByRole('tab', { name: 'Security findings' }).click();
    await leader.getByRole('link', { name: new RegExp(FOUND) }).waitFor();
    expect(await accessibilityFaults(leader)).toEqual([]);
    await shot(leader, 'findings');
    await leader.getByRole('link', { name: new RegExp(FOUND) }).click();
    await leader.getByLabel(/^What was done/).fill('The till locks by itself now.');
    await shot(leader, 'finding');
    await leader.getByRole('button', { name: 'It is handled' }).click();
    await leader.getByText('Handled', { exact: true }).first().waitFor();
    finding = ((await head.get(`/api/feedback/security-findings?site=${SITE}&limit=200`)).body.items as Json[]).find(({ what }) => what === FOUND)!;
    expect(finding).toMatchObject({ kind: 'THEFT', state: 'HANDLED', place: 'Hall', visit: id });
  }, 2 * LONG_MS);

  it('shows staff the report, and neither the finding nor who was observed', async () => {
    await colleague.goto(`/visits/${id}`);
    await colleague.getByText(`All in order ${mark}`).waitFor();
    expect(await colleague.getByText(OBSERVED).count()).toBe(0);
    expect(await colleague.getByText(SHOPPER).count()).toBe(0);
    expect(await colleague.getByRole('tab').count()).toBe(0);
    const seen = await staff.get(`/api/feedback/visits/${id}`);
    expect(seen.body.report.observed).toBeNull();
    expect(seen.text).not.toContain(FOUND);
    expect(seen.text).not.toContain(SHOPPER);
    expect((await staff.get('/api/feedback/security-findings')).status).toBe(403);
    expect((await staff.get(`/api/feedback/security-findings/${finding.id as string}`)).status).toBe(403);
    await colleague.goto(`/security-findings/${finding.id as string}`);
    await colleague.getByRole('heading', { level: 1, name: 'Your role does not include this page' }).waitFor();
  }, 2 * LONG_MS);

  it('counts for coverage and not for satisfaction', async () => {
    await eventually('the visit counts at its touchpoint', async () => ((await evaluation()).answers as number) >= 1);
    const survey = ((await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[]).find(({ active }) => active)!.code as string;
    const responses = (await head.get(`/api/feedback/responses?site=${SITE}&channel=MYSTERY_VISIT&limit=50`)).body.items as Json[];
    expect(responses[0]).toMatchObject({ touchpoint: TOUCHPOINT, moment: 'NEUTRAL' });
    const report = (await head.get(`/api/feedback/visits/${id}`)).body.report as Json;
    expect(responses.map((response) => response.id)).toContain(report.sections[0].response);
    // What a customer says afterwards comes into the figures after the visit would have come
    const before = await counted();
    const answer = await Client.nobody().post('/public/responses', satisfied(survey), { 'idempotency-key': crypto.randomUUID() });
    expect(answer.status, answer.text).toBe(201);
    await eventually('the customer counted', async () => (await counted()) > before);
    expect(await counted()).toBe(before + 1);
  }, 2 * LONG_MS);

  it('is compared by its score, apart from what customers say', async () => {
    const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const scores = async (measure: string): Promise<Json> =>
      ((await head.get(`/api/reports/comparison?measure=${measure}&from=2020-01-01&to=${today}`)).body.sites as Json[]).find(({ code }) => code === SITE)!;
    const row = await eventually('the score is counted', async () => {
      const found = await scores('visit-score');
      return (found.n as number) >= 1 ? found : undefined;
    });
    expect(row.value).toBeGreaterThan(0);
    expect(row.suppressed).toBe(false);
  }, LONG_MS);

  it('loses not a word when it is written on two devices, and ends when it is called off', async () => {
    const now = Date.now();
    const planned = await head.post('/api/feedback/visits', {
      method: 'MYSTERY_VISIT', site: SITE, customerType: 'PATIENT', touchpoints: [{ touchpoint: TOUCHPOINT }], shopper: { name: SHOPPER }, language: 'en',
      from: new Date(now - 60_000).toISOString(), to: new Date(now + 86_400_000).toISOString(),
    });
    expect(planned.status, planned.text).toBe(201);
    expect(planned.body.qr).toMatch(/^M\d+ \d+L/);
    const address = new URL(planned.body.link as string).pathname;
    const [one, other] = await Promise.all([phone, desktop].map(async (viewport) => {
      const context = await browser({ viewport });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(address);
      await page.locator('textarea[name="notes"]').waitFor();
      return page;
    })) as [Page, Page];
    const saved = (page: Page) => page.locator('#state', { hasText: 'All is saved.' }).waitFor({ timeout: LONG_MS });
    await one.fill('textarea[name="notes"]', 'Written on the phone');
    await saved(one);
    await other.fill('textarea[name="notes"]', 'Written at the desk');
    await other.fill('textarea[name="observed"]', 'The tall one');
    const aside = other.locator('#aside');
    await aside.getByText('Written at the desk').waitFor({ timeout: LONG_MS });
    expect(await other.inputValue('textarea[name="notes"]')).toBe('Written on the phone');
    expect(await accessibilityFaults(other)).toEqual([]);
    await shot(other, 'visit-two-devices');
    await saved(other);
    await aside.getByRole('button', { name: 'Put it in' }).click();
    await aside.waitFor({ state: 'detached' });
    await eventually('the choice is saved', async () => {
      await one.reload();
      return (await one.inputValue('textarea[name="notes"]')) === 'Written at the desk' && (await one.inputValue('textarea[name="observed"]')) === 'The tall one';
    });
    const cancelled = await head.post(`/api/feedback/visits/${planned.body.visit.id as string}/cancel`, {});
    expect(cancelled.status, cancelled.text).toBe(200);
    await one.fill('textarea[name="notes"]', 'Written too late');
    await one.getByText('This link takes nothing more').waitFor({ timeout: LONG_MS });
    expect(await one.inputValue('textarea[name="notes"]')).toBe('Written too late');
    expect(await one.isDisabled('button[name="hand-in"]')).toBe(true);
    await shot(one, 'visit-called-off');
  }, 4 * LONG_MS);

  it('is shown on a phone, in the dark and from right to left without anything beside the screen', async () => {
    const looks = { phone: { viewport: phone }, dark: { viewport: desktop, colorScheme: 'dark' as const }, 'phone-dark': { viewport: phone, colorScheme: 'dark' as const } };
    for (const [name, look] of Object.entries(looks)) {
      const context = await browser(look);
      contexts.push(context);
      await context.addCookies(await office.context().cookies(base));
      const page = await context.newPage();
      await page.addInitScript((language) => localStorage.setItem('touchpoint.language', language), name === 'dark' ? 'ar' : 'en');
      for (const [what, address] of Object.entries({ visits: '/visits', new: `/visits/new?site=${SITE}`, report: `/visits/${id}`, findings: '/security-findings', finding: `/security-findings/${finding.id as string}` })) {
        await page.goto(address);
        await page.getByRole('heading', { level: 1 }).waitFor({ timeout: LONG_MS });
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        await shot(page, `${what}-${name}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), `${what} ${name}`).toBe(true);
        expect(await accessibilityFaults(page), `${what} ${name}`).toEqual([]);
      }
      if (look.viewport === phone) {
        await page.getByRole('button', { name: 'Menu' }).click();
        await page.getByRole('list', { name: 'Listen' }).getByRole('link', { name: 'Visits and inspections' }).waitFor();
        await shot(page, `navigation-${name}`);
      }
    }
  }, 5 * LONG_MS);
});
