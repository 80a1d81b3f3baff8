import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../src/accessibility.js';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { eventually } from '../src/platform.js';

const SITE = 'north-royal';
const ID = `designed-${Date.now()}`;
const LONG = 60_000;

/** Signs in through the form, as people do. */
async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', username);
  await page.fill('input[type="password"]', 'touchpoint-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: LONG });
}

/** Chooses by place in a list, which closes by itself when the page is scrolled under it, and is then opened again. */
async function choose(page: Page, label: string, place: number): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await eventually(`a choice of ${label}`, async () => {
    await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const option = page.getByRole('option').nth(place);
    if (!(await option.isVisible())) {
      await field.click();
    }
    await option.click({ timeout: 5_000 });
    return true;
  }, LONG);
}

describe.skipIf(!browserTestsRun())('a questionnaire from the library to the phone', () => {
  let head: Client;
  let code: string;
  let before: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    // A survey of its own, so that no other test meets these questions; the touchpoint is the oldest, which comes with the site.
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[];
    const { touchpoint } = surveys.findLast(({ customerType, active }) => customerType === 'PATIENT' && active)!;
    let survey = surveys.find((each) => each.customerType === 'PATIENT' && each.touchpoint === touchpoint && each.channel === 'QR');
    if (!survey) {
      const made = await head.post('/api/feedback/surveys', { site: SITE, customerType: 'PATIENT', touchpoint, channel: 'QR' });
      expect(made.status, made.text).toBe(201);
      survey = made.body;
    }
    code = survey.code as string;
    before = survey.questionnaire as string;
  });

  afterAll(async () => {
    await head.send('PUT', `/api/feedback/surveys/${code}/questionnaire`, { questionnaire: before });
  });

  it('is made, previewed, published, changed and published again', async () => {
    const context = await browser({ viewport: desktop });
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) {
        refused.push(message.text());
      }
    });
    await signIn(page, 'head');
    await page.goto('/questionnaires');
    await page.getByRole('button', { name: 'New questionnaire' }).click();
    await page.getByRole('dialog').getByLabel('Code').fill(ID);
    await page.getByRole('button', { name: 'Begin the draft' }).click();
    await page.waitForURL(`**/questionnaires/${ID}`, { timeout: LONG });

    // A title, and a set of the library.
    await page.getByLabel('Title (English)').fill('How was the ward?');
    await page.getByRole('button', { name: 'From the library' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /^All of/ }).last().check({ timeout: LONG });
    await dialog.getByRole('button', { name: /^Add \d+ question/ }).click();
    await page.getByText('Saved as draft').waitFor({ timeout: LONG });
    const before = await page.getByRole('list', { name: 'Questions' }).locator('> li').count();
    expect(before).toBeGreaterThan(3);

    // A question that only unhappy people are asked.
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('menuitem', { name: /^Own words/ }).click();
    await page.getByLabel('Question (English)').fill('What went wrong?');
    await page.getByLabel('Question (Arabic)').fill('ما الذي لم يسر على ما يرام؟');
    expect(await page.getByLabel('Question (Arabic)').getAttribute('dir')).toBe('rtl');
    await choose(page, 'Asked if', 1);
    await page.getByText(/^Only if .* is at most/).first().waitFor({ timeout: LONG });
    await page.getByText('Saved as draft').waitFor({ timeout: LONG });

    // The preview is the customers' page, and looks like it: its style sheet was let in.
    const preview = page.frameLocator('iframe[title="On a phone"]');
    await preview.getByRole('heading', { name: 'How was the ward?' }).waitFor({ timeout: LONG });
    await preview.getByText('What went wrong?').waitFor({ state: 'attached', timeout: LONG });
    const card = preview.locator('.card').first();
    expect(await card.evaluate((element) => getComputedStyle(element).borderRadius)).not.toBe('0px');
    expect(await preview.getByText('What went wrong?').isVisible()).toBe(false);
    await page.locator('#preview').getByText('Arabic').click();
    await preview.locator('html[dir="rtl"]').waitFor({ state: 'attached', timeout: LONG });

    // Order by keyboard, and delete with undo.
    const heads = page.getByRole('list', { name: 'Questions' }).locator('[data-handle="head"]');
    const second = await heads.nth(1).locator('.tp-clip').textContent();
    await heads.nth(1).focus();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await heads.nth(0).locator('.tp-clip').textContent()).toBe(second);
    await page.keyboard.press('Alt+ArrowDown');
    expect(await heads.nth(1).locator('.tp-clip').textContent()).toBe(second);
    await page.getByRole('button', { name: /^Delete: What went wrong/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await heads.count()).toBe(before + 1);
    await page.getByText('Saved as draft').waitFor({ timeout: LONG });
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await page.waitForURL(`**/questionnaires/${ID}/versions`, { timeout: LONG });

    const chosen = await head.send('PUT', `/api/feedback/surveys/${code}/questionnaire`, { questionnaire: ID });
    expect(chosen.status).toBe(200);
    expect(await titleOnPhone()).toBe('How was the ward?');

    // The next version.
    await page.goto(`/questionnaires/${ID}`);
    await page.getByRole('button', { name: 'Work on version 2' }).click();
    await page.getByLabel('Title (English)').fill('How was your stay?');
    await page.getByText('Saved as draft').waitFor({ timeout: LONG });
    await eventually('the draft has the title', async () => (await head.get(`/api/feedback/questionnaires/${ID}/draft`)).body.title?.en === 'How was your stay?');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('dialog').getByText('How was your stay?').first().waitFor({ timeout: LONG });
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page.waitForURL(`**/questionnaires/${ID}/versions`, { timeout: LONG });
    await page.getByText('What is different').waitFor({ timeout: LONG });
    await page.locator('del', { hasText: 'How was the ward?' }).first().waitFor({ timeout: LONG });
    expect(await accessibilityFaults(page)).toEqual([]);
    await eventually('the phone sees the new version', async () => (await titleOnPhone()) === 'How was your stay?', LONG, 500);
    expect(refused).toEqual([]);
    await context.close();
  }, 300_000);

  async function titleOnPhone(): Promise<string | null> {
    const context = await browser({ viewport: phone, javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(`/s/${code}`);
      return await page.textContent('h1');
    } finally {
      await context.close();
    }
  }

  it('is for sites to read only', async () => {
    const published = ((await head.get('/api/feedback/questionnaires')).body.items as Json[]).find(({ version }) => version !== null)!.id as string;
    const context = await browser({ viewport: desktop });
    const page = await context.newPage();
    await signIn(page, 'staff');
    await page.goto(`/questionnaires/${published}`);
    const next = page.getByRole('button', { name: /^Work on version/ });
    await next.waitFor({ timeout: LONG });
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    expect(await next.getAttribute('aria-description')).toContain('Head office');
    await context.close();
  });
});
