import { beforeAll, describe, expect, it } from 'vitest';
import { Client, satisfied, surveyOf, type Json } from '../src/api.js';
import { operations } from '../src/operations.js';
import { eventually } from '../src/platform.js';

const OWN = 'north-general';
const FOREIGN = 'south-bay';
const guarded = operations.filter(({ path }) => path.startsWith('/api/') && path !== '/api/session' && path !== '/api/setup');

describe('who may see what', () => {
  let head: Client;
  let staff: Client;
  let ops: Client;
  const foreign: Record<string, string> = {};

  beforeAll(async () => {
    head = await Client.signIn('head');
    staff = await Client.signIn('staff');
    ops = await Client.signIn('ops');
    foreign.response = await first(`/api/feedback/responses?site=${FOREIGN}`);
    foreign.complaint = await first(`/api/complaints?site=${FOREIGN}`);
    // A message of the foreign site exists only after somebody there left an address.
    const survey = await surveyOf(head, FOREIGN);
    const given = await Client.nobody().post('/public/responses',
      satisfied(survey, { contact: { email: `scope-${Date.now()}@example.org`, consent: true } }),
      { 'idempotency-key': crypto.randomUUID() });
    expect(given.status).toBe(201);
    foreign.message = await eventually('a message of the foreign site',
      async () => ((await head.get(`/api/notifications/messages?site=${FOREIGN}`)).body.items as Json[])[0]?.id as string);
    const visit = await head.post('/api/feedback/customers/visits', { site: FOREIGN, name: 'Somebody else', phone: `+4420794609${String(Date.now()).slice(-2)}` },
      { 'idempotency-key': crypto.randomUUID() });
    expect(visit.status, visit.text).toBe(201);
    foreign.customer = visit.body.customer as string;
    const kiosk = await head.post('/api/feedback/kiosks', { site: FOREIGN, touchpoint: 'waiting', name: 'Hall', pin: '2580' });
    expect(kiosk.status, kiosk.text).toBe(201);
    foreign.kiosk = kiosk.body.kiosk.id as string;
    const widget = await head.post('/api/feedback/widgets', { site: FOREIGN, touchpoint: 'website' });
    expect(widget.status, widget.text).toBe(201);
    foreign.widget = widget.body.code as string;
    const inspection = await head.post('/api/feedback/visits', visitAt(FOREIGN, 'INSPECTION'));
    expect(inspection.status, inspection.text).toBe(201);
    foreign.visit = inspection.body.visit.id as string;
    const finding = await head.post('/api/feedback/security-findings', { site: FOREIGN, kind: 'ACCESS', what: 'An open door', place: null });
    expect(finding.status, finding.text).toBe(201);
    foreign.finding = finding.body.id as string;
    const staffAccounts = (await head.get('/api/directory/staff')).body.items as Json[];
    foreign.staff = staffAccounts.find((account) => account.username === 'head')!.id as string;
  });

  async function first(path: string): Promise<string> {
    const answer = await head.get(path);
    expect(answer.status).toBe(200);
    return (answer.body.items as Json[])[0]!.id as string;
  }

  it('finds the endpoints', () => {
    expect(guarded.length).toBeGreaterThan(25);
  });

  it.each(guarded)('refuses nobody at $method $path', async ({ method, path }) => {
    const answer = await Client.nobody().send(method, fill(path), method === 'GET' ? undefined : {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  const reading = guarded.filter(({ method }) => method === 'GET');

  it.each(reading)('shows staff of one site nothing of another at $path', async ({ path }) => {
    const answer = await staff.get(withSite(fill(path), FOREIGN));
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) {
      // A refusal repeats the address that was asked for, and nothing else of it.
      delete answer.body.instance;
    }
    for (const id of Object.values(foreign)) {
      expect(JSON.stringify(answer.body)).not.toContain(id);
    }
    if (answer.status === 200 && !path.endsWith('/regions')) {
      expect(sitesIn(answer.body).filter((site) => site !== OWN)).toEqual([]);
    }
  });

  it.each(reading)('shows staff only the own site without a filter at $path', async ({ path }) => {
    const answer = await staff.get(fill(path));
    if (answer.status === 200) {
      expect(sitesIn(answer.body).filter((site) => site !== OWN)).toEqual([]);
    }
  });

  const writing = guarded.filter(({ method }) => method !== 'GET');

  it('refuses each well-formed change at another site for that reason alone', async () => {
    const complaint = `/api/complaints/${foreign.complaint}`;
    const revision = (await head.get(complaint)).headers.get('etag')!;
    const changes: [string, unknown, number[]][] = [
      [`${complaint}/moves`, { to: 'WITHDRAWN', note: 'mine now' }, [404]],
      [`${complaint}/notes`, { text: 'I was here', visibleToCustomer: false }, [404]],
      [`${complaint}/owner`, { id: 'staff-1' }, [404]],
      [`${complaint}/promises`, { text: 'Mine', due: { workingDays: 1 } }, [404]],
      [`/api/feedback/customers/${foreign.customer}/consent`, { given: false }, [404]],
      [`/api/feedback/customers/${foreign.customer}/departures`, { reason: 'MOVED' }, [404]],
      ['/api/feedback/customers', { site: FOREIGN, name: 'Mine' }, [403]],
      ['/api/complaints', { site: FOREIGN, subject: 'Mine', description: 'Not mine', severity: 'LOW', causes: ['RUDE_LANGUAGE'],
        customerType: 'PATIENT', channel: 'PHONE' }, [403]],
      [`/api/feedback/sites/${FOREIGN}/touchpoints/PATIENT/waiting/off`, {}, [403]],
      ['/api/feedback/journeys/PATIENT/touchpoints/waiting/retire', {}, [403]],
      [`/api/notifications/messages/${foreign.message}/retry`, {}, [403, 404]],
      [`/api/directory/sites/${FOREIGN}/close`, {}, [403, 404]],
      ['/api/feedback/posters', { format: 'POSTER', sites: [FOREIGN] }, [403]],
      ['/api/feedback/visits', visitAt(FOREIGN, 'INSPECTION'), [403]],
      [`/api/feedback/visits/${foreign.visit}/cancel`, {}, [403]],
      [`/api/feedback/visits/${foreign.visit}/link`, {}, [403]],
      ['/api/feedback/security-findings', { site: FOREIGN, kind: 'THEFT', what: 'Mine', place: null }, [403]],
      [`/api/feedback/security-findings/${foreign.finding}/handle`, { note: 'Mine' }, [403]],
    ];
    for (const [path, body] of [['verdict', { verdict: 'EXCLUDED' }], ['moderation', { state: 'HIDDEN' }]] as const) {
      expect((await staff.send('PUT', `/api/feedback/responses/${foreign.response}/${path}`, body)).status).toBe(403);
      expect((await staff.get(`/api/feedback/responses/${foreign.response}/${path}`)).status).toBe(404);
    }
    const plan = { method: 'SURVEY', every: 1, rhythm: 'WEEKS', owner: 'Mine' };
    for (const [path, body] of [
      [`/api/feedback/sites/${FOREIGN}/touchpoints/PATIENT/waiting/plan`, plan], ['/api/feedback/journeys/PATIENT/touchpoints/waiting/plan', plan],
      ['/api/feedback/journeys/PATIENT/touchpoints/waiting', { kind: 'INTERACTION', unit: 'Mine', name: { en: 'Mine' } }],
      ['/api/feedback/journeys/PATIENT/order', { touchpoints: ['waiting'] }],
      [`/api/feedback/kiosks/${foreign.kiosk}`, { name: 'Mine', idleSeconds: 20, misuseSeconds: 5, questions: 3 }],
    ] as const) {
      expect((await staff.send('PUT', path, body, { 'if-match': '"1"' })).status, path).toBe(403);
    }
    for (const [path, body, statuses] of changes) {
      const answer = await staff.post(path, body, { 'if-match': revision });
      expect(statuses, `${path}: ${answer.text}`).toContain(answer.status);
    }
    expect((await head.get(complaint)).headers.get('etag')).toBe(revision);
  });

  it.each(writing)('lets staff change nothing of another site at $method $path', async ({ method, path }) => {
    const answer = await staff.send(method, fill(path), { site: FOREIGN, code: FOREIGN }, { 'if-match': '"1"' });
    expect([400, 403, 404, 409, 412, 415, 422, 428]).toContain(answer.status);
  });

  it('hides a mystery visit from the site until it is done, also from the list of mails', async () => {
    const planned = await head.post('/api/feedback/visits', { ...visitAt(OWN, 'MYSTERY_VISIT'), shopper: { name: 'Mia', email: `mia-${Date.now()}@example.org` } });
    expect(planned.status, planned.text).toBe(201);
    const id = planned.body.visit.id as string;
    await eventually('the mail to the shopper', async () =>
      ((await head.get(`/api/notifications/messages?site=${OWN}&kind=VISIT_PLANNED`)).body.items as Json[]).length > 0);
    for (const path of [`/api/feedback/visits?site=${OWN}`, '/api/feedback/visits?method=MYSTERY_VISIT']) {
      expect((await staff.get(path)).text).not.toContain(id);
    }
    expect((await staff.get(`/api/feedback/visits/${id}`)).status).toBe(404);
    expect((await staff.get(`/api/notifications/messages?site=${OWN}&kind=VISIT_PLANNED`)).body.items).toEqual([]);
    expect((await head.post(`/api/feedback/visits/${id}/cancel`, {})).status).toBe(200);
    expect((await staff.get(`/api/feedback/visits/${id}`)).status).toBe(404);
  });

  it('shows staff nothing of a customer whom another site knows, however they come by the address', async () => {
    const email = `shared-${Date.now()}@example.org`;
    const there = await head.post('/api/feedback/customers', { site: FOREIGN, name: 'Hidden Somebody', email, phone: '+442079460111', consent: { source: 'PAPER' } });
    expect(there.status, there.text).toBe(201);
    const path = `/api/feedback/customers/${there.body.customer.id as string}`;
    const entered = await staff.post('/api/feedback/customers', { site: OWN, name: 'Mine', email });
    expect(entered.status, entered.text).toBe(200);
    for (const answer of [entered, await staff.get(path), await staff.get(`/api/feedback/customers?q=${email}`)]) {
      expect(answer.text).toContain('"shared":true');
      expect(answer.text).not.toMatch(/Hidden Somebody|\+442079460111|"PAPER"/);
      expect(answer.text).not.toContain(email);
      expect(sitesIn(answer.body).filter((site) => site !== OWN)).toEqual([]);
    }
    expect((await staff.get('/api/feedback/customers?q=Hidden+Somebody')).body.items).toEqual([]);
    const correction = await staff.send('PUT', path, { site: OWN, name: 'Mine', email }, { 'if-match': entered.headers.get('etag')! });
    const consent = await staff.post(`${path}/consent`, { given: true, source: 'PAPER' });
    for (const answer of [correction, consent]) {
      expect(answer.status, answer.text).toBe(403);
      expect(answer.body.type).toMatch(/shared-customer$/);
    }
    expect((await staff.post(`${path}/consent`, { given: false })).status).toBe(200);
    expect((await head.get(path)).body.customer.name).toBe('Hidden Somebody');
  });

  it('lets a letter become no complaint of another site', async () => {
    const letter = (await staff.post(`/api/feedback/letters?site=${OWN}`, '%PDF-1.7\n1 0 obj\nendobj\n%%EOF', { 'content-type': 'application/octet-stream' })).body.id as string;
    for (const complaint of [foreign.complaint, crypto.randomUUID()]) {
      const answer = await staff.post(`/api/feedback/letters/${letter}/complaint`, { complaint });
      expect(answer.status, answer.text).toBe(400);
    }
    const praise = await staff.post('/api/feedback/compliments', { site: OWN, words: 'So kind.', personId: crypto.randomUUID() });
    expect(praise.status, praise.text).toBe(400);
  });

  it.each(['/api/feedback/responses', '/api/complaints', '/api/complaints/promises', '/api/notifications/messages', '/api/reports/comparison?measure=satisfaction'])(
    'keeps customer data from ops at %s', async (path) => {
      expect((await ops.get(path)).status).toBe(403);
    });

  it('shows head office every site, and staff one', async () => {
    expect(((await head.get('/api/directory/sites')).body.items as Json[]).length).toBeGreaterThanOrEqual(12);
    expect(((await staff.get('/api/directory/sites')).body.items as Json[]).map((site) => site.code)).toEqual([OWN]);
    expect(((await staff.get('/api/reports/comparison?measure=satisfaction')).body.sites as Json[]).map((site) => site.code)).toEqual([OWN]);
  });

  it('does not route what is between services', async () => {
    for (const path of ['/internal/feed/0', '/internal/parked', '/internal/api-keys', '/actuator/prometheus']) {
      expect([401, 403, 404]).toContain((await head.get(path)).status);
    }
  });

  it('ignores identity headers from outside', async () => {
    const answer = await Client.nobody().send('GET', '/api/complaints', undefined, {
      'x-user': 'head', 'x-forwarded-user': 'head', 'x-roles': 'HEAD_OFFICE', authorization: 'Bearer abc',
    });
    expect(answer.status).toBe(401);
  });

  function fill(path: string): string {
    return path
      .replace(/\{code\}/g, path.includes('/widgets') ? foreign.widget ?? '' : FOREIGN)
      .replace(/\{site\}/g, FOREIGN)
      .replace(/\{id\}/g, () => idFor(path))
      .replace(/\{[^}]+\}/g, 'x');
  }

  function idFor(path: string): string {
    const kind = path.includes('/feedback/visits') ? 'visit' : path.includes('/security-findings') ? 'finding' : path.includes('/kiosks') ? 'kiosk' : path.includes('/complaints') ? 'complaint' : path.includes('/notifications') ? 'message' : path.includes('/staff') ? 'staff' : path.includes('/customers') ? 'customer' : 'response';
    return foreign[kind]!;
  }
});

function visitAt(site: string, method: string): Json {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return {
    site, method, customerType: 'PATIENT', touchpoints: [{ touchpoint: 'greeting', questionnaire: null }], from: at(1), to: at(48),
    shopper: { name: 'Mia', email: null }, brief: 'Ask for an appointment.', language: 'en',
  };
}

function withSite(path: string, site: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}site=${site}`;
}

/** Every value under a key that names a site. */
function sitesIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(sitesIn);
  }
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'sites' && Array.isArray(inner)) {
        return inner.map((site) => (typeof site === 'string' ? site : (site as Json).code)).filter((site) => site !== undefined);
      }
      return key === 'site' && typeof inner === 'string' ? [inner] : sitesIn(inner);
    });
  }
  return [];
}
