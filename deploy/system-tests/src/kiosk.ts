import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Client, type Json } from './api.js';
import { freshMark } from './desk.js';

export const tablet = { width: 1180, height: 820 };

/** The kiosk's own waits are part of what is tested, and the machine may be busy. */
export const PATIENCE_MS = 60_000;

/** Sets a kiosk up, as staff do. */
export async function newKiosk(staff: Client, site: string, touchpoint: string, more: Json = {}): Promise<{ id: string; code: string }> {
  const answer = await staff.post('/api/feedback/kiosks', { site, touchpoint, name: 'Hall', pin: '2580', misuseSeconds: 0, ...more });
  expect(answer.status, answer.text).toBe(201);
  return { id: answer.body.kiosk.id as string, code: answer.body.code as string };
}

/** Makes a browser the kiosk's device. From then on the page opens without a network. */
export async function pairWith(page: Page, code: string): Promise<void> {
  await page.goto('/k');
  await page.fill('#code', code);
  await page.click('button.go');
  await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
}

/** A kiosk's survey and what it asked before a test. */
interface Asked {
  survey: string;
  before: string;
}

/** What a questionnaire asks. */
export interface Asks {
  languages?: string[];
  questions: Json[];
}

/** Head office at the place of a kiosk: sets it up, lets it ask something, reads what came of it, and leaves all as it was. */
export class Hall {
  private readonly kiosks: string[] = [];
  private asked?: Asked;

  private constructor(readonly head: Client, private readonly site: string, private readonly touchpoint: string) {}

  static async at(site: string, touchpoint: string): Promise<Hall> {
    return new Hall(await Client.signIn('head'), site, touchpoint);
  }

  async paired(page: Page, more: Json): Promise<void> {
    const { id, code } = await newKiosk(this.head, this.site, this.touchpoint, more);
    this.kiosks.push(id);
    await pairWith(page, code);
  }

  async answers(): Promise<Json[]> {
    return (await this.head.get(`/api/feedback/responses?site=${this.site}&channel=KIOSK&touchpoint=${this.touchpoint}&limit=200`)).body.items as Json[];
  }

  /** Lets the kiosks of the place ask these questions. */
  async asking({ languages = ['en'], questions }: Asks): Promise<void> {
    const questionnaire = `kiosk-${freshMark('asks')}`.slice(0, 40);
    const made = await this.head.post('/api/feedback/questionnaires/import', { id: questionnaire, customerType: 'PATIENT', languages, title: { en: 'For a kiosk' }, questions });
    expect([200, 201], made.text).toContain(made.status);
    const draft = await this.head.get(`/api/feedback/questionnaires/${questionnaire}/draft`);
    const published = await this.head.post(`/api/feedback/questionnaires/${questionnaire}/draft/publish`, { note: 'For a kiosk.' }, { 'if-match': draft.headers.get('etag') ?? '*' });
    expect([200, 201], published.text).toContain(published.status);
    const there = await this.head.post('/api/feedback/surveys', { site: this.site, customerType: 'PATIENT', touchpoint: this.touchpoint, channel: 'KIOSK' });
    expect([200, 201, 409], there.text).toContain(there.status);
    const found = ((await this.head.get(`/api/feedback/surveys?site=${this.site}&touchpoint=${this.touchpoint}`)).body.items as Json[])
      .find(({ channel, active }) => channel === 'KIOSK' && active)!;
    const changed = await this.head.send('PUT', `/api/feedback/surveys/${found.code}/questionnaire`, { questionnaire });
    expect(changed.status, changed.text).toBe(200);
    this.asked = { survey: found.code as string, before: found.questionnaire as string };
  }

  async leave(): Promise<void> {
    if (this.asked) {
      await this.head.send('PUT', `/api/feedback/surveys/${this.asked.survey}/questionnaire`, { questionnaire: this.asked.before });
    }
    for (const id of this.kiosks) {
      await this.head.post(`/api/feedback/kiosks/${id}/revoke`, {});
    }
  }
}
