import { describe, expect, it } from 'vitest';
import { Client, surveyOf, type Json } from '../src/api.js';
import { base, counter, eventually, pidOf, prometheusText } from '../src/platform.js';

const SITE = 'south-valley';
const CLIENTS = 20;
const RESPONSES = 5_000;

describe('feedback-service killed under load', () => {
  it('keeps exactly the acknowledged responses, once, in the service and in the rollups', { timeout: 400_000 }, async () => {
    const head = await Client.signIn('head');
    const survey = await surveyOf(head, SITE);
    const mark = `kill-${Date.now()}`;
    const before = await answersOf(head);

    const acknowledged = new Map<string, string>();
    let sent = 0;
    let kills = 0;
    const refused: string[] = [];
    const work = Array.from({ length: RESPONSES }, () => crypto.randomUUID());

    async function client(): Promise<void> {
      for (let key = work.pop(); key; key = work.pop()) {
        // Each response goes out twice under one key; a lost answer is asked for again, as a browser would.
        for (let time = 0; time < 2; time++) {
          const id = await untilAcknowledged(survey, key, mark, refused);
          const first = acknowledged.get(key);
          expect(first === undefined || first === id, 'the same key gets the same response').toBe(true);
          acknowledged.set(key, id);
        }
        sent++;
        if ((sent === 1_500 || sent === 3_500) && kills++ < 2) {
          process.kill(pidOf('feedback-service'), 'SIGKILL');
        }
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, client));

    expect(kills).toBe(2);
    expect(refused).toEqual([]);
    expect(acknowledged.size).toBe(RESPONSES);
    expect(new Set(acknowledged.values()).size).toBe(RESPONSES);
    const found = await stored(head, mark);
    expect(found.size).toBe(RESPONSES);
    expect([...acknowledged.values()].every((id) => found.has(id))).toBe(true);
    await eventually('the rollups have them all', async () => (await answersOf(head)) === before + RESPONSES, 60_000);
    // A count that is right once may still run past it: it is final when the feed has nothing more to give.
    await eventually('nothing is left in the feeds', async () => counter(await prometheusText(5), 'touchpoint_feed_lag_events', {}) === 0 && (await answersOf(head)) === before + RESPONSES);
    expect(await answersOf(head)).toBe(before + RESPONSES);
  });
});

/** Answers that are met while the service is away, or has too much to do, and after which the same is asked again. */
const LATER = [429, 502, 503, 504];

/** @param refused takes what was answered and is neither an acknowledgement nor a request to come again */
async function untilAcknowledged(survey: string, key: string, mark: string, refused: string[]): Promise<string> {
  return eventually(`response ${key} is acknowledged`, async () => {
    const answer = await fetch(`${base}/public/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ survey, answers: { overall: 4, comment: mark } }),
    });
    if (answer.status !== 201 && answer.status !== 200) {
      if (!LATER.includes(answer.status)) {
        refused.push(`${answer.status} ${await answer.text()}`);
      }
      return undefined;
    }
    return ((await answer.json()) as Json).id as string;
  }, 90_000);
}

async function stored(head: Client, mark: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let after = '';
  do {
    const page = (await head.get(`/api/feedback/responses?site=${SITE}&q=${mark}&limit=200${after ? `&after=${after}` : ''}`)).body;
    for (const item of page.items as Json[]) {
      expect(ids.has(item.id), 'listed once').toBe(false);
      ids.add(item.id as string);
    }
    after = (page.next as string | null) ?? '';
  } while (after);
  return ids;
}

async function answersOf(head: Client): Promise<number> {
  const answer = await head.get('/api/reports/comparison?measure=satisfaction&from=2020-01-01&to=2099-12-31');
  return (answer.body.sites as Json[]).find((site) => site.code === SITE)!.n as number;
}
