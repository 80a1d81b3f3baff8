import { expect } from 'vitest';
import { Client, surveyOf, type Json } from './api.js';
import { octets, SITE, type Making, type Sounds } from './making.js';
import { base, eventually } from './platform.js';
import { signed } from './webhook.js';

/**
 * How each operation of feedback-service is asked in order.
 * @param madeCase a complaint that a letter may have become
 */
export async function feedbackSounds({ head, fresh, making, tag }: Making, madeCase: string): Promise<Sounds> {
  const survey = await surveyOf(head, SITE);
  const touchpoint = ((await head.get(`/api/feedback/surveys?site=${SITE}`)).body.items as Json[])
    .find(({ active, customerType, channel }) => active && customerType === 'PATIENT' && channel === 'WEB')!.touchpoint as string;
  const response = (await head.get(`/api/feedback/responses?site=${SITE}&limit=1`)).body.items[0].id as string;
  const oldResponse = (): Json => ({
    id: fresh(), site: SITE, touchpoint, customerType: 'PATIENT', channel: 'WEB', language: 'en', relation: 'FIRST', comment: 'Kind.', occurredAt: '2026-03-02T10:00:00Z',
    overall: 5, nps: 10, dimensions: { TRUST: { expected: 4, experienced: 5, importance: 3 } }, waitedSeconds: 60,
    promise: { due: '2026-03-03T10:00:00Z', kept: '2026-03-02T12:00:00Z' }, contact: { email: 'customer@example.org', name: 'A customer' },
  });
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
  const responseImport = (await head.post('/api/feedback/imports?profile=touchpoint-responses', oldResponse(), octets)).body.id as string;
  const visit = (): Json => ({ ...customer(), visitedAt: '2026-03-02T10:00:00Z', referredBy: 'somebody@example.org' });
  const customer = (): Json => ({
    site: SITE, customerType: 'PATIENT', kind: 'PERSON', name: 'A customer', email: `${fresh()}@example.org`, phone: `020 7946 0${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`, country: 'GB', language: 'en',
    consent: { source: 'FORM', at: '2026-03-02T10:00:00Z', linkAnswers: false },
  });
  const visitor = async (): Promise<string> => (await making('/api/feedback/customers/visits', visit())).customer as string;
  const madeCustomer = await visitor();
  /** A new customer, asked tomorrow. */
  const invited = async (): Promise<string> => {
    const id = await visitor();
    await making('/api/feedback/invitations', { site: SITE, customerType: 'PATIENT', state: 'REFERRED', touchpoint, dueAt: at(24) });
    return ((await head.get(`/api/feedback/customers/${id}`)).body.invitations as Json[])[0]!.id as string;
  };
  const sourceCode = async (): Promise<string> => (await making('/api/feedback/visit-sources', { code: fresh(), name: 'A till', sites: [] })).code as string;
  const signing = await making('/api/feedback/visit-sources', { code: fresh(), name: 'A till', sites: [SITE] });
  /** A small file that waits for its mapping. */
  const waiting = async (): Promise<string> => {
    const answer = await head.post('/api/feedback/imports?profile=mapped&name=a.csv', `id,when,score\n${fresh()},2026-03-02,5\n`, octets);
    expect(answer.status, answer.text).toBe(202);
    return answer.body.id as string;
  };
  const mapping = (): Json => ({
    shape: { encoding: 'UTF-8', delimiter: ',', header: true }, customerType: { column: null, value: 'PATIENT', values: null }, source: 'fuzz', key: 'id', site: { column: null, value: SITE, values: null },
    touchpoint: { column: null, value: touchpoint, values: {} }, channel: null, language: null, relation: null, waitedSeconds: null, referredBy: null,
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
  const reachable = async (overall: number): Promise<string> => (await making('/api/feedback/responses', {
    channel: 'PAPER', site: SITE, touchpoint, answers: { overall }, comment: 'Said.', contact: { email: `${fresh()}@example.org`, name: 'A customer', consent: true },
  })).id as string;
  /** Whoever was treated badly and can be reached has a case opened. */
  const complained = await reachable(1);
  await eventually('its case', async () => ((await head.get(`/api/complaints/from-responses?response=${complained}`)).body as unknown as Json[]).length > 0);
  const keptLetter = await letter();
  const keptPraise = await praise();
  return {
    'GET /api/feedback/alerts/{id}': async () => ({ path: { id: alert } }),
    'POST /api/feedback/alerts/{id}/moves': async () => ({ path: { id: alert }, body: { to: 'CLOSED', note: 'Done.' } }),
    'PUT /api/feedback/moment-rules': async () => ({
      body: { miseryOverall: 2, miserySmiley: 1, miseryNps: 3, miseryGap: -3, magicOverall: 5, rateAnswers: 3, rateMinutes: 10, quietMinutes: 30 },
      headers: seenAs((await head.get('/api/feedback/moment-rules')).body.current.version as number),
    }),
    'PUT /api/feedback/sites/{site}/public-comments': async () => ({
      path: { site: SITE }, body: { shown: true },
      headers: seenAs(((await head.get('/api/feedback/public-comments')).body as unknown as Json[]).find(({ site }) => site === SITE)!.revision as number),
    }),
    'PUT /api/feedback/retention/{kind}': async () => ({
      path: { kind: 'LETTERS' },
      headers: seenAs(((await head.get('/api/feedback/retention')).body as unknown as Json[]).find(({ kind }) => kind === 'LETTERS')!.revision as number),
      body: { months: 60 },
    }),
    'GET /api/feedback/retention/{kind}/effect': async () => ({ path: { kind: 'LETTERS' }, query: { months: '60' } }),
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
    // Asked of the complaints, about an answer
    'GET /api/complaints/from-responses': async () => ({ query: { response: complained } }),
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
    'PUT /api/feedback/surveys/{code}/context': async () => ({
      path: { code: madeSurvey }, body: { asks: ['RELATION', 'WAITED_SECONDS'] },
      headers: seenAs((await head.get(`/api/feedback/surveys/${madeSurvey}`)).body.contextRevision as number),
    }),
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
    'PUT /api/feedback/moderation': async () => ({ body: { responses: [suspect], state: 'HIDDEN', from: 'UNCHECKED' } }),
    'GET /api/feedback/responses/{id}/praise': async () => ({ path: { id: await reachable(4) } }),
    'PUT /api/feedback/responses/{id}/praise': async () => ({ path: { id: await reachable(4) } }),
    'DELETE /api/feedback/responses/{id}/praise': async () => ({ path: { id: await reachable(4) } }),
    'PUT /api/feedback/invitation-rules': async () => ({
      body: { restDays: 30, remindDays: 7, goodDays: 30, delayHours: 24, afterFirstVisit: true, afterVisit: true }, headers: await tag('/api/feedback/invitation-rules'),
    }),
    'GET /api/feedback/questionnaires/{id}': async () => ({ path: { id: (await head.get('/api/feedback/questionnaires')).body.items[0].id as string } }),
    'GET /api/feedback/responses/{id}': async () => ({ path: { id: response } }),
    'POST /api/feedback/responses/{id}/erase': async () => ({ path: { id: await reachable(4) } }),
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
    'POST /api/feedback/customers/{id}/departures/{departure}/withdraw': async () => {
      const id = await visitor();
      const left = await making(`/api/feedback/customers/${id}/departures`, { reason: 'MOVED', site: SITE });
      return { path: { id, departure: (left.departures as Json[])[0]!.id as string } };
    },
    'POST /api/feedback/customers/{id}/merge': async () => ({ path: { id: madeCustomer }, body: { other: await visitor() } }),
    'POST /api/feedback/customers/{id}/merges/{merge}/undo': async () => {
      const merged = await making(`/api/feedback/customers/${madeCustomer}/merge`, { other: await visitor() });
      return { path: { id: madeCustomer, merge: (merged.merges as Json[])[0]!.id as string } };
    },
    'POST /api/feedback/customers/{id}/erase': async () => ({ path: { id: await visitor() } }),
    'POST /api/feedback/invitations': async () => ({ body: { site: SITE, customerType: 'COLLEAGUE', state: 'NEW', touchpoint, dueAt: new Date(Date.now() + 86_400_000).toISOString() } }),
    'POST /api/feedback/invitations/preview': async () => ({ body: { site: SITE, customerType: 'PATIENT', state: 'NEW', touchpoint, dueAt: new Date().toISOString() } }),
    'POST /api/feedback/invitations/{id}/cancel': async () => ({ path: { id: await invited() } }),
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
    'GET /api/feedback/kiosks/{id}/refusals': async () => ({ path: { id: madeKiosk } }),
    'POST /api/feedback/kiosks/{id}/refusals/discard': async () => ({ path: { id: madeKiosk }, body: { refusals: [crypto.randomUUID()] } }),
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
    'POST /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/retire': async () => {
      if ((await stopNow()).retired) {
        await head.post(`/api/feedback/journeys/${JOURNEY}/touchpoints/${madeStop}/restore`, {}, seenAs((await stopNow()).revision as number));
      }
      return { path: { customerType: JOURNEY, touchpoint: madeStop }, headers: seenAs((await stopNow()).revision as number) };
    },
    'POST /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/restore': async () => {
      if (!(await stopNow()).retired) {
        await head.post(`/api/feedback/journeys/${JOURNEY}/touchpoints/${madeStop}/retire`, {}, seenAs((await stopNow()).revision as number));
      }
      return { path: { customerType: JOURNEY, touchpoint: madeStop }, headers: seenAs((await stopNow()).revision as number) };
    },
    'PUT /api/feedback/journeys/{customerType}/touchpoints/{touchpoint}/plan': async () => ({ path: { customerType: JOURNEY, touchpoint: madeStop }, body: plan(), headers: seenAs((await stopNow()).planRevision as number) }),
    'PUT /api/feedback/journeys/{customerType}/order': async () => ({ path: { customerType: JOURNEY }, body: { touchpoints: await order() }, headers: seenAs((await journey()).revision as number) }),
    'PUT /api/feedback/customer-types/{customerType}': async () => ({
      path: { customerType: JOURNEY }, body: { horizonDays: 1278, inviteEveryDays: 90, evaluateEveryMonths: 6, badEndStep: 0.5, badEndDays: 90 },
      headers: seenAs(((await head.get('/api/feedback/customer-types')).body as unknown as Json[]).find((one) => one.customerType === JOURNEY)!.revision as number),
    }),
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
  };
}
