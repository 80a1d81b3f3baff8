import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { browser, browserTestsRun, phone } from '../src/browser.js';
import { codesOf } from '../src/codes.js';
import { newKiosk, pairWith, PATIENCE_MS, tablet } from '../src/kiosk.js';
import { base, eventually } from '../src/platform.js';

const SITE = 'north-royal';

let head: Client;

beforeAll(async () => {
  head = await Client.signIn('head');
});

async function responses(touchpointCode: string, channel: string): Promise<Json[]> {
  const found: Json[] = [];
  let after = '';
  do {
    const page = (await head.get(`/api/feedback/responses?site=${SITE}&limit=200${after}`)).body;
    found.push(...(page.items as Json[]));
    after = page.next ? `&after=${encodeURIComponent(page.next as string)}` : '';
  } while (after && found.length < 3_000);
  return found.filter((one) => one.channel === channel && one.touchpoint === touchpointCode);
}

const state = (page: Page): Promise<string | null> => page.locator('#state').getAttribute('data-waiting');

describe.skipIf(!browserTestsRun())('a poster', () => {
  it('leads from its printed code to a survey that is filled in on a phone', async () => {
    const body = { format: 'SHEET', language: 'en', sites: [SITE], touchpoints: ['waiting', 'billing'] };
    const answer = await fetch(`${base}/api/feedback/posters`, { method: 'POST', headers: { ...head.identity(), 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const codes = await codesOf(new Uint8Array(await answer.arrayBuffer()));
    expect(codes).toHaveLength(2);
    expect(new Set(codes).size).toBe(2);
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[];
    const survey = surveys.find(({ url }) => url === codes[0])!;
    expect(survey.channel).toBe('QR');
    const before = (await responses(survey.touchpoint as string, 'QR')).length;
    const context = await browser({ viewport: phone });
    const page = await context.newPage();
    await page.goto(codes[0]!);
    await page.check('input[name="overall"][value="4"]', { force: true });
    await page.click('button.send');
    await page.waitForURL(/thanks/);
    await context.close();
    expect((await responses(survey.touchpoint as string, 'QR')).length).toBe(before + 1);
  });

  it('has a short code that is typed by hand', async () => {
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&limit=200`)).body.items as Json[];
    const code = surveys.find(({ channel }) => channel === 'QR')!.code as string;
    const context = await browser({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/s');
    await page.fill('#code', `${code.slice(0, 5)} ${code.slice(5)}`.toUpperCase());
    await page.click('button.send');
    await page.waitForURL(`**/s/${code}`);
    await context.close();
  });
});

describe.skipIf(!browserTestsRun())('a kiosk', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser({ viewport: tablet });
    page = await context.newPage();
  });

  afterAll(() => context?.close());

  it('keeps fifty answers offline, across a reload, and hands each over once', { timeout: 600_000 }, async () => {
    const before = (await responses('farewell', 'KIOSK')).length;
    const { id, code } = await newKiosk(head, SITE, 'farewell', { questions: 0 });
    await pairWith(page, code);
    await context.setOffline(true);
    const give = async (from: number, to: number): Promise<void> => {
      for (let n = from; n < to; n++) {
        await page.click(`.face[data-value="${1 + (n % 5)}"]`);
        await page.locator('.thanks').waitFor();
        await page.click('h1');
        await page.locator('.face').first().waitFor();
        expect(await page.locator('main [aria-pressed="true"]').count()).toBe(0);
      }
    };
    await give(0, 25);
    await page.reload();
    await page.locator('.face').first().waitFor();
    await eventually('25 answers wait', async () => (await state(page)) === '25');
    await give(25, 50);
    await eventually('50 answers wait', async () => (await state(page)) === '50');
    expect((await responses('farewell', 'KIOSK')).length).toBe(before);
    await context.setOffline(false);
    await eventually('nothing waits', async () => (await state(page)) === '0', PATIENCE_MS);
    const stored = await responses('farewell', 'KIOSK');
    expect(stored.length).toBe(before + 50);
    expect(new Set(stored.map((one) => one.id)).size).toBe(before + 50);
    expect(stored.slice(0, 50).map(({ overall }) => overall as number).sort()).toEqual(Array.from({ length: 50 }, (_, n) => 1 + (n % 5)).sort());
    const kiosk = (await head.get(`/api/feedback/kiosks/${id}`)).body;
    expect(kiosk).toMatchObject({ state: 'ONLINE', answers: 50, refused: 0 });
  });

  it('leads nobody back', async () => {
    await page.goBack().catch(() => undefined);
    await page.locator('.face').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/k');
  });

  it('opens its staff menu by a long press and the PIN, offline too, and is given back', { timeout: 300_000 }, async () => {
    await context.setOffline(true);
    const corner = (await page.locator('.corner').boundingBox())!;
    const enter = async (pin: string): Promise<void> => {
      for (const digit of pin) {
        await page.click(`[data-digit="${digit}"]`);
      }
      await page.click('#pin-ok');
    };
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.locator('.pad').waitFor();
    await page.mouse.up();
    await enter('0000');
    await page.locator('.error', { hasText: 'Wrong PIN' }).waitFor();
    await enter('2580');
    await page.locator('#unpair').waitFor();
    await context.setOffline(false);
    await page.click('#unpair');
    await page.locator('#code').waitFor();
  });

  it('begins anew when nobody touches it, and what was tapped counts', { timeout: 300_000 }, async () => {
    const before = (await responses('greeting', 'KIOSK')).length;
    const { code } = await newKiosk(head, SITE, 'greeting', { questions: 3, idleSeconds: 5 });
    await pairWith(page, code);
    await page.click('.face[data-value="2"]');
    await page.locator('#countdown').waitFor();
    expect(await page.locator('#countdown').textContent()).toMatch(/\d/);
    await page.locator('.face').first().waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('#countdown').count()).toBe(0);
    await eventually('the answer is there', async () => (await responses('greeting', 'KIOSK')).length === before + 1, PATIENCE_MS);
  });

  it('is light', async () => {
    const { gzipSync } = await import('node:zlib');
    const html = await (await fetch(`${base}/k`)).text();
    const assets = [...html.matchAll(/(?:href|src)="(\/k\/assets\/[^"]+)"/g)].map((match) => match[1]!);
    const bodies = await Promise.all(assets.map(async (asset) => (await fetch(base + asset)).text()));
    expect([html, ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(30_000);
  });
});

describe.skipIf(!browserTestsRun())('a widget in another website', () => {
  let server: Server;
  let origin: string;
  let widget: Json;

  beforeAll(async () => {
    const made = await head.post('/api/feedback/widgets', { site: SITE, touchpoint: 'website' });
    expect(made.status, made.text).toBe(201);
    widget = made.body;
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const arabic = request.url === '/ar';
      const snippet = arabic ? (widget.snippet as string).replace(/data-lang="[a-z]+"/, 'data-lang="ar"') : widget.snippet;
      response.end(`<!doctype html><html ${arabic ? 'lang="ar" dir="rtl"' : 'lang="en"'}><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title><h1>A shop</h1>${snippet}`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((done) => server?.close(done)));

  it('is shown by no website that nobody named, and says where the survey is', async () => {
    await head.send('PUT', `/api/feedback/widgets/${widget.code}/origins`, { origins: ['https://elsewhere.example'] });
    const context = await browser();
    const page = await context.newPage();
    await page.goto(origin);
    await page.click('button.open');
    await page.locator('dialog p[role="alert"] a').waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('dialog iframe').count()).toBe(0);
    await context.close();
  });

  it('is refused by the browser where a website that nobody named frames the survey itself', async () => {
    const embedded = new URL(`/s/${widget.code}/embed`, base).href;
    const foreign = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Another shop</title><iframe src="${embedded}" title="Survey"></iframe>`);
    });
    await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done));
    const context = await browser();
    try {
      const page = await context.newPage();
      const refusals: string[] = [];
      page.on('console', (message) => refusals.push(message.text()));
      await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`);
      await eventually('the browser refuses', async () => refusals.some((text) => text.includes('frame-ancestors')), PATIENCE_MS);
      const framed = await Promise.all(page.frames().slice(1).map((frame) => frame.locator('input[name="overall"]').count().catch(() => 0)));
      expect(framed.every((questions) => questions === 0)).toBe(true);
    } finally {
      await context.close();
      await new Promise((done) => foreign.close(done));
    }
  });

  it('takes an answer in a frame of a named one, without a cookie', async () => {
    const allowed = await head.send('PUT', `/api/feedback/widgets/${widget.code}/origins`, { origins: [origin] });
    expect(allowed.status, allowed.text).toBe(200);
    const before = (await responses('website', 'WIDGET')).length;
    const context = await browser();
    const page = await context.newPage();
    await page.goto(origin);
    await page.click('button.open');
    const frame = page.frameLocator('dialog iframe');
    await frame.locator('input[name="overall"][value="5"]').check({ force: true, timeout: PATIENCE_MS });
    await eventually('the frame is as tall as the survey', async () => (await page.locator('dialog iframe').getAttribute('style'))?.includes('height'));
    await frame.locator('button.send').click();
    await frame.locator('h1', { hasText: /thank/i }).waitFor({ timeout: PATIENCE_MS });
    await page.click('button.close');
    await page.locator('dialog iframe').waitFor({ state: 'detached' });
    expect(await context.cookies()).toEqual([]);
    await context.close();
    expect((await responses('website', 'WIDGET')).length).toBe(before + 1);
  });

  it('works on a phone too, in the language of the website', async () => {
    const before = (await responses('website', 'WIDGET')).length;
    const context = await browser({ viewport: phone });
    const page = await context.newPage();
    await page.goto(`${origin}/ar`);
    await page.locator('button.open').tap();
    const frame = page.frameLocator('dialog iframe');
    await frame.locator('input[name="overall"][value="4"]').check({ force: true, timeout: PATIENCE_MS });
    expect(await frame.locator('html').getAttribute('dir')).toBe('rtl');
    const place = (await page.locator('dialog').boundingBox())!;
    expect(place.x).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width).toBeLessThanOrEqual(phone.width);
    await frame.locator('button.send').tap();
    await frame.locator('button.send').waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await context.close();
    const stored = await responses('website', 'WIDGET');
    expect(stored.length).toBe(before + 1);
    expect(stored[0]).toMatchObject({ channel: 'WIDGET', overall: 4 });
  });
});
