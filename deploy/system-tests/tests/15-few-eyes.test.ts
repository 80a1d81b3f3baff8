import { beforeAll, describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';
import { eventually } from '../src/platform.js';

const SITE = 'north-general';
const mark = Date.now().toString(36);
const WORDS = `Somebody shouted at me ${mark}`;

/** The words of a restricted case stand in the answer too that it came from. */
describe('what a restricted complaint came from', () => {
  let head: Client;
  let manager: Client;
  let staff: Client;
  let response: string;
  let complaint: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    manager = await Client.signIn('manager');
    staff = await Client.signIn('staff');
    const surveys = (await head.get(`/api/feedback/surveys?site=${SITE}&touchpoint=farewell`)).body.items as Json[];
    const survey = surveys.find((each) => each.site === SITE && each.channel === 'WEB' && each.active)!.code as string;
    // Neither so bad that a case is opened by itself nor so good that it is praise
    const said = await Client.nobody().post('/public/responses', { survey, answers: { overall: 3 }, comment: WORDS, contact: { email: `few-${mark}@example.org`, consent: true } }, { 'idempotency-key': crypto.randomUUID() });
    expect(said.status, said.text).toBe(201);
    response = said.body.id as string;
    expect((await staff.get(path())).body.comment).toBe(WORDS);
    const opened = await staff.post('/api/complaints', { site: SITE, causes: ['IGNORED'], subject: 'Shouted at', channel: 'SURVEY', responses: [response] }, { 'idempotency-key': crypto.randomUUID() });
    expect(opened.status, opened.text).toBe(201);
    complaint = opened.body.id as string;
  });

  const path = () => `/api/feedback/responses/${response}`;

  async function restrict(body: Json): Promise<void> {
    const tag = (await manager.get(`/api/complaints/${complaint}`)).headers.get('etag')!;
    const done = await manager.post(`/api/complaints/${complaint}/restriction`, body, { 'if-match': tag });
    expect(done.status, done.text).toBe(200);
  }

  async function listed(who: Client): Promise<Json> {
    return ((await who.get(`/api/feedback/responses?site=${SITE}&limit=200`)).body.items as Json[]).find((each) => each.id === response)!;
  }

  async function looks(): Promise<number> {
    return ((await manager.get(`/api/complaints/audit?kind=look&site=${SITE}&complaint=${complaint}`)).body as unknown as Json[]).length;
  }

  it('is hidden from everybody else within seconds, in lists, searches and on its page', async () => {
    await restrict({ reason: 'CONDUCT', handlers: [] });
    await eventually('the answer is for few eyes', async () => (await staff.get(path())).body.restricted === true);
    for (const who of [staff, head]) {
      expect((await who.get(path())).text).not.toMatch(new RegExp(`${mark}`));
      expect((await who.get(path())).body).toMatchObject({ overall: 3, comment: null, contact: null });
      expect((await who.get(`/api/feedback/responses?site=${SITE}&q=${mark}`)).body.items).toEqual([]);
      expect(await listed(who)).toMatchObject({ overall: 3, comment: null, restricted: true });
      expect((await who.get(`/api/feedback/moderation?site=${SITE}&q=${mark}`)).body.items).toEqual([]);
    }
    expect((await head.send('PUT', `${path()}/moderation`, { state: 'APPROVED' })).status).toBe(409);
  });

  it('is read by the managers of the site, and that look is in the audit log', async () => {
    expect(await listed(manager)).toMatchObject({ comment: null, restricted: true });
    const seen = (await manager.get(path())).body;
    expect(seen).toMatchObject({ comment: WORDS, restricted: true, masked: [] });
    expect(seen.contact.email).toBe(`few-${mark}@example.org`);
    expect(await looks()).toBeGreaterThan(0);
  });

  it('is read by a handler who is named, and by everybody once the complaint is', async () => {
    const people = (await head.get(`/api/directory/staff?site=${SITE}`)).body.items as Json[];
    const worker = people.find((each) => each.username === 'staff')!.id as string;
    await restrict({ reason: 'CONDUCT', handlers: [worker] });
    await eventually('the handler reads it', async () => (await staff.get(path())).body.comment === WORDS);
    expect((await head.get(path())).body.comment).toBeNull();
    await restrict({ reason: null, handlers: [] });
    await eventually('everybody reads it', async () => (await head.get(path())).body.comment === WORDS);
    expect((await listed(staff)).comment).toBe(WORDS);
  });
});
