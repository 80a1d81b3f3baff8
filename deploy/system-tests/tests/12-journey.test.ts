import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, satisfied, type Json } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { eventually } from '../src/platform.js';

const SITE = 'north-general';
/** New in each run; it comes before the last impression and is retired again at the end. */
const CODE = `cloakroom-${Date.now().toString(36)}`;
const NAME = `Cloakroom ${CODE.slice(-5)}`;
const AT_SITE = `/api/feedback/sites/${SITE}/touchpoints/PATIENT/${CODE}`;

describe.skipIf(!browserTestsRun())('a touchpoint from its plan to its coverage', () => {
  let head: Client;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    head = await Client.signIn('head');
    context = await browser();
    page = await context.newPage();
    await page.goto('/');
    await page.fill('input[autocomplete="username"]', 'head');
    await page.fill('input[type="password"]', 'touchpoint-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/' && url.pathname !== '/sign-in');
  });

  // Whatever failed before: nothing stays switched off, and no survey stays in the lists as if it were open.
  afterAll(async () => {
    try {
      await head.post(`${AT_SITE}/on`, {});
      await closeSurveys();
      const journeys = (await head.get('/api/feedback/journeys')).body as unknown as Json[];
      const seen = journeys.flatMap((one) => one.touchpoints as Json[]).find((one) => one.code === CODE);
      if (seen !== undefined) {
        await head.post(`/api/feedback/journeys/PATIENT/touchpoints/${CODE}/retire`, {}, { 'if-match': `"${seen.revision}"` });
      }
    } finally {
      await context?.close();
    }
  });

  /** Each site has got a survey of the new touchpoint. */
  async function closeSurveys(): Promise<void> {
    let next: string | null = null;
    do {
      const page: Json = (await head.get(`/api/feedback/surveys?touchpoint=${CODE}${next === null ? '' : `&after=${encodeURIComponent(next)}`}`)).body;
      for (const { code } of page.items as Json[]) {
        await head.post(`/api/feedback/surveys/${code}/close`, {});
      }
      next = page.next ?? null;
    } while (next !== null);
  }

  const stop = () => page.locator(`.tp-journey-stop[data-touchpoint="${CODE}"]`);

  async function evaluation(): Promise<Json> {
    const list = (await head.get(`/api/feedback/evaluations?site=${SITE}&customerType=PATIENT`)).body.items as Json[];
    return list.find((one) => one.touchpoint === CODE)!;
  }

  async function survey(): Promise<string> {
    const list = (await head.get(`/api/feedback/surveys?site=${SITE}&touchpoint=${CODE}`)).body.items as Json[];
    return list[0]!.code as string;
  }

  async function answered(code: string): Promise<number> {
    return (await Client.nobody().post('/public/responses', satisfied(code), { 'idempotency-key': crypto.randomUUID() })).status;
  }

  it('is added by head office before the last impression', async () => {
    await page.goto('/journey?type=PATIENT&view=setup');
    await page.click('role=button[name="Add a touchpoint"]');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name in English/).fill(NAME);
    await dialog.getByLabel(/^Owner unit/).fill('facilities');
    await dialog.getByLabel(/^Code/).fill(CODE);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator(`.tp-journey-setup li[data-touchpoint="${CODE}"]`).waitFor();
    const codes = await page.locator('.tp-journey-setup li').evaluateAll((items) => items.map((item) => item.getAttribute('data-touchpoint')));
    expect(codes.at(-2)).toBe(CODE);
  });

  it('shows on the site\'s line as unmeasured', async () => {
    await page.goto(`/journey?type=PATIENT&site=${SITE}`);
    await stop().waitFor();
    expect(await stop().textContent()).toContain('Unmeasured');
    expect(await stop().textContent()).toContain('Never');
  });

  it('gets a plan of the site that says how many answers it takes', async () => {
    await stop().getByRole('button', { name: `Change ${NAME}` }).click();
    await page.getByRole('menuitem', { name: 'Plan its evaluation' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Interval/).fill('5');
    await dialog.getByText('385 answers needed a period').waitFor();
    // The switch itself lies, unseen, over its label
    await dialog.getByRole('switch', { name: 'Enough answers for an interval' }).uncheck({ force: true });
    await dialog.getByText('385 answers needed a period').waitFor({ state: 'hidden' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await stop().getByText('this site\'s own plan').waitFor();
    expect((await evaluation()).needed).toBe(1);
  });

  it('is on plan once a customer has answered, with the answer counted', async () => {
    expect(await answered(await survey())).toBe(201);
    const now = await evaluation();
    expect(now).toMatchObject({ answers: 1, needed: 1, state: 'ON_PLAN', evaluatedOnPlan: true, missedOn: null });
    await page.reload();
    await stop().getByText('On plan').waitFor();
    expect(await stop().textContent()).toContain('1 of 1');
  });

  it('takes no answers while it is switched off at the site, and counts nowhere', async () => {
    const code = await survey();
    const before = (await head.get(`/api/feedback/coverage?site=${SITE}&customerType=PATIENT`)).body.whole as Json;
    await stop().getByRole('button', { name: `Change ${NAME}` }).click();
    await page.getByRole('menuitem', { name: 'Switch off at this site' }).click();
    await stop().getByText('Switched off', { exact: true }).waitFor();
    // Within the time that a survey is kept by an instance
    await eventually('the survey is closed', async () => (await answered(code)) === 400, 15_000);
    const after = (await head.get(`/api/feedback/coverage?site=${SITE}&customerType=PATIENT`)).body.whole as Json;
    expect(after.touchpoints).toBe(before.touchpoints - 1);
    expect(after.off).toBe(before.off + 1);
    expect((await head.post(`${AT_SITE}/on`, {})).body.state).toBe('ON_PLAN');
    await eventually('the survey is open again', async () => (await answered(code)) === 201, 15_000);
  });

  it('is counted in the coverage of sites, each with its last impression', async () => {
    await page.goto('/journey?type=PATIENT&view=sites');
    const row = page.getByRole('row', { name: /^Northgate General/ });
    await row.waitFor();
    expect(await page.getByRole('columnheader', { name: 'Last impression', exact: true }).count()).toBe(1);
    await row.getByRole('link').click();
    await stop().waitFor();
    expect(new URL(page.url()).searchParams.get('site')).toBe(SITE);
  });
});
