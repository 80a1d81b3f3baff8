import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { csvOf, importMapped } from '../src/imports.js';
import { eventually, pidOf, realData, touchpoint } from '../src/platform.js';

const cfpb = realData('cfpb_bank_of_america_2017_2023.csv.gz');
const boards = realData('nyc311_animal_complaints_2025.csv.gz');
const olist = realData('olist/olist_order_reviews_dataset.csv.gz');

if (!cfpb || !boards || !olist) {
  console.warn('The real data sets are not beside the checkout (../shared/data/real): the tests that import them were NOT run.');
}

interface Counts {
  read: number;
  imported: number;
  refused: number;
  known: number;
}

async function importFile(profile: string, file: string): Promise<Counts> {
  const { code, out, err } = await touchpoint('import', profile, file);
  expect(code, out + err).toBe(0);
  const last = out.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) rows read, (\d+) imported, (\d+) refused, (\d+) already there$/.exec(last);
  expect(match, `the last line is: ${last}`).not.toBeNull();
  const [read, imported, refused, known] = match!.slice(1).map(Number) as [number, number, number, number];
  return { read, imported, refused, known };
}

function rows(file: string): Json[] {
  return parse(gunzipSync(readFileSync(file)), { columns: true, relax_column_count: true }) as Json[];
}

async function comparison(client: Client, measure: string): Promise<Json[]> {
  return (await client.get(`/api/reports/comparison?measure=${measure}&from=2010-01-01&to=2099-12-31`)).body.sites as Json[];
}

describe.skipIf(!cfpb)('the complaints of one bank in 51 states', () => {
  it('are all imported, although the service is killed in the middle, and a second time none', { timeout: 600_000 }, async () => {
    const head = await Client.signIn('head');
    const counts = importFile('cfpb', cfpb!);
    const before = await eventually('the import is in its middle', async () => {
      const run = (await head.get('/api/complaints/imports')).body.items[0] as Json | undefined;
      return run?.profile === 'cfpb' && run.imported > 0 && run;
    }, 120_000);
    expect(before.state).not.toBe('DONE');
    expect(before.imported).toBeLessThan(62_516);
    process.kill(pidOf('complaint-service'), 'SIGKILL');
    console.log(`Killed after ${before.imported} of 62516 rows`);
    expect(await counts).toEqual({ read: 62_516, imported: 62_516, refused: 0, known: 0 });
    expect(await importFile('cfpb', cfpb!)).toEqual({ read: 62_516, imported: 0, refused: 0, known: 62_516 });
  });

  it('show the timely rates that the file itself gives', async () => {
    const expected = new Map<string, { n: number; x: number }>();
    for (const row of rows(cfpb!)) {
      const timely = row['Timely response?'];
      if (timely === 'Yes' || timely === 'No') {
        const state = `us-${String(row.State).toLowerCase()}`;
        const tally = expected.get(state) ?? { n: 0, x: 0 };
        expected.set(state, { n: tally.n + 1, x: tally.x + (timely === 'Yes' ? 1 : 0) });
      }
    }
    expect(expected.size).toBe(51);
    const head = await Client.signIn('head');
    const shown = await eventually('all complaints in the rollups', async () => {
      const sites = (await comparison(head, 'timely')).filter((site) => expected.has(site.code));
      return sites.length === 51 && sites.every((site) => site.n === expected.get(site.code)!.n) && sites;
    }, 120_000);
    for (const site of shown) {
      const { n, x } = expected.get(site.code)!;
      expect(site.value, site.code).toBeCloseTo(x / n, 12);
    }
    let received = 0;
    for (const state of expected.keys()) {
      received += (await head.get(`/api/reports/sites/${state}?from=2010-01-01&to=2099-12-31`)).body.complaints.received as number;
    }
    expect(received, 'every complaint once').toBe(62_516);
  });
});

describe.skipIf(!boards)('the complaints of 71 boards of a city', () => {
  it('are all accounted for', { timeout: 300_000 }, async () => {
    const counts = await importFile('nyc311', boards!);
    expect(counts.read).toBe(4_969);
    expect(counts.imported + counts.refused + counts.known).toBe(4_969);
    expect(counts.imported).toBeGreaterThan(4_900);
  });
});

describe.skipIf(!olist)('the reviews of a marketplace', () => {
  it('are read whole and accounted for line by line', { timeout: 600_000 }, async () => {
    const items = realData('olist/olist_order_items_dataset.csv.gz')!;
    const withSeller = new Set(rows(items).map((item) => item.order_id));
    const reviews = rows(olist!);
    // A review counts once, for the first of its orders that somebody sold.
    const expected = new Set(reviews.filter((review) => withSeller.has(review.order_id)).map((review) => review.review_id)).size;
    const counts = await importFile('olist', olist!);
    console.log(`Olist: ${counts.read} read, ${counts.imported} imported, ${counts.refused} refused (repeated or without a seller)`);
    expect(counts).toEqual({ read: 8_225, imported: expected, refused: 8_225 - expected, known: 0 });
    expect(await importFile('olist', olist!)).toEqual({ read: 8_225, imported: 0, refused: 8_225 - expected, known: expected });
  });
});

describe.skipIf(!olist)('the reviews of a marketplace, with a mapping, by the states of the sellers', () => {
  const COLUMNS = ['review_id', 'seller_state', 'review_creation_date', 'review_score', 'review_comment_title', 'review_comment_message'] as const;

  interface Tally {
    n: number;
    satisfied: number;
  }

  /** One flat file as others would bring it, and what is in it, counted by other means than the import's. */
  function flat(): { file: string; lines: number; nowhere: number; repeated: number; states: Map<string, Tally> } {
    const stateOf = new Map(rows(realData('olist/olist_sellers_dataset.csv.gz')!).map((seller) => [seller.seller_id as string, seller.seller_state as string]));
    const sellers = new Map<string, string>();
    for (const item of rows(realData('olist/olist_order_items_dataset.csv.gz')!)) {
      if (Number(item.order_item_id) === 1) {
        sellers.set(item.order_id as string, item.seller_id as string);
      }
    }
    const lines = rows(olist!).map((review) => ({ ...review, seller_state: stateOf.get(sellers.get(review.order_id as string) ?? '') ?? '' }) as Json);
    const seen = new Set<string>();
    const states = new Map<string, Tally>();
    let nowhere = 0;
    for (const line of lines) {
      if (line.seller_state === '') {
        nowhere++;
      } else if (!seen.has(line.review_id)) {
        seen.add(line.review_id);
        const { n, satisfied } = states.get(line.seller_state) ?? { n: 0, satisfied: 0 };
        states.set(line.seller_state, { n: n + 1, satisfied: satisfied + (Number(line.review_score) >= 4 ? 1 : 0) });
      }
    }
    return { file: csvOf(COLUMNS, lines), lines: lines.length, nowhere, repeated: lines.length - nowhere - seen.size, states };
  }

  const siteOf = (state: string): string => `olist-${state.toLowerCase()}`;

  /** What the figures show of these sites. */
  async function satisfaction(head: Client, states: Map<string, Tally>): Promise<[Json, Tally][]> {
    const expected = new Map([...states].map(([state, tally]) => [siteOf(state), tally]));
    return (await comparison(head, 'satisfaction')).filter(({ code }) => expected.has(code as string)).map((site) => [site, expected.get(site.code as string)!]);
  }

  it('are tried out, taken over, counted as the file counts, and taken out again', { timeout: 600_000 }, async () => {
    const head = await Client.signIn('head');
    const { file, lines, nowhere, repeated, states } = flat();
    expect(lines).toBe(8_225);
    expect(states.size).toBeGreaterThan(10);
    for (const state of states.keys()) {
      const made = await head.post('/api/directory/sites', {
        code: siteOf(state), name: `Sellers in ${state}`, region: { code: 'marketplace', name: 'Marketplace' }, sector: 'retail', peerGroup: 'marketplace', timeZone: 'America/Sao_Paulo',
        languages: ['en'], contact: { email: `${siteOf(state)}@example.org` },
      });
      expect([201, 409], made.text).toContain(made.status);
    }
    const whole = [...states.values()].reduce((sum, { n }) => sum + n, 0);
    const { id, trial, done } = await importMapped(head, file, {
      customerType: { value: 'CONSUMER' }, source: 'olist-by-state', key: 'review_id', touchpoint: { value: 'delivery' }, language: { value: 'pt' },
      site: { column: 'seller_state', values: Object.fromEntries([...states.keys()].map((state) => [state, siteOf(state)])) },
      occurredAt: { column: 'review_creation_date', format: 'ISO', zone: 'America/Sao_Paulo' }, answers: { overall: 'review_score' }, comment: ['review_comment_title', 'review_comment_message'],
    });
    expect(trial, 'what a trial tells').toMatchObject({ good: whole, refused: nowhere + repeated, known: 0 });
    expect(done).toMatchObject({ total: lines, imported: whole, refused: nowhere + repeated, known: 0 });
    console.log(`Olist with a mapping: ${whole} imported, ${nowhere} without a seller, ${repeated} repeated`);
    const refused = (await head.get(`/api/feedback/imports/${id}/refused`)).text;
    expect(parse(refused, { columns: true })).toHaveLength(nowhere + repeated);

    const shown = await eventually('all reviews in the rollups', async () => {
      const sites = await satisfaction(head, states);
      return sites.length === states.size && sites.every(([site, { n }]) => site.n === n) && sites;
    }, 180_000);
    for (const [site, { n, satisfied }] of shown.filter(([{ suppressed }]) => !suppressed)) {
      expect(site.value, site.code).toBeCloseTo(satisfied / n, 12);
    }

    expect((await head.post(`/api/feedback/imports/${id}/undo`, {})).status).toBe(202);
    await eventually('the import is undone', async () => {
      const run = (await head.get(`/api/feedback/imports/${id}`)).body;
      return run.state === 'UNDONE' && run.undone === whole;
    }, 180_000);
    await eventually('nothing of it is left in the figures', async () => (await satisfaction(head, states)).every(([{ n }]) => n === 0), 180_000);
  });
});
