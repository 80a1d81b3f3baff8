import { describe, expect, it } from 'vitest';
import { Client, surveyOf, type Json } from '../src/api.js';
import { Load, seeded, type Acknowledged } from '../src/load.js';
import { envelopes } from '../src/mailbox.js';
import { counter, eventually, isAlive, isReady, pidOf, port, listens, prometheusText, survivors, touchpoint, type Service } from '../src/platform.js';

const SITES = ['centre-park', 'north-lakes', 'south-coast'];
const CLIENTS = 6;
const THINK_MS = 200;
const SEED = Number(process.env.CRASH_SEED ?? 2026);
const SUPERVISED = ['gateway', 'complaint-service', 'notification-service', 'reporting-service', 'registry', 'postgres'];

describe(`every part killed under load (CRASH_SEED=${SEED})`, () => {
  it('loses nothing that was acknowledged, and makes nothing twice', { timeout: 600_000 }, async () => {
    const random = seeded(SEED);
    const mark = `crash-${Date.now()}`;
    const head = await Client.signIn('head');
    const surveys = new Map<string, string>();
    for (const site of SITES) {
      surveys.set(site, await surveyOf(head, site));
    }
    const before = await counted(head);
    const begin = Date.now();
    const load = new Load(mark, surveys, random, THINK_MS, CLIENTS);
    const mails = new Map<string, string[]>();

    // The launcher first, because the development mail server forgets all mails with it: they are read before.
    await load.goesOn(10, 60_000);
    await load.holdComplaints();
    await everyoneHasAMail(head, mark, load);
    await collect(load.customers, mails);
    await launcherKilled(load);

    for (const part of shuffled(SUPERVISED, random)) {
      await load.goesOn(5 + Math.floor(random() * 20), 90_000);
      await killed(part);
    }
    await load.goesOn(10, 90_000);
    await load.stop();
    console.log(`${load.responses.length} responses and ${load.complaints.length} complaints acknowledged in `
      + `${Math.round((Date.now() - begin) / 1000)} s, ${load.repeated} of them sent again`);

    expect(load.faults).toEqual([]);
    expect(load.repeated).toBeGreaterThan(0);
    same(await listed(head, '/api/feedback/responses', mark), load.responses);
    same(await listed(head, '/api/complaints', mark), load.complaints);

    const after = expected(before, load);
    await eventually('reporting has counted them all', async () => equal(await counted(head), after), 60_000);
    // A count that is right once may still run past it: it is final when the feed has nothing more to give.
    await eventually('nothing is left in the feeds', async () => counter(await prometheusText(5), 'touchpoint_feed_lag_events', {}) === 0);
    expect(await counted(head)).toEqual(after);

    await everyoneHasAMail(head, mark, load);
    await collect(load.customers, mails);
    const doubles = load.complaints.map(({ reference }) => {
      const ids = mails.get(reference!) ?? [];
      expect(new Set(ids).size, `distinct mails about ${reference}`).toBe(1);
      return ids.length - 1;
    }).filter((more) => more > 0);
    console.log(`${mails.size} mails, ${doubles.length} sent twice under one Message-ID`);
    expect(doubles.length, 'a kill costs one mail at most').toBeLessThanOrEqual(SUPERVISED.length + 1);
  });
});

/** The launcher starts a part that was killed again, by itself. */
async function killed(part: string): Promise<void> {
  const pid = pidOf(part);
  const at = Date.now();
  process.kill(pid, 'SIGKILL');
  try {
    await eventually(`${part} is back`, async () => pidOf(part) !== pid
      && (part === 'postgres' ? listens(port + 6) : isReady(part as Service)), 120_000);
  } catch (failure) {
    if (part !== 'postgres') {
      process.kill(pidOf(part), 'SIGQUIT'); // A JVM writes what its threads do into its log, and lives on
    }
    throw failure;
  }
  console.log(`${part} was back ${Date.now() - at} ms after its kill`);
}

async function launcherKilled(load: Load): Promise<void> {
  const pid = pidOf('launcher');
  const at = Date.now();
  process.kill(pid, 'SIGKILL');
  load.complaining = true; // their mails wait now until there is a mail server again
  await eventually('the launcher is dead', async () => !isAlive(pid));
  const status = await touchpoint('status');
  expect(status.code).not.toBe(0);
  expect(status.out).toContain('The launcher was killed; these still run without it: ');
  expect(survivors().length).toBeGreaterThan(0);
  const up = await touchpoint('up', '--detach');
  expect(up.code, up.out + up.err).toBe(0);
  expect(up.out).toMatch(/Stopped gateway \(process \d+\), left over from a run that was killed\./);
  console.log(`up was ready ${Date.now() - at} ms after the launcher's kill`);
}

async function listed(head: Client, path: string, mark: string): Promise<Json[]> {
  const items: Json[] = [];
  let after = '';
  do {
    const page = (await head.get(`${path}?q=${mark}&limit=200${after ? `&after=${after}` : ''}`)).body;
    items.push(...(page.items as Json[]));
    after = (page.next as string | null) ?? '';
  } while (after);
  return items;
}

function same(found: Json[], acknowledged: Acknowledged[]): void {
  const line = (one: Json | Acknowledged) => `${one.site} ${one.id} ${one.reference ?? ''}`;
  expect(found.map(line).sort()).toEqual(acknowledged.map(line).sort());
}

/** For each site: marks in the comparison and complaints received, as reporting counts them. */
type Counts = Record<string, { answers: number; complaints: number }>;

async function counted(head: Client): Promise<Counts> {
  const period = 'from=2020-01-01&to=2030-12-31';
  const sites = (await head.get(`/api/reports/comparison?measure=satisfaction&${period}`)).body.sites as Json[];
  const counts: Counts = {};
  for (const code of SITES) {
    const profile = (await head.get(`/api/reports/sites/${code}?${period}`)).body;
    counts[code] = { answers: sites.find((site) => site.code === code)!.n, complaints: profile.complaints.received };
  }
  return counts;
}

function expected(before: Counts, load: Load): Counts {
  const at = (all: Acknowledged[], site: string) => all.filter((one) => one.site === site).length;
  return Object.fromEntries(SITES.map((site) => [site, {
    answers: before[site]!.answers + at(load.responses, site),
    complaints: before[site]!.complaints + at(load.complaints, site),
  }]));
}

function equal(one: Counts, other: Counts): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A mail whose sender was killed is sent again when its lease of a minute has ended. */
async function everyoneHasAMail(head: Client, mark: string, load: Load): Promise<void> {
  const wanted = load.complaints.map((complaint) => complaint.reference!);
  await eventually('every acknowledgement is sent', async () => {
    const messages = await listed(head, '/api/notifications/messages', mark);
    const sent = new Set(messages.filter((message) => message.state === 'SENT').map((message) => reference(message.subject)));
    return wanted.every((one) => sent.has(one));
  }, 120_000, 1_000);
}

async function collect(customers: string[], into: Map<string, string[]>): Promise<void> {
  for (const customer of customers) {
    for (const mail of await envelopes(customer)) {
      const about = reference(mail.subject);
      into.set(about, [...(into.get(about) ?? []), mail.messageId]);
    }
  }
}

/** The subject ends with it. */
function reference(subject: string | null): string {
  return (subject ?? '').split(' ').at(-1)!;
}

function shuffled<T>(all: T[], random: () => number): T[] {
  const left = [...all];
  return all.map(() => left.splice(Math.floor(random() * left.length), 1)[0]!);
}
