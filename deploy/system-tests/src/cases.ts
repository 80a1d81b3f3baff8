import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults } from './accessibility.js';
import type { Client, Json } from './api.js';
import { choose, LONG_MS } from './desk.js';

const shots = process.env.SHOTS;
/** In that time a page has taken the size of a screen that was made smaller. */
const SETTLED_MS = 5_000;

/** A picture of the page as it stands, where a folder for pictures is named. */
export async function shot(page: Page, name: string): Promise<void> {
  if (shots) {
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  }
}

/** Nothing on the page is out of reach for anybody, and nothing stands beside the screen. */
export async function sound(page: Page): Promise<void> {
  const faults = await accessibilityFaults(page);
  expect(faults, faults.join('\n')).toEqual([]);
  await fits(page);
}

/** Nothing of the page stands beside the screen, once it has taken the screen's size; what does is named. */
export async function fits(page: Page): Promise<void> {
  const beside = (): Promise<string[]> => page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    const wide = Array.from(document.body.querySelectorAll('*')).filter((element) => element.getBoundingClientRect().right > edge);
    return document.documentElement.scrollWidth <= edge ? [] : ['the page', ...wide.map(({ tagName, textContent }) => `${tagName} "${textContent.slice(0, 40)}"`)];
  });
  await expect.poll(beside, { timeout: SETTLED_MS }).toEqual([]);
}

/** The id of the case whose page this is, once it is there. */
export async function caseShown(page: Page): Promise<string> {
  await page.waitForURL(/\/complaints\/[0-9a-f-]{36}$/, { timeout: LONG_MS });
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** Opens the page of a case, as a colleague reads it. */
export async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`/complaints/${id}`);
  await page.getByRole('heading', { level: 2, name: 'Desk' }).waitFor({ timeout: LONG_MS });
}

/** A part of the page of a case, by its heading. */
export function part(page: Page, heading: string): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) });
}

/** Waits until the case says that it stands so. */
export async function stands(page: Page, status: string): Promise<void> {
  await page.locator('.tp-page-header').getByText(status, { exact: true }).waitFor({ timeout: LONG_MS });
}

/** Moves the case on that is shown; some steps ask how it ended. */
export async function move(page: Page, action: string, how: { outcome?: string; note?: string } = {}): Promise<void> {
  await page.getByRole('group', { name: 'Next steps' }).getByRole('button', { name: action, exact: true }).click({ timeout: LONG_MS });
  const dialog = page.getByRole('dialog');
  if (how.outcome) {
    await choose(page, dialog.getByRole('combobox', { name: 'Outcome' }), how.outcome);
  }
  if (how.note) {
    await dialog.getByRole('textbox', { name: /^(Note|Why it is|To whom it is)/ }).fill(how.note);
  }
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'detached', timeout: LONG_MS });
}

/** The one case of a site with this word in it, as the service tells it in lists. */
export async function caseOf(client: Client, site: string, mark: string): Promise<Json> {
  const found = (await client.get(`/api/complaints?site=${site}&q=${mark}`)).body.items as Json[];
  expect(found).toHaveLength(1);
  return found[0]!;
}
