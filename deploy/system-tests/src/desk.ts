import type { Locator, Page } from 'playwright-core';

/** The machine may be busy with six JVMs and a browser. */
export const LONG_MS = 60_000;
const MOST_TABS = 80;

/** A word that no other test and no other run uses. Letters only: numbers look like those of a person's telephone or document, which are masked. */
export function freshMark(name: string): string {
  const now = (Date.now() * 100 + Math.floor(Math.random() * 100)).toString();
  return `${name}${now.replace(/\d/g, (digit) => 'bcdfghklmn'[Number(digit)]!)}`;
}

/** Signs somebody in, as they do it; those of the demo have all the same password. */
export async function signIn(page: Page, username: string, password = 'touchpoint-demo'): Promise<void> {
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', username);
  await page.fill('input[type="password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname !== '/' && pathname !== '/sign-in', { timeout: LONG_MS });
  await page.locator('main h1').waitFor({ timeout: LONG_MS });
}

/** Finds an option by its name, as people do where there are more of them than a list shows. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click({ timeout: LONG_MS });
  if (await field.isEditable()) {
    await field.fill(option);
  }
  await page.getByRole('option', { name: option, exact: true }).click({ timeout: LONG_MS });
}

/** Somebody without a mouse: each key is counted. */
export class Keys {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.pressed++;
    }
  }

  /** Every letter is a key, but it is one thing to do. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes from field to field until this one has the focus. */
  async tabTo(field: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await field.waitFor({ state: 'attached', timeout: LONG_MS });
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await field.evaluate((element) => element === document.activeElement)) {
        return;
      }
      await this.press(key);
    }
    throw new Error(`${MOST_TABS} times ${key} did not lead to ${String(field)}`);
  }
}

/** Whether what has the focus is this. */
export function hasFocus(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element === document.activeElement);
}
