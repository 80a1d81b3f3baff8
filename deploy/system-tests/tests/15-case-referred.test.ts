import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../src/api.js';
import { browser, browserTestsRun, desktop, phone } from '../src/browser.js';
import { caseOf, move, openCase, part, shot, sound, stands } from '../src/cases.js';
import { freshMark, LONG_MS, signIn } from '../src/desk.js';

/** Where the demo's staff work. */
const SITE = 'north-general';

describe.skipIf(!browserTestsRun())('a case about information', () => {
  const mark = freshMark('referred');
  const WORDS = `The leaflet says that parking is free ${mark}`;
  const WHY = `For the ombudsman ${mark}`;
  let staff: Client;
  let desk: BrowserContext;
  let page: Page;
  let onPhone: BrowserContext;
  let customer: Page;
  let link: string;
  let id: string;

  beforeAll(async () => {
    staff = await Client.signIn('staff');
    desk = await browser({ viewport: desktop });
    page = await desk.newPage();
    onPhone = await browser({ viewport: phone });
    customer = await onPhone.newPage();
    await signIn(page, 'staff');
  }, 3 * LONG_MS);

  afterAll(async () => {
    await Promise.all([desk?.close(), onPhone?.close()]);
  });

  it('is told of as such by the customer, and filed as such', async () => {
    await customer.goto(`/c/${SITE}`);
    await customer.getByLabel('What happened?').fill(WORDS);
    await customer.getByLabel('What was it mostly?').selectOption({ label: 'I was not told the truth' });
    await customer.getByRole('group', { name: 'What is it about?' }).getByText('Information').click();
    await customer.getByRole('button', { name: 'Send complaint' }).click();
    await customer.getByRole('heading', { name: 'We have your complaint' }).waitFor({ timeout: LONG_MS });
    link = new URL((await customer.locator('a.link').getAttribute('href'))!, customer.url()).pathname;
    id = (await caseOf(staff, SITE, mark)).id as string;
    expect((await staff.get(`/api/complaints/${id}`)).body.about).toBe('INFORMATION');
    await openCase(page, id);
    await page.getByText('Information', { exact: true }).first().waitFor({ timeout: LONG_MS });
  }, 2 * LONG_MS);

  it('is referred by a colleague, and its page offers nothing further', async () => {
    await move(page, 'Acknowledge');
    await stands(page, 'Acknowledged');
    await move(page, 'Refer', { note: WHY });
    await stands(page, 'Referred');
    const steps = page.getByRole('group', { name: 'Next steps' });
    await steps.getByText('This complaint is finished: no further step is possible.').waitFor({ timeout: LONG_MS });
    expect(await steps.getByRole('button').count()).toBe(0);
    await part(page, 'Timeline').getByText(WHY).waitFor({ timeout: LONG_MS });
    // The server offers no more than the page
    expect((await staff.get(`/api/complaints/${id}`)).body.moves).toEqual([]);
    await sound(page);
    await shot(page, 'case-referred');
  }, 3 * LONG_MS);

  it('says in plain words on the tracking page who looks at it now, and not what colleagues noted', async () => {
    await customer.goto(link);
    await customer.getByRole('heading', { level: 2, name: 'Passed on for an outside review' }).waitFor({ timeout: LONG_MS });
    await customer.getByText('An independent body outside our house is reviewing your complaint.').waitFor();
    expect(await customer.locator('body').innerText()).not.toContain(WHY);
    expect(await customer.locator('.state .next').count()).toBe(0);
    await sound(customer);
    await shot(customer, 'case-referred-tracking');
    await customer.goto(`${link}?lang=es`);
    await customer.locator('html[lang="es"]').waitFor({ timeout: LONG_MS });
    expect(await customer.locator('.state').innerText()).not.toContain('independent body');
  }, 2 * LONG_MS);
});
