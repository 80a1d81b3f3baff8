import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Client, surveyOf, type Answer, type Json } from '../src/api.js';
import { formProbes, inOrder, probes, type Probe, type Sound } from '../src/fuzz.js';
import { seeded } from '../src/load.js';
import { operations, type Operation } from '../src/operations.js';
import { base, eventually, home, isReady, type Service } from '../src/platform.js';

const SITE = 'north-harbour';
const PASSWORD = 'a password for fuzzing';
/** Which part of all requests is sent, by chance and the same in every run; all of them take some ten minutes. */
const SHARE = Number(process.env.FUZZ_SHARE ?? 0.1);
const SEED = Number(process.env.FUZZ_SEED ?? 2026);
/** How many operations are asked at a time; the requests of one come one after the other. */
const AT_A_TIME = 4;
/** What gives away how the answer came about. */
const INSIDES = /\b[a-z]+\.[a-z.]+\.[A-Z]\w+(Exception|Error)\b|\bat (io|org|java|reactor|tools)\.[\w.]+\(|nested exception|SQLSTATE|Whitelabel/;

/**
 * Every operation of every service, and every form of the public pages, in order and with one thing wrong in each known way:
 * none may fail, none may show its insides, and each refusal says what is wrong.
 */
describe(`bad input everywhere (FUZZ_SHARE=${SHARE}, FUZZ_SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const taken = (): boolean => random() < SHARE;
  const clients: Record<string, Client> = {};
  const sounds: Record<string, () => Promise<Sound>> = {};
  const logsBefore = new Map<string, number>();
  let head: Client;
  let made = 0;
  let sent = 0;

  /** A code that nothing else has. */
  const fresh = (): string => `fuzz-${Date.now().toString(36)}-${++made}`;

  beforeAll(async () => {
    logFiles().forEach((file) => logsBefore.set(file, statSync(file).size));
    head = await Client.signIn('head');
    const survey = await surveyOf(head, SITE);
    const touchpoint = ((await head.get(`/api/feedback/surveys?site=${SITE}`)).body.items as Json[])
      .find(({ active, customerType, channel }) => active && customerType === 'PATIENT' && channel === 'WEB')!.touchpoint as string;
    const response = (await head.get(`/api/feedback/responses?site=${SITE}&limit=1`)).body.items[0].id as string;
    const site = (): Json => ({
      code: fresh(), name: 'A site', region: { code: 'north', name: 'North' }, sector: 'hospital', peerGroup: 'general', timeZone: 'Europe/London',
      languages: ['en', 'de'], contact: { email: 'site@example.org', phone: '+44 20 7946 0000', address: '1 Road' },
    });
    const person = (): Json => ({ username: fresh(), name: 'A person', email: 'person@example.org', roles: ['STAFF'], sites: [SITE], password: PASSWORD });
    const complaint = (): Json => ({
      site: SITE, subject: 'Waiting', description: 'Two hours.', severity: 'LOW', causes: ['TIME_WASTED'], customerType: 'PATIENT', about: 'SERVICE',
      channel: 'COUNTER', language: 'en', contact: { email: 'customer@example.org', name: 'A customer', consent: true },
    });
    /** A line of our own formats; what is wrong in it is found by the job that reads it. */
    const oldCase = (): Json => ({
      ...complaint(), id: fresh(), onTheSpot: false, receivedAt: '2026-03-02T10:00:00Z', contact: { email: 'customer@example.org', name: 'A customer' },
      history: [
        { at: '2026-03-02T11:00:00Z', actor: 'Anna', kind: 'MOVE', to: 'ACKNOWLEDGED', text: 'Read.', visibleToCustomer: true, timely: true },
        { at: '2026-03-03T11:00:00Z', actor: 'Anna', kind: 'OWNER', owner: { id: 'anna', name: 'Anna' } },
        { at: '2026-03-04T11:00:00Z', actor: 'Anna', kind: 'MOVE', to: 'RESOLVED', outcome: 'UPHELD', inCustomersFavour: true, remedy: 'APOLOGY' },
      ],
    });
    const oldResponse = (): Json => ({
      id: fresh(), site: SITE, touchpoint, customerType: 'PATIENT', channel: 'WEB', language: 'en', relation: 'FIRST', comment: 'Kind.', occurredAt: '2026-03-02T10:00:00Z',
      overall: 5, nps: 10, dimensions: { TRUST: { expected: 4, experienced: 5, importance: 3 } }, waitedSeconds: 60,
      promise: { due: '2026-03-03T10:00:00Z', kept: '2026-03-02T12:00:00Z' }, contact: { email: 'customer@example.org', name: 'A customer' },
    });
    const making = async (path: string, body: Json): Promise<Json> => {
      const answer = await head.post(path, body, { 'idempotency-key': crypto.randomUUID() });
      expect([200, 201], answer.text).toContain(answer.status);
      return answer.body;
    };
    const madeSite = (await making('/api/directory/sites', site())).code as string;
    const madeRegion = (await making('/api/directory/regions', { code: fresh(), name: 'A region' })).code as string;
    const madePerson = (await making('/api/directory/staff', person())).id as string;
    const worker = (await making('/api/directory/staff', person())).id as string;
    const madeCase = (await making('/api/complaints', complaint())).id as string;
    const message = await eventually('a message about it', async () =>
      ((await head.get(`/api/notifications/messages?site=${SITE}`)).body.items as Json[])[0]?.id as string | undefined);
    // Made, or there already: either way the answer names it
    const madeSurvey = (await head.post('/api/feedback/surveys', { site: SITE, touchpoint, channel: 'QR', customerType: 'PATIENT' })).body.code as string;
    const kiosk = (): Json => ({ site: SITE, touchpoint, name: 'Hall', idleSeconds: 20, misuseSeconds: 5, questions: 3, pin: '2580' });
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const inspection = (): Json => ({
      site: SITE, method: 'INSPECTION', customerType: 'PATIENT', touchpoints: [{ touchpoint: 'greeting', questionnaire: 'inspection' }], from: at(-1), to: at(48),
      shopper: { name: 'Mia', email: null }, brief: 'Look at the signs.', language: 'en',
    });
    const planned = async (): Promise<string> => (await making('/api/feedback/visits', inspection())).visit.id as string;
    const reported = await making('/api/feedback/visits', inspection());
    const report = new FormData();
    Object.entries({ 's1-clean': '4', 's1-appearance': '5', 's1-signs': 'true', 's1-equipment': 'true', 's1-passages': 'true', 'hand-in': 'yes' })
      .forEach(([name, value]) => report.append(name, value));
    report.append('photo-1', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')], { type: 'image/png' }), 'photo.png');
    const handedIn = await fetch(`${base}${new URL(reported.link as string).pathname}`, { method: 'POST', body: report, redirect: 'manual' });
    expect(handedIn.status).toBe(303);
    const madeVisit = reported.visit.id as string;
    const photo = (await head.get(`/api/feedback/visits/${madeVisit}`)).body.report.sections[0].photos[0].id as string;
    const seen = async (): Promise<string> =>
      (await making('/api/feedback/security-findings', { site: SITE, kind: 'ACCESS', what: 'An open door', place: 'Back' })).id as string;
    const madeFinding = await seen();
    const madeKiosk = (await making('/api/feedback/kiosks', kiosk())).kiosk.id as string;
    const madeWidget = (await making('/api/feedback/widgets', { site: SITE, touchpoint })).code as string;
    const JOURNEY = 'COLLEAGUE';
    const stop = (): Json => ({ code: fresh(), kind: 'PHYSICAL', unit: 'facilities', name: { en: 'A place' }, before: 'result' });
    const madeStop = (await making(`/api/feedback/journeys/${JOURNEY}/touchpoints`, { ...stop(), code: `${fresh()}-made` })).touchpoints
      .find((one: Json) => (one.code as string).endsWith('-made')).code as string;
    const plan = (): Json => ({ method: 'SURVEY', every: 1, rhythm: 'WEEKS', halfWidth: 0.1, level: 95, contacts: 500, owner: 'facilities' });
    const journey = async (): Promise<Json> => ((await head.get('/api/feedback/journeys')).body as unknown as Json[]).find((one) => one.customerType === JOURNEY)!;
    const order = async (): Promise<string[]> => (await journey()).touchpoints.filter((one: Json) => !one.retired).map((one: Json) => one.code);
    const seenAs = (revision: number): Record<string, string> => ({ 'if-match': `"${revision}"` });
    const stopNow = async (): Promise<Json> => (await journey()).touchpoints.find((one: Json) => one.code === madeStop);
    /** Not the one whose survey is asked meanwhile. */
    const spare = { site: SITE, customerType: 'PATIENT', touchpoint: touchpoint === 'parking' ? 'restroom' : 'parking' };
    const spareNow = async (): Promise<Record<string, string>> => seenAs(((await head.get(`/api/feedback/evaluations?site=${SITE}&customerType=PATIENT`)).body.items as Json[])
      .find((one) => one.touchpoint === spare.touchpoint)!.revision as number);
    const caseImport = (await head.post('/api/complaints/imports?profile=touchpoint-complaints', oldCase(), octets)).body.id as string;
    const responseImport = (await head.post('/api/feedback/imports?profile=touchpoint-responses', oldResponse(), octets)).body.id as string;
    const visit = (): Json => ({ ...customer(), visitedAt: '2026-03-02T10:00:00Z', referredBy: 'somebody@example.org' });
    const customer = (): Json => ({
      site: SITE, customerType: 'PATIENT', kind: 'PERSON', name: 'A customer', email: `${fresh()}@example.org`, phone: '020 7946 0999', country: 'GB', language: 'en',
      consent: { source: 'FORM', at: '2026-03-02T10:00:00Z', linkAnswers: false },
    });
    const visitor = async (): Promise<string> => (await making('/api/feedback/customers/visits', visit())).customer as string;
    const madeCustomer = await visitor();
    const sourceCode = async (): Promise<string> => (await making('/api/feedback/visit-sources', { code: fresh(), name: 'A till', sites: [] })).code as string;
    const signing = await making('/api/feedback/visit-sources', { code: fresh(), name: 'A till', sites: [SITE] });
    /** A small file that waits for its mapping. */
    const waiting = async (): Promise<string> => {
      const answer = await head.post('/api/feedback/imports?profile=mapped&name=a.csv', `id,when,score\n${fresh()},2026-03-02,5\n`, octets);
      expect(answer.status, answer.text).toBe(202);
      return answer.body.id as string;
    };
    const mapping = (): Json => ({
      shape: { encoding: 'UTF-8', delimiter: ',', header: true }, customerType: 'PATIENT', source: 'fuzz', key: 'id', site: { column: null, value: SITE, values: null },
      touchpoint: { column: null, value: touchpoint, values: {} }, channel: null, language: null, relation: null,
      occurredAt: { column: 'when', format: 'ISO', zone: 'Europe/London' }, answers: { overall: 'score' }, comment: [], contact: null,
    });
    const mapped = async (save = ''): Promise<string> => {
      const id = await waiting();
      const answer = await head.send('PUT', `/api/feedback/imports/${id}/mapping${save}`, mapping());
      expect(answer.status, answer.text).toBe(200);
      return id;
    };
    const imported = async (): Promise<string> => {
      const id = await mapped();
      expect((await head.post(`/api/feedback/imports/${id}/begin`, {})).status).toBe(202);
      await eventually('a small import', async () => (await head.get(`/api/feedback/imports/${id}`)).body.state === 'DONE', 180_000);
      return id;
    };
    const preparedImport = await mapped();
    await fetch(`${base}/s/${survey}`, {
      method: 'POST', redirect: 'manual',
      body: new URLSearchParams({ version: '1', language: 'en', overall: '4', comment: 'Cheap watches', reply_subject: 'watches' }),
    });
    const suspect = await eventually('a suspicious response', async () =>
      ((await head.get(`/api/feedback/responses?site=${SITE}&suspect=true`)).body.items as Json[])[0]?.id as string | undefined);
    const tag = async (path: string): Promise<Record<string, string>> => ({ 'if-match': (await head.get(path)).headers.get('etag') ?? '*' });

    // Accounts that may lock themselves out
    for (const client of ['signing in', 'new password']) {
      const account = person();
      await making('/api/directory/staff', account);
      clients[client] = await Client.signIn(account.username as string, PASSWORD);
      if (client === 'signing in') {
        sounds['POST /api/session'] = async () => ({ body: { username: account.username, password: PASSWORD } });
      }
    }
    /** What a questionnaire asks: of each kind of member one. */
    const definition = (): Json => ({
      languages: ['en', 'ar'], title: { en: 'A title', ar: 'عنوان' },
      questions: [
        { kind: 'RATING', id: 'overall', required: true, text: { en: 'How was it?' }, low: { en: 'poor' }, high: { en: 'good' }, dimension: 'TRUST' },
        { kind: 'NUMBER', id: 'visits', required: false, text: { en: 'How many?' }, least: 0, most: 9.5, unit: { en: 'visits' }, attribute: 'ACCURACY' },
        {
          kind: 'MULTIPLE_CHOICE', id: 'why', required: false, text: { en: 'Why?' }, atMost: 1, options: [{ id: 'a', text: { en: 'A' } }],
          when: { question: 'overall', atLeast: 1, atMost: 2, anyOf: ['1'] }, area: 'PRICING', step: 'GREET',
        },
        { kind: 'TEXT', id: 'comment', required: false, text: { en: 'What else?' }, longest: 100 },
      ],
    });
    const madeDraft = async (): Promise<string> => (await making('/api/feedback/questionnaires', { id: fresh(), customerType: 'CONSUMER' })).id as string;
    const keptDraft = await madeDraft();
    const draftTag = (id: string): Promise<Record<string, string>> => tag(`/api/feedback/questionnaires/${id}/draft`);
    const answered = async (overall: number): Promise<string> =>
      (await making('/api/feedback/responses', { channel: 'REMARK', site: SITE, touchpoint, answers: { overall }, comment: 'Kind.' })).id as string;
    /** The one thing of a letter that is looked at is its beginning. */
    const letter = async (): Promise<string> =>
      (await head.post(`/api/feedback/letters?site=${SITE}`, '%PDF-1.7\n1 0 obj\nendobj\n%%EOF', octets)).body.id as string;
    const praise = async (): Promise<string> => (await making('/api/feedback/compliments', {
      site: SITE, words: 'So kind.', unit: 'front office', contact: { email: 'customer@example.org', name: 'A customer', consent: true },
    })).id as string;
    await answered(1);
    const alert = await eventually('an alert', async () =>
      ((await head.get(`/api/feedback/alerts?site=${SITE}`)).body.items as Json[]).find(({ state }) => state !== 'CLOSED')?.id as string | undefined);
    const keptLetter = await letter();
    const keptPraise = await praise();
    Object.assign(sounds, {
      'GET /api/feedback/alerts/{id}': async () => ({ path: { id: alert } }),
      'POST /api/feedback/alerts/{id}/moves': async () => ({ path: { id: alert }, body: { to: 'CLOSED', note: 'Done.' } }),
      'PUT /api/feedback/moment-rules': async () => ({
        body: { miseryOverall: 2, miserySmiley: 1, miseryNps: 3, miseryGap: -3, magicOverall: 5, rateAnswers: 3, rateMinutes: 10, quietMinutes: 30 },
      }),
      'POST /api/feedback/responses': async () => ({
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          channel: 'PAPER', site: SITE, touchpoint, answers: { overall: 4 }, comment: 'Kind.', language: 'en', relation: 'FIRST', occurredOn: new Date().toISOString().slice(0, 10),
          praise: false, contact: { email: 'customer@example.org', name: 'A customer', consent: true },
        },
      }),
      'POST /api/feedback/compliments': async () => ({
        body: { site: SITE, touchpoint, unit: 'front office', person: 'Ana', words: 'So kind.', language: 'en', contact: { email: 'customer@example.org', name: 'A customer', consent: true } },
      }),
      'GET /api/feedback/compliments/{id}': async () => ({ path: { id: keptPraise } }),
      'PUT /api/feedback/compliments/{id}': async () => ({ path: { id: keptPraise }, body: { unit: 'front office', person: 'Ana' } }),
      'POST /api/feedback/compliments/{id}/forward': async () => ({ path: { id: await praise() } }),
      'POST /api/feedback/compliments/{id}/thank': async () => ({ path: { id: await praise() } }),
      'POST /api/feedback/compliments/{id}/close': async () => ({ path: { id: await praise() } }),
      'POST /api/feedback/letters': async () => ({ query: { site: SITE, name: 'letter.pdf' }, body: '%PDF-1.7\n1 0 obj\nendobj\n%%EOF', headers: octets }),
      'GET /api/feedback/letters/{id}': async () => ({ path: { id: keptLetter } }),
      'GET /api/feedback/letters/{id}/scan': async () => ({ path: { id: keptLetter } }),
      'POST /api/feedback/letters/{id}/complaint': async () => ({ path: { id: await letter() }, body: { complaint: madeCase } }),
      'GET /api/complaints/from-responses': async () => ({ query: { response } }),
    });
    Object.assign(sounds, {
      'POST /api/feedback/questionnaires': async () => ({ body: { id: fresh(), customerType: 'CONSUMER', from: { questionnaire: 'consumer', version: 1 } } }),
      'POST /api/feedback/questionnaires/import': async () => ({ body: { ...definition(), id: fresh(), customerType: 'CONSUMER' } }),
      'POST /api/feedback/questionnaires/preview': async () => ({ query: { lang: 'ar' }, body: definition() }),
      'GET /api/feedback/questionnaires/{id}/draft': async () => ({ path: { id: keptDraft } }),
      'PUT /api/feedback/questionnaires/{id}/draft': async () => ({ path: { id: keptDraft }, body: definition(), headers: await draftTag(keptDraft) }),
      'DELETE /api/feedback/questionnaires/{id}/draft': async () => {
        const id = await madeDraft();
        return { path: { id }, headers: await draftTag(id) };
      },
      'POST /api/feedback/questionnaires/{id}/draft/publish': async () => {
        const id = await madeDraft();
        return { path: { id }, body: { note: 'One question fewer.' }, headers: await draftTag(id) };
      },
      'GET /api/feedback/questionnaires/{id}/versions': async () => ({ path: { id: 'patient' } }),
      'GET /api/feedback/questionnaires/{id}/diff': async () => ({ path: { id: 'patient' }, query: { from: '1', to: '1' } }),
      'GET /api/feedback/questionnaires/{id}/export': async () => ({ path: { id: 'patient' }, query: { version: '1' } }),
      'PUT /api/feedback/surveys/{code}/questionnaire': async () => ({ path: { code: madeSurvey }, body: { questionnaire: 'patient' } }),
      'POST /api/directory/api-keys': async () => ({ body: { name: 'A key', role: 'STAFF', sites: [SITE], expiresInDays: 1 } }),
      'DELETE /api/directory/api-keys/{id}': async () => ({
        path: { id: (await making('/api/directory/api-keys', { name: 'A key', role: 'STAFF', sites: [SITE], expiresInDays: 1 })).id as string },
      }),
      'POST /api/directory/regions': async () => ({ body: { code: fresh(), name: 'A region' } }),
      'PUT /api/directory/regions/{code}': async () => ({ path: { code: madeRegion }, body: { name: 'A region' } }),
      'POST /api/directory/sites': async () => ({ body: site() }),
      'POST /api/directory/sites/import': async () => ({ body: `code,name,region,sector,time_zone,languages\n${fresh()},A site,north,hospital,Europe/London,en\n`, headers: { 'content-type': 'text/csv' } }),
      'GET /api/directory/sites/{code}': async () => ({ path: { code: madeSite } }),
      'PUT /api/directory/sites/{code}': async () => ({ path: { code: madeSite }, body: { ...site(), code: madeSite }, headers: await tag(`/api/directory/sites/${madeSite}`) }),
      'POST /api/directory/sites/{code}/close': async () => ({ path: { code: madeSite }, headers: await tag(`/api/directory/sites/${madeSite}`) }),
      'POST /api/directory/sites/{code}/open': async () => ({ path: { code: madeSite }, headers: await tag(`/api/directory/sites/${madeSite}`) }),
      'POST /api/directory/staff': async () => ({ body: person() }),
      'DELETE /api/directory/staff/{id}': async () => ({ path: { id: (await making('/api/directory/staff', person())).id as string } }),
      'GET /api/directory/staff/{id}': async () => ({ path: { id: madePerson } }),
      'PUT /api/directory/staff/{id}': async () => {
        const { username, ...change } = person();
        return { path: { id: madePerson }, body: { ...change, active: true }, headers: await tag(`/api/directory/staff/${madePerson}`) };
      },
      'PUT /api/session/password': async () => ({ body: { present: PASSWORD, password: PASSWORD } }),
      'POST /api/setup': async () => ({ body: { code: 'AAAA-AAAA', username: 'somebody', name: 'Somebody', password: PASSWORD } }),
      'POST /api/feedback/imports': async () => ({ query: { profile: 'touchpoint-responses', name: 'a.ndjson' }, body: oldResponse(), headers: octets }),
      'GET /api/feedback/imports/{id}': async () => ({ path: { id: responseImport } }),
      'GET /api/feedback/imports/{id}/refused': async () => ({ path: { id: responseImport } }),
      'GET /api/feedback/imports/{id}/preparation': async () => ({ path: { id: preparedImport } }),
      'PUT /api/feedback/imports/{id}/mapping': async () => ({ path: { id: preparedImport }, body: mapping() }),
      'POST /api/feedback/imports/{id}/trial': async () => ({ path: { id: await mapped() } }),
      'POST /api/feedback/imports/{id}/begin': async () => ({ path: { id: await mapped() } }),
      'POST /api/feedback/imports/{id}/stop': async () => ({ path: { id: await waiting() } }),
      'POST /api/feedback/imports/{id}/undo': async () => ({ path: { id: await imported() } }),
      'DELETE /api/feedback/import-mappings/{name}': async () => {
        const name = fresh();
        await mapped(`?save=${name}`);
        return { path: { name } };
      },
      'GET /api/feedback/responses/{id}/verdict': async () => ({ path: { id: suspect } }),
      'PUT /api/feedback/responses/{id}/verdict': async () => ({ path: { id: suspect }, body: { verdict: 'CLEARED' } }),
      'GET /api/feedback/responses/{id}/moderation': async () => ({ path: { id: suspect } }),
      'PUT /api/feedback/responses/{id}/moderation': async () => ({ path: { id: suspect }, body: { state: 'APPROVED', leaveOut: ['watches'] } }),
      'POST /api/complaints/imports/{id}/trial': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/begin': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/stop': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/undo': async () => ({ path: { id: caseImport } }),
      'GET /api/feedback/questionnaires/{id}': async () => ({ path: { id: (await head.get('/api/feedback/questionnaires')).body.items[0].id as string } }),
      'GET /api/feedback/responses/{id}': async () => ({ path: { id: response } }),
      'POST /api/feedback/surveys': async () => ({ body: { site: SITE, touchpoint, channel: 'QR', customerType: 'PATIENT' } }),
      'GET /api/feedback/surveys/{code}': async () => ({ path: { code: madeSurvey } }),
      'POST /api/feedback/surveys/{code}/close': async () => ({ path: { code: madeSurvey } }),
      'POST /api/feedback/surveys/{code}/open': async () => ({ path: { code: madeSurvey } }),
      'POST /api/feedback/customers/visits': async () => ({ body: visit(), headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/feedback/customers': async () => ({ body: { ...customer(), state: 'PROSPECT', referredBy: 'somebody@example.org' } }),
      'GET /api/feedback/customers/{id}': async () => ({ path: { id: madeCustomer } }),
      'PUT /api/feedback/customers/{id}': async () => ({
        path: { id: madeCustomer }, body: { ...customer(), state: 'RETURNING' }, headers: await tag(`/api/feedback/customers/${madeCustomer}`),
      }),
      'POST /api/feedback/customers/{id}/consent': async () => ({ path: { id: madeCustomer }, body: { given: true, source: 'PAPER', at: '2026-03-02T10:00:00Z', linkAnswers: true } }),
      'POST /api/feedback/customers/{id}/departures': async () => ({ path: { id: madeCustomer }, body: { reason: 'MOVED', site: SITE, note: 'Far away', departedOn: '2026-03-02' } }),
      'POST /api/feedback/customers/{id}/merge': async () => ({ path: { id: madeCustomer }, body: { other: await visitor() } }),
      'POST /api/feedback/customers/{id}/merges/{merge}/undo': async () => {
        const merged = await making(`/api/feedback/customers/${madeCustomer}/merge`, { other: await visitor() });
        return { path: { id: madeCustomer, merge: (merged.merges as Json[])[0]!.id as string } };
      },
      'POST /api/feedback/customers/{id}/erase': async () => ({ path: { id: await visitor() } }),
      'POST /api/feedback/invitations': async () => ({ body: { site: SITE, customerType: 'COLLEAGUE', state: 'NEW', touchpoint, dueAt: new Date(Date.now() + 86_400_000).toISOString() } }),
      'POST /api/feedback/invitations/preview': async () => ({ body: { site: SITE, customerType: 'PATIENT', state: 'NEW', touchpoint, dueAt: new Date().toISOString() } }),
      'POST /api/feedback/invitations/{id}/cancel': async () => ({ path: { id: response } }),
      'POST /api/feedback/visit-sources': async () => ({ body: { code: fresh(), name: 'A till', sites: [SITE] } }),
      'POST /api/feedback/visit-sources/{code}/secret': async () => ({ path: { code: await sourceCode() } }),
      'POST /api/feedback/visit-sources/{code}/close': async () => ({ path: { code: await sourceCode() } }),
      'POST /public/visits/{source}': async () => {
        const body = JSON.stringify({ type: 'visit', data: visit() });
        return { path: { source: signing.code as string }, body, headers: { 'content-type': 'application/json', ...signed(signing.secret as string, body) } };
      },
      'POST /api/feedback/posters': async () => ({ body: { format: 'SHEET', language: 'en', sites: [SITE], touchpoints: [touchpoint] } }),
      'POST /api/feedback/kiosks': async () => ({ body: kiosk() }),
      'POST /api/feedback/visits': async () => ({ body: inspection() }),
      'GET /api/feedback/visits/scripts': async () => ({ query: { method: 'MYSTERY_VISIT' } }),
      'GET /api/feedback/visits/{id}': async () => ({ path: { id: madeVisit } }),
      'PUT /api/feedback/visits/{id}': async () => {
        const { from, to, shopper, brief } = inspection();
        return { path: { id: await planned() }, body: { from, to, shopper, brief }, headers: { 'if-match': '"1"' } };
      },
      'POST /api/feedback/visits/{id}/cancel': async () => ({ path: { id: await planned() } }),
      'POST /api/feedback/visits/{id}/link': async () => ({ path: { id: await planned() } }),
      'GET /api/feedback/visits/{id}/photos/{photo}': async () => ({ path: { id: madeVisit, photo } }),
      'POST /api/feedback/security-findings': async () => ({ body: { site: SITE, kind: 'DATA', what: 'Papers on the desk', place: 'Desk 2' } }),
      'GET /api/feedback/security-findings/{id}': async () => ({ path: { id: madeFinding } }),
      'POST /api/feedback/security-findings/{id}/handle': async () => ({ path: { id: await seen() }, body: { note: 'Locked now.' } }),
      'GET /api/feedback/kiosks/{id}': async () => ({ path: { id: madeKiosk } }),
      'PUT /api/feedback/kiosks/{id}': async () => ({ path: { id: madeKiosk }, body: { name: 'Door', idleSeconds: 30, misuseSeconds: 0, questions: 0, pin: '1234' }, headers: await tag(`/api/feedback/kiosks/${madeKiosk}`) }),
      'POST /api/feedback/kiosks/{id}/pairing': async () => ({ path: { id: madeKiosk } }),
      'POST /api/feedback/kiosks/{id}/revoke': async () => ({ path: { id: madeKiosk } }),
      'POST /api/feedback/widgets': async () => ({ body: { site: SITE, touchpoint } }),
      'GET /api/feedback/widgets/{code}': async () => ({ path: { code: madeWidget } }),
      'PUT /api/feedback/widgets/{code}/origins': async () => ({ path: { code: madeWidget }, body: { origins: ['https://www.example.org'] } }),
      'GET /api/feedback/sample-size': async () => ({ query: { halfWidth: '0.05', level: '95', contacts: '1000' } }),
      'POST /api/feedback/journeys/{customerType}/touchpoints': async () => ({ path: { customerType: JOURNEY }, body: stop() }),
      'PUT /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}': async () => ({
        path: { customerType: JOURNEY, touchpoint: madeStop }, body: { kind: 'PHYSICAL', unit: 'facilities', name: { en: 'A place', ar: 'مكان' } },
        headers: seenAs((await stopNow()).revision as number),
      }),
      'POST /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/retire': async () => ({ path: { customerType: JOURNEY, touchpoint: madeStop } }),
      'POST /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/restore': async () => ({ path: { customerType: JOURNEY, touchpoint: madeStop } }),
      'PUT /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/plan': async () => ({ path: { customerType: JOURNEY, touchpoint: madeStop }, body: plan(), headers: seenAs((await stopNow()).planRevision as number) }),
      'PUT /api/feedback/journeys/{customerType}/order': async () => ({ path: { customerType: JOURNEY }, body: { touchpoints: await order() }, headers: seenAs((await journey()).revision as number) }),
      'PUT /api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan': async () => ({ path: spare, body: plan(), headers: await spareNow() }),
      'DELETE /api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/plan': async () => ({ path: spare, headers: await spareNow() }),
      'POST /api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/off': async () => ({ path: spare }),
      'POST /api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}/on': async () => ({ path: spare }),
      'POST /public/responses': async () => ({
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          survey, answers: { overall: 5, nps: 10, trust: { expected: 4, experienced: 5 } }, comment: 'Kind.', channel: 'WEB', language: 'en', relation: 'FIRST',
          contact: { email: 'customer@example.org', name: 'A customer', consent: true }, occurredAt: new Date().toISOString(),
        },
      }),
      'POST /api/complaints': async () => ({ body: complaint(), headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/complaints/imports': async () => ({ query: { profile: 'touchpoint-complaints', name: 'a.ndjson' }, body: oldCase(), headers: octets }),
      'GET /api/complaints/imports/{id}': async () => ({ path: { id: caseImport } }),
      'GET /api/complaints/imports/{id}/refused': async () => ({ path: { id: caseImport } }),
      'GET /api/complaints/{id}': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/moves': async () => {
        const id = (await making('/api/complaints', complaint())).id as string;
        return { path: { id }, body: { to: 'ACKNOWLEDGED', note: 'Read.', outcome: null, inCustomersFavour: null, remedy: null }, headers: await tag(`/api/complaints/${id}`) };
      },
      'POST /api/complaints/{id}/notes': async () => ({ path: { id: madeCase }, body: { text: 'A note', visibleToCustomer: false } }),
      'POST /api/complaints/{id}/owner': async () => ({ path: { id: madeCase }, body: { id: worker }, headers: await tag(`/api/complaints/${madeCase}`) }),
      'POST /public/complaints': async () => {
        const { severity, channel, ...open } = complaint();
        return { body: open, headers: { 'idempotency-key': crypto.randomUUID() } };
      },
      'GET /api/notifications/messages/{id}': async () => ({ path: { id: message } }),
      'POST /api/notifications/messages/{id}/retry': async () => ({ path: { id: message } }),
      'GET /api/reports/comparison': async () => ({ query: { measure: 'satisfaction' } }),
      'GET /api/reports/sites/{code}': async () => ({ path: { code: SITE } }),
    });
  });

  /** Signing out would end the session that all others use. */
  const asked = operations.filter(({ method, path }) => !(method === 'DELETE' && path === '/api/session'));
  /**
   * Cannot be in order here: the demo was set up long ago, a message that was sent is not sent again, the survey is there, what was told
   * cannot be taken back, and an import of cases has ended.
   */
  const refusedInOrder = ['POST /api/setup', 'POST /api/notifications/messages/{id}/retry', 'POST /api/feedback/surveys', 'POST /api/feedback/invitations/{id}/cancel',
    'POST /api/complaints/imports/{id}/trial', 'POST /api/complaints/imports/{id}/begin', 'POST /api/complaints/imports/{id}/stop', 'POST /api/complaints/imports/{id}/undo'];

  const key = ({ method, path }: Operation): string => `${method} ${path}`;

  it('knows how each operation is asked in order', async () => {
    const faults: string[] = [];
    for (const operation of asked) {
      const probe = inOrder(operation, await soundOf(operation));
      const answer = await client(operation).send(operation.method, probe.path, probe.body, probe.headers);
      if (answer.status >= (refusedInOrder.includes(key(operation)) ? 500 : 300)) {
        faults.push(`${key(operation)} ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('refuses what is wrong and says why, whatever the operation', { timeout: 600_000 + 3_600_000 * SHARE }, async () => {
    const faults: string[] = [];
    await eachOf(asked, async (operation) => {
      for await (const probe of probes(operation, () => soundOf(operation), taken)) {
        faults.push(...await faultsOf(key(operation), probe, client(operation).send(operation.method, probe.path, probe.body, probe.headers), /application\/problem\+json/));
      }
    });
    console.log(`${sent} wrong requests to ${asked.length} operations`);
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(10_000 * SHARE);
  });

  it('shows a page for whatever is sent by a form', { timeout: 300_000 + 1_200_000 * SHARE }, async () => {
    const faults: string[] = [];
    sent = 0;
    const survey = await surveyOf(head, SITE);
    const secret = async (): Promise<string> => {
      const { trackingUrl } = (await Client.nobody().post('/public/complaints', { site: SITE, subject: 'Waiting' }, { 'idempotency-key': crypto.randomUUID() })).body;
      return new URL(trackingUrl as string).pathname;
    };
    const tracking = await secret();
    const hour = 3_600_000;
    const { link } = (await head.post('/api/feedback/visits', {
      site: SITE, method: 'INSPECTION', customerType: 'PATIENT', touchpoints: [{ touchpoint: 'greeting', questionnaire: null }],
      from: new Date(Date.now() + hour).toISOString(), to: new Date(Date.now() + 48 * hour).toISOString(), shopper: { name: 'Mia', email: null }, brief: '', language: 'es',
    })).body;
    const shopper = new URL(link as string).pathname;
    const forms: [string, () => Record<string, string>][] = [
      [`/s/${survey}`, () => ({ key: crypto.randomUUID(), version: '1', language: 'en', switch: 'de', overall: '5', nps: '10', comment: 'Kind.', email: 'customer@example.org', name: 'A customer', consent: 'yes' })],
      [`/c/${SITE}`, () => ({ key: crypto.randomUUID(), channel: 'WEB', description: 'Two hours.', subject: 'Waiting', cause: 'TIME_WASTED', about: 'SERVICE', email: 'customer@example.org', name: 'A customer', consent: 'yes' })],
      [shopper, () => ({ 's1-clean': '4', 's1-signs': 'true', 's1-comment': 'Clean.', notes: 'Quiet.', observed: 'Nobody', 'finding-kind': 'ACCESS', 'finding-what': 'A door', 'finding-place': 'Back', stop: '1', remove: 'none', 'hand-in': 'yes' })],
      [`${tracking}/messages`, () => ({ text: 'Any news?' })],
      [`${tracking}/withdraw`, () => ({ confirm: 'no' })],
    ];
    await eachOf(forms, async ([path, fields]) => {
      for (const probe of [...formProbes(path, fields)].filter(taken)) {
        faults.push(...await faultsOf(`POST ${path.replace(tracking, '/t/…').replace(shopper, '/v/…')}`, probe, Client.nobody().send('POST', probe.path, probe.body, { ...probe.headers, accept: 'text/html' }), /text\/html|application\/problem\+json/));
      }
    });
    console.log(`${sent} wrong forms`);
    expect(faults).toEqual([]);
  });

  it('still shows every list, and every part is up', { timeout: 300_000 }, async () => {
    const lists = asked.filter(({ method, path }) => method === 'GET' && !path.includes('{') && path !== '/api/reports/live' && path !== '/api/session' && path !== '/api/setup');
    for (const operation of lists) {
      const answer = await head.get(inOrder(operation, await soundOf(operation)).path);
      expect(answer.status, `${operation.path} ${answer.text.slice(0, 300)}`).toBe(200);
    }
    for (const service of ['gateway', 'feedback-service', 'complaint-service', 'notification-service', 'reporting-service'] as Service[]) {
      expect(await isReady(service), service).toBe(true);
    }
    for (const imports of ['/api/complaints/imports', '/api/feedback/imports']) {
      const latest = await eventually('every import has come to its end', async () => {
        const runs = (await head.get(imports)).body.items as Json[];
        return runs.every(({ state }) => ['DONE', 'FAILED', 'STOPPED', 'UNDONE', 'PREPARING'].includes(state as string)) && runs;
      }, 120_000);
      expect(latest.filter(({ error }) => /on our side/.test(error as string))).toEqual([]);
    }
  });

  it('met nothing that a service calls an error', () => {
    const errors = logFiles().flatMap((file) => readFileSync(file).subarray(logsBefore.get(file) ?? 0).toString().split('\n')
      .filter((line) => /^\S+\s+ERROR /.test(line)).map((line) => line.slice(0, 300)));
    expect(errors.slice(0, 20)).toEqual([]);
  });

  function client(operation: Operation): Client {
    return operation.path === '/api/session/password' ? clients['new password']!
      : operation.path.startsWith('/public/') || key(operation) === 'POST /api/session' ? Client.nobody() : head;
  }

  async function soundOf(operation: Operation): Promise<Sound> {
    const sound = sounds[key(operation)];
    if (!sound && (operation.takesBody || operation.path.includes('{'))) {
      throw new Error(`How is ${key(operation)} asked in order?`);
    }
    return sound ? sound() : {};
  }

  async function faultsOf(what: string, probe: Probe, answering: Promise<Answer>, kind: RegExp): Promise<string[]> {
    sent++;
    let answer: Answer;
    try {
      answer = await answering;
    } catch (failure) {
      return [`${what}, ${probe.wrong}: ${String(failure)} ${String((failure as Error).cause)}`];
    }
    const faults = [
      answer.status >= 500 && 'failed',
      INSIDES.test(answer.text) && 'shows its insides',
      answer.status >= 400 && !kind.test(answer.headers.get('content-type') ?? '') && `is ${answer.headers.get('content-type')}`,
      answer.status >= 400 && !answer.headers.get('content-type')?.startsWith('text/html') && !answer.body.detail && 'gives no reason',
      answer.status === 400 && answer.body.type === '/problems/validation' && !namesAField(answer.body) && 'names no field',
    ].filter((fault) => fault !== false);
    return faults.map((fault) => `${what}, ${probe.wrong}: ${answer.status} ${fault}: ${answer.text.slice(0, 200)}`);
  }
});

/** The headers of a webhook after the Standard Webhooks specification. */
function signed(secret: string, body: string): Record<string, string> {
  const id = crypto.randomUUID();
  const at = Math.floor(Date.now() / 1_000);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}` };
}

const octets = { 'content-type': 'application/octet-stream' };

function namesAField(problem: Json): boolean {
  return Array.isArray(problem.errors) && problem.errors.length > 0
    && (problem.errors as Json[]).every(({ field, reason, message }) => field && reason && message);
}

/** A few at a time, each to its end. */
async function eachOf<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await work(next);
    }
  }));
}

function logFiles(): string[] {
  const folder = join(home, 'logs');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')).map((name) => join(folder, name)) : [];
}
