import { beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { eventually } from '../src/platform.js';

const OWN = 'north-general';
const FOREIGN = 'south-bay';

/** What no operation's description tells; that each keeps to the own sites is shown in 18-foreign-site. */
describe('who may see what', () => {
  let head: Client;
  let staff: Client;
  let complaint: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    staff = await Client.signIn('staff');
    complaint = (await head.get(`/api/complaints?site=${FOREIGN}`)).body.items[0].id as string;
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
    for (const unknown of [complaint, crypto.randomUUID()]) {
      const answer = await staff.post(`/api/feedback/letters/${letter}/complaint`, { complaint: unknown });
      expect(answer.status, answer.text).toBe(400);
    }
    const praise = await staff.post('/api/feedback/compliments', { site: OWN, words: 'So kind.', personId: crypto.randomUUID() });
    expect(praise.status, praise.text).toBe(400);
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
});

function visitAt(site: string, method: string): Json {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  return {
    site, method, customerType: 'PATIENT', touchpoints: [{ touchpoint: 'greeting', questionnaire: null }], from: at(1), to: at(48),
    shopper: { name: 'Mia', email: null }, brief: 'Ask for an appointment.', language: 'en',
  };
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
