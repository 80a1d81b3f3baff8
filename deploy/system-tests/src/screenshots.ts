import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { Client, surveyOf, type Json } from './api.js';
import { browser, desktop, phone } from './browser.js';
import { top } from './platform.js';

/** Pictures of every page at desktop and phone width, light and dark: `npm run screenshots`, then look at them. */
const folder = process.env.SCREENSHOTS ?? join(top, 'deploy', 'system-tests', 'target', 'screenshots');

const looks = [
  { name: 'desktop-light', viewport: desktop, colorScheme: 'light' as const },
  { name: 'desktop-dark', viewport: desktop, colorScheme: 'dark' as const },
  { name: 'phone-light', viewport: phone, colorScheme: 'light' as const },
  { name: 'phone-dark', viewport: phone, colorScheme: 'dark' as const },
];

describe.each(looks)('pictures, $name', (look) => {
  it('of the staff app and the public pages', async () => {
    mkdirSync(folder, { recursive: true });
    const head = await Client.signIn('head');
    const complaint = ((await head.get('/api/complaints?limit=1')).body.items as Json[])[0]!.id as string;
    const response = ((await head.get('/api/feedback/responses?limit=1')).body.items as Json[])[0]!.id as string;
    const first = async (list: string): Promise<string> => ((await head.get(list)).body.items as Json[])[0]?.id as string ?? 'none-yet';
    const alert = await first('/api/feedback/alerts');
    const voice = await first('/api/feedback/compliments');
    const customer = await first('/api/feedback/customers');
    const message = await first('/api/notifications/messages');
    const imported = await first('/api/feedback/imports');
    const survey = await surveyOf(head, 'north-general');
    const context = await browser(look);
    const page = await context.newPage();
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: true });
    };

    await page.goto('/');
    await settled(page);
    await shoot('sign-in');
    await page.fill('input[autocomplete="username"]', 'head');
    await page.fill('input[type="password"]', 'touchpoint-demo');
    await page.keyboard.press('Enter');
    await page.waitForResponse((answer) => answer.url().includes('/api/reports/comparison'));
    const pages: Record<string, string> = {
      compare: '/compare', inbox: '/inbox', board: '/inbox/board', site: '/sites/north-general', responses: '/responses', moderation: '/responses/moderation', settings: '/settings', response: `/responses/${response}`,
      complaints: '/complaints', complaint: `/complaints/${complaint}`, 'new-complaint': '/complaints/new', 'complaint-of-answer': `/complaints/new?response=${response}`, promises: '/promises',
      directory: '/directory', 'directory-site': '/directory/sites/north-general', staff: '/directory/staff', 'api-keys': '/directory/api-keys',
      messages: '/messages', message: `/messages/${message}`, imports: '/imports', retention: '/retention', audit: '/audit?site=north-general', handoffs: '/complaints/handoffs', mails: '/complaints/mails', templates: '/complaints/templates', recovery: '/recovery', 'return-rates': '/recovery?tab=rates', import: `/imports/${imported}`,
      counter: '/counter', alerts: '/alerts', alert: `/alerts/${alert}`, 'moment-rules': '/alerts/rules', voices: '/voices', voice: `/voices/${voice}`,
      customers: '/customers', customer: `/customers/${customer}`, invitations: '/customers/invitations', 'customer-numbers': '/customers/numbers',
      'visit-sources': '/customers/sources', posters: '/channels', links: '/channels/links', kiosks: '/channels/kiosks', widgets: '/channels/widgets',
      visits: '/visits', 'new-visit': '/visits/new', findings: '/security-findings',
      questionnaires: '/questionnaires', questionnaire: '/questionnaires/patient', versions: '/questionnaires/patient/versions',
      journey: '/journey?type=PATIENT', 'journey-site': '/journey?type=PATIENT&site=north-general', 'journey-sites': '/journey?type=PATIENT&view=sites',
      'journey-overdue': '/journey?type=PATIENT&view=overdue', 'journey-setup': '/journey?type=PATIENT&view=setup',
    };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      await settled(page);
      await shoot(name);
    }
    const open: Record<string, string> = { survey: `/s/${survey}`, 'survey-ar': `/s/${survey}?lang=ar`, 'complaint-form': '/c/north-general',
      'unknown-survey': '/s/unknown', 'unknown-case': '/t/unknown' };
    for (const [name, path] of Object.entries(open)) {
      await page.goto(path);
      await settled(page);
      await shoot(name);
    }
    await context.close();
  });
});

/** Live pages keep a connection open, so quiet means: loaded, a heading stands, and nothing is still being fetched for the first time. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root') === null);
}
