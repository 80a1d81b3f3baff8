import { beforeAll, describe, expect, it } from 'vitest';
import { Client, surveyOf, type Answer } from '../src/api.js';
import { base } from '../src/platform.js';

describe('bad input', () => {
  let head: Client;
  let survey: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    survey = await surveyOf(head, 'north-general');
  });

  function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return Client.nobody().post('/public/responses', body, { 'idempotency-key': crypto.randomUUID(), ...headers });
  }

  function refused(answer: Answer, status: number, field?: string): void {
    expect(answer.text).not.toMatch(/Exception|\bat io\.|\bat org\./);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail).toBeTruthy();
    expect(answer.body.requestId).toBeTruthy();
    if (field) {
      expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
      expect(answer.body.errors[0].message).toBeTruthy();
    }
  }

  it('names a missing field', async () => refused(await post({ survey, answers: {} }), 400, 'answers.overall'));

  it('names an unknown survey', async () => refused(await post({ survey: 'nope', answers: { overall: 5 } }), 400, 'survey'));

  it('names a value of the wrong type', async () =>
    refused(await post({ survey, answers: { overall: 'five' } }), 400, 'answers.overall'));

  it('names a value out of range', async () => refused(await post({ survey, answers: { overall: 6 } }), 400, 'answers.overall'));

  it('names an unknown question', async () =>
    refused(await post({ survey, answers: { overall: 5, colour: 'red' } }), 400, 'answers.colour'));

  it('says that the JSON is malformed', async () => refused(await post('{"survey":'), 400));

  it('says that a key is missing', async () =>
    refused(await Client.nobody().post('/public/responses', { survey, answers: { overall: 5 } }), 400));

  it('refuses a body of 10 MB', async () =>
    refused(await post({ survey, answers: { overall: 5, comment: 'x'.repeat(10_000_000) } }), 413));

  it('refuses the same key with another body', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    expect((await post({ survey, answers: { overall: 5 } }, key)).status).toBe(201);
    refused(await post({ survey, answers: { overall: 1 } }, key), 422);
  });

  it('names an unknown site of a complaint', async () =>
    refused(await head.post('/api/complaints', { site: 'nowhere', subject: 'a', description: 'b', severity: 'LOW',
      causes: ['RUDE_LANGUAGE'], customerType: 'PATIENT', channel: 'PHONE' }), 400, 'site'));

  it('names a missing field of a complaint', async () =>
    refused(await head.post('/api/complaints', { site: 'north-general' }), 400, 'subject'));

  it('names a bad parameter', async () => {
    refused(await head.get('/api/complaints?limit=many'), 400, 'limit');
    refused(await head.get('/api/reports/comparison?measure=luck'), 400, 'measure');
    refused(await head.get('/api/reports/comparison?measure=satisfaction&from=yesterday'), 400, 'from');
    refused(await head.get('/api/feedback/responses?after=nonsense'), 400, 'after');
  });

  it('asks for a sign-in when the session is one that never was', async () => {
    refused(await Client.nobody().send('GET', '/api/complaints', undefined, { cookie: 'touchpoint-session=long-gone' }), 401);
  });

  it('says that a session is over, with the cookie and the token that it had', async () => {
    const person = await Client.signIn('head');
    const complaint = { site: 'north-general', subject: 'a', description: 'b', severity: 'LOW', causes: ['RUDE_LANGUAGE'], customerType: 'PATIENT', channel: 'PHONE' };
    expect((await person.get('/api/complaints')).status).toBe(200);
    expect((await person.send('DELETE', '/api/session')).status).toBe(204);
    refused(await person.get('/api/complaints'), 401);
    refused(await person.get('/api/directory/sites'), 401);
    refused(await person.post('/api/complaints', complaint, { 'idempotency-key': crypto.randomUUID() }), 401);
  });

  it('answers an unknown address with a problem, also to a browser', async () => {
    refused(await head.send('GET', '/api/nothing', undefined, { accept: 'text/html' }), 404);
  });

  it('refuses a change without the CSRF token', async () => {
    const session = await fetch(`${base}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'head', password: 'touchpoint-demo' }),
    });
    const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const answer = await fetch(`${base}/api/complaints`, {
      method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}',
    });
    expect(answer.status).toBe(403);
  });
});
