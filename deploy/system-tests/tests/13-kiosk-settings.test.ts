import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, desktop } from '../src/browser.js';
import { shot, sound } from '../src/cases.js';
import { choose, freshMark, LONG_MS, signIn } from '../src/desk.js';
import { pairWith, PATIENCE_MS, tablet } from '../src/kiosk.js';

const SITE = 'north-royal';

describe.skipIf(!browserTestsRun())('the settings of a kiosk', () => {
  const mark = freshMark('own');
  /** As set for all, but for one number. */
  const OWN = `Exit ${mark}`;
  const USUAL = `Entrance ${mark}`;
  let head: Client;
  let siteName: string;
  let desk: BrowserContext;
  let page: Page;
  let hall: BrowserContext;
  let device: Page;

  beforeAll(async () => {
    head = await Client.signIn('head');
    siteName = ((await head.get('/api/directory/sites')).body.items as Json[]).find(({ code }) => code === SITE)!.name as string;
    desk = await browser({ viewport: desktop });
    page = await desk.newPage();
    hall = await browser({ viewport: tablet });
    device = await hall.newPage();
    await signIn(page, 'head');
  }, 3 * LONG_MS);

  afterAll(async () => {
    await Promise.all([desk?.close(), hall?.close()]);
    for (const { id } of (await kiosks())) {
      await head.post(`/api/feedback/kiosks/${id}/revoke`, {});
    }
  });

  async function kiosks(): Promise<Json[]> {
    return ((await head.get(`/api/feedback/kiosks?site=${SITE}&limit=200`)).body.items as Json[]).filter(({ name }) => (name as string).includes(mark));
  }

  const row = (name: string): Locator => page.getByRole('table', { name: 'Kiosks' }).getByRole('row').filter({ hasText: name });

  /** Sets a kiosk up as staff do, and answers its code. */
  async function added(name: string, questions?: string): Promise<string> {
    await page.goto(`/channels/kiosks?site=${SITE}`);
    await page.getByRole('button', { name: 'Add a kiosk' }).click({ timeout: LONG_MS });
    const dialog = page.getByRole('dialog', { name: 'Add a kiosk' });
    await choose(page, dialog.getByRole('combobox', { name: 'Site' }), siteName);
    await choose(page, dialog.getByRole('combobox', { name: 'Touchpoint' }), 'Billing');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    if (questions !== undefined) {
      await dialog.getByRole('textbox', { name: 'Questions after the first' }).fill(questions);
    }
    await dialog.locator('input[autocomplete="new-password"]').fill('2580');
    await dialog.getByRole('button', { name: 'Add and show the code' }).click();
    const code = await dialog.getByTestId('pairing-code').innerText({ timeout: LONG_MS });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    return code.trim();
  }

  it('are those for all where nobody said otherwise, and the list names what is a kiosk\'s own', async () => {
    await added(USUAL);
    const code = await added(OWN, '0');
    await row(OWN).getByText('Its own: Questions after the first: 0').waitFor({ timeout: LONG_MS });
    expect(await row(USUAL).getByText(/Its own/).count()).toBe(0);
    await sound(page);
    await shot(page, 'kiosk-settings-list');
    // The device asks what its own settings say: nothing after the first tap
    await pairWith(device, code);
    await device.click('.face[data-value="4"]');
    await device.locator('.thanks').waitFor({ timeout: PATIENCE_MS });
  }, 4 * LONG_MS);

  it('say beside each number whether it is the kiosk\'s own, and lead back to what is set for all', async () => {
    await row(OWN).getByRole('button', { name: `Change ${OWN}` }).click();
    const dialog = page.getByRole('dialog', { name: `Change ${OWN}` });
    const usual = (await kiosks()).find(({ name }) => name === OWN)!.usual as Record<string, number>;
    await dialog.getByText(`This kiosk's own; as set for all it is ${usual.questions}`).waitFor({ timeout: LONG_MS });
    await dialog.getByText(`As set for all: ${usual.idleSeconds}`).waitFor();
    await shot(page, 'kiosk-settings-dialog');
    await dialog.getByRole('button', { name: 'Questions after the first' }).click();
    await dialog.getByText(`As set for all: ${usual.questions}`).waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden', timeout: LONG_MS });
    await row(OWN).getByText(/Its own/).waitFor({ state: 'detached', timeout: LONG_MS });
    expect((await kiosks()).find(({ name }) => name === OWN)!.questions).toBe(usual.questions);
  }, 3 * LONG_MS);
});
