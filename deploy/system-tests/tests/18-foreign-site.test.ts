import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, satisfied, surveyOf, type Answer, type Json } from '../src/api.js';
import { inOrder, type Sound } from '../src/fuzz.js';
import { SITE } from '../src/making.js';
import { nameOf, operations, type Operation } from '../src/operations.js';
import { base, eventually } from '../src/platform.js';
import { asking, notThereYet, refusedInOrder, type Asking } from '../src/sounds.js';

/** Where the strangers work. */
const ELSEWHERE = 'south-bay';
const PASSWORD = 'a password for a stranger';
const MANY = 200;

/** Why an operation answers as it does. */
type Reasons = Record<string, string>;
type Query = Record<string, string>;

/** What no site has a part in, because it is about oneself or for the public. */
const ABOUT_NO_SITE: Reasons = {
  'GET /api/session': 'says who oneself is',
  'POST /api/session': 'signs oneself in',
  'DELETE /api/session': 'signs oneself out',
  'PUT /api/session/password': 'changes the own password',
  'GET /api/setup': 'says to anybody whether the first account is missing',
  'POST /api/setup': 'needs the setup code',
  'POST /public/responses': 'is for customers, who are nobody here',
  'POST /public/complaints': 'is for customers, who are nobody here',
  'GET /public/schemas/questionnaire.json': 'the format of a questionnaire, for everybody',
  'POST /public/visits/{source}': 'needs the signature of the source',
};

/** What everybody at any site may read: it belongs to the organisation. */
const OF_ALL: Reasons = {
  'GET /api/directory/regions': 'the regions of the organisation',
  'GET /api/directory/holiday-countries': 'the countries whose public holidays are known',
  'GET /api/directory/public-holidays': 'the public holidays of a country',
  'GET /api/feedback/customer-types': 'what holds for a customer type is the same at all sites',
  'GET /api/feedback/journeys': 'the journeys are the same at all sites',
  'GET /api/feedback/touchpoints': 'the touchpoints of the journeys',
  'GET /api/feedback/invitation-rules': 'how often customers are asked is the same at all sites',
  'GET /api/feedback/moment-rules': 'what counts as a misery is the same at all sites',
  'GET /api/feedback/questionnaires': 'the questionnaires are the same at all sites',
  'GET /api/feedback/questionnaires/library': 'the questions to choose from',
  'GET /api/feedback/questionnaires/schema': 'the format of a questionnaire',
  'POST /api/feedback/questionnaires/preview': 'draws what was sent, and keeps nothing',
  'GET /api/feedback/questionnaires/{id}': 'the questionnaires are the same at all sites',
  'GET /api/feedback/questionnaires/{id}/versions': 'the questionnaires are the same at all sites',
  'GET /api/feedback/questionnaires/{id}/diff': 'the questionnaires are the same at all sites',
  'GET /api/feedback/questionnaires/{id}/export': 'the questionnaires are the same at all sites',
  'GET /api/feedback/questionnaires/{id}/draft': 'who answers for a site may read what will be asked there',
  'GET /api/feedback/sample-size': 'a calculation',
  'GET /api/feedback/visits/scripts': 'the checklists of all visits',
  'GET /api/complaints/causes': 'the causes of the organisation',
  'GET /api/complaints/root-causes': 'the root causes of the organisation',
  'POST /api/complaints/severity-suggestion': 'looks through what was sent, and keeps nothing',
  'GET /api/reports/measures': 'the measures and how they are defined',
};

/** What answers everybody with the part of the own sites. */
const OWN_PART: Reasons = {
  'GET /api/directory/sites': 'the own sites',
  'GET /api/directory/staff': 'the people of the own sites',
  'GET /api/feedback/alerts': 'the list of the own sites',
  'GET /api/feedback/compliments': 'the list of the own sites',
  'GET /api/feedback/coverage': 'the figures of the own sites',
  'GET /api/feedback/customers': 'the list of the own sites',
  'GET /api/feedback/customers/counts': 'the figures of the own sites',
  'GET /api/feedback/customers/departures': 'the figures of the own sites',
  'GET /api/feedback/customers/loyalty': 'the figures of the own sites',
  'GET /api/feedback/customers/referrals': 'the figures of the own sites',
  'GET /api/feedback/evaluations': 'the plans of the own sites',
  'GET /api/feedback/impressions': 'the figures of the own sites',
  'GET /api/feedback/invitations': 'the list of the own sites',
  'GET /api/feedback/kiosks': 'the list of the own sites',
  'GET /api/feedback/letters': 'the list of the own sites',
  'GET /api/feedback/moderation': 'the list of the own sites',
  'GET /api/feedback/moderation/count': 'the figures of the own sites',
  'GET /api/feedback/public-comments': 'the list of the own sites',
  'GET /api/feedback/responses': 'the list of the own sites',
  'GET /api/feedback/security-findings': 'the list of the own sites, for managers',
  'GET /api/feedback/surveys': 'the list of the own sites',
  'GET /api/feedback/visits': 'the list of the own sites',
  'GET /api/feedback/widgets': 'the list of the own sites',
  'GET /api/complaints': 'the list of the own sites',
  'GET /api/complaints/inbox': 'the figures of the own sites',
  'GET /api/complaints/filters': 'one\'s own, and those of the own sites',
  'GET /api/complaints/promises': 'the list of the own sites',
  'GET /api/complaints/promises/kept-rate': 'the figures of the own sites',
  'GET /api/complaints/remedies/waiting': 'what waits at the own sites',
  'GET /api/complaints/return-checks': 'the list of the own sites',
  'GET /api/complaints/return-rates': 'the figures of the own sites',
  'GET /api/complaints/from-responses': 'the complaints of the own sites',
  'GET /api/notifications/messages': 'the list of the own sites',
  'GET /api/reports/comparison': 'the figures of the own sites',
  'GET /api/reports/needs': 'what matters at the own sites together',
  'GET /api/reports/live': 'the news of the own sites, shown below',
};

/** What answers for each thing by itself: what is not the own site's is not there, and nothing becomes of it. */
const ONE_BY_ONE: Reasons = {
  'POST /api/complaints/bulk': 'each case is answered as a change of it alone',
};

/** What head office alone may do, and the manager of the very site may not. */
const HEAD_OFFICE: [RegExp, string][] = [
  [/^\w+ \/api\/directory\/api-keys/, 'keys open the platform to programs'],
  [/^(POST|PUT|DELETE) \/api\/directory\/(?!sites\/\{code\}\/units)/, 'the directory is head office\'s'],
  [/^\w+ \/api\/(feedback|complaints)\/imports?\b/, 'a file may tell of any site'],
  [/^\w+ \/api\/feedback\/import-mappings/, 'a file may tell of any site'],
  [/^(POST|PUT|DELETE) \/api\/feedback\/(customer-types|journeys|moment-rules|invitation-rules|questionnaires(?!\/preview))/, 'holds at all sites'],
  [/^PUT \/api\/feedback\/sites\/\{site\}\/public-comments/, 'what a site approves speaks for the organisation'],
  [/^GET \/api\/(feedback|complaints|notifications)\/operator-settings/, 'the numbers that whoever runs the platform set'],
  [/^PUT \/api\/complaints\/root-causes/, 'holds at all sites'],
  [/^\w+ \/api\/complaints\/mails/, 'a mail that names no site is nobody else\'s'],
  [/^\w+ \/api\/feedback\/visit-sources/, 'a source may tell of any site'],
  [/^\w+ \/api\/feedback\/retention/, 'holds at all sites'],
];

/** What those may read who look after the platform: no customer is in it. */
const OPERATIONS_MAY: Reasons = {
  'GET /api/directory/regions': 'which regions there are',
  'GET /api/directory/sites': 'which sites there are',
  'GET /api/directory/sites/{code}': 'which sites there are',
  'GET /api/directory/sites/{code}/calendar': 'when a site works',
  'GET /api/directory/sites/{code}/units': 'the desks of a site',
  'GET /api/directory/holiday-countries': 'the countries whose public holidays are known',
  'GET /api/directory/public-holidays': 'the public holidays of a country',
};

/** What head office does not read: the managers of a site do. */
const OF_MANAGERS = ['/api/complaints/contact-plans'];

/** A change at a site, and what shows it when it has no address of its own. */
const SHOWN_BY: Record<string, string> = {
  '/api/feedback/sites/{site}/public-comments': '/api/feedback/public-comments',
  '/api/feedback/sites': '/api/feedback/evaluations',
};

/**
 * Each operation of each service, asked in order for what belongs to a site: by nobody, by who looks after the platform, by the staff
 * and the manager of another site, who must be refused for that reason, and then by the one who may, whom the same request must serve.
 */
describe('what belongs to a site is kept from all others', () => {
  const made: string[] = [];
  let sounds: Asking['sounds'];
  let head: Client;
  let ops: Client;
  let own: Client;
  let strangers: [string, Client][];
  let siteName: string;

  beforeAll(async () => {
    head = await Client.signIn('head');
    ops = await Client.signIn('ops');
    own = await somebody('SITE_MANAGER', SITE);
    strangers = [['staff', await somebody('STAFF', ELSEWHERE)], ['manager', await somebody('SITE_MANAGER', ELSEWHERE)]];
    siteName = (await head.get(`/api/directory/sites/${SITE}`)).body.name as string;
    ({ sounds } = await asking(head));
  });

  afterAll(async () => {
    for (const id of made) {
      await head.send('DELETE', `/api/directory/staff/${id}`);
    }
  });

  async function somebody(role: string, site: string): Promise<Client> {
    const username = `${role.toLowerCase().replace('_', '-')}-${Date.now().toString(36)}-${made.length}`;
    const answer = await head.post('/api/directory/staff', { username, name: 'Somebody', email: 'somebody@example.org', roles: [role], sites: [site], password: PASSWORD });
    expect(answer.status, answer.text).toBe(201);
    made.push(answer.body.id as string);
    return Client.signIn(username, PASSWORD);
  }

  const asked = operations.filter((operation) => !(nameOf(operation) in ABOUT_NO_SITE));

  it('names only operations that there are', () => {
    const known = operations.map(nameOf);
    const named = [ABOUT_NO_SITE, OF_ALL, OWN_PART, ONE_BY_ONE, OPERATIONS_MAY].flatMap(Object.keys);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(HEAD_OFFICE.filter(([pattern]) => !known.some((name) => pattern.test(name)))).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it.each(asked)('$method $path', async (operation) => {
    const name = nameOf(operation);
    const sound = await soundOf(operation);
    const ask = (client: Client, query: Query = {}): Promise<Answer> => {
      const request = inOrder(operation, { ...sound, query: { ...sound.query, ...query } });
      return client.send(operation.method, request.path, request.body, request.headers);
    };
    const before = await shownBy(operation, sound);

    expect((await ask(Client.nobody())).status, 'nobody').toBe(401);
    const byOperations = await ask(ops);
    expect(byOperations.status, `ops: ${byOperations.text}`).toBe(name in OPERATIONS_MAY ? 200 : 403);
    const everywhere: Query = asManyAsMayBe(operation);
    const seen = new Map<string, Answer>();
    for (const [who, client] of strangers) {
      const answer = await ask(client, everywhere);
      if (name in OF_ALL || name in OWN_PART) {
        expect([200, 403], `${who}: ${answer.text}`).toContain(answer.status);
        seen.set(who, answer);
      } else if (name in ONE_BY_ONE) {
        expect((answer.body.cases as Json[]).map(({ done, reason }) => `${done as boolean} ${reason as string}`), who).toEqual(['false not-found']);
      } else {
        expect([403, 404], `${who}: ${answer.text}`).toContain(answer.status);
      }
      if (name in OWN_PART && takes(operation, 'site')) {
        expect((await ask(client, { ...everywhere, site: SITE })).status, `${who}, of the site by name`).toBe(403);
      }
    }
    const after = await shownBy(operation, sound);
    expect([after.filter((one) => !before.includes(one)), before.filter((one) => !after.includes(one))], 'what came and what went').toEqual([[], []]);

    const headOffice = HEAD_OFFICE.some(([pattern]) => pattern.test(name));
    if (headOffice) {
      expect((await ask(own)).status, 'the manager of the site').toBe(403);
    }
    const rightful = headOffice || operation.path.startsWith('/api/directory/sites/') ? head : own;
    const answer = await ask(rightful, takes(operation, 'site') && name in OWN_PART ? { ...everywhere, site: SITE } : everywhere);
    expect([200, 201, 202, 204, ...(refusedInOrder.includes(name) ? [409] : []), ...(notThereYet.includes(name) ? [404] : [])], `who may: ${answer.text}`).toContain(answer.status);
    if (name in OWN_PART && !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await provePart(answer, seen, takes(operation, 'site') ? () => ask(head, { ...everywhere, site: ELSEWHERE }) : undefined);
    }
    for (const [who, told] of name in OF_ALL ? seen : []) {
      expect(told.text, who).not.toContain(`"${SITE}"`);
    }
    if (seen.size > 0) {
      expect(seen.get('manager')!.status, 'the manager of another site').toBe(200);
    }
  });

  /** Who may sees things of the site there, and none of them is in what the strangers were told; or it holds only sums, and theirs are those of their site. */
  async function provePart(answer: Answer, seen: Map<string, Answer>, ofElsewhere?: () => Promise<Answer>): Promise<void> {
    const traces = tracesOf(answer);
    for (const [who, told] of seen) {
      for (const trace of [SITE, siteName, ...traces]) {
        expect(told.text, who).not.toContain(trace);
      }
    }
    if (!answer.text.includes(`"${SITE}"`) && ofElsewhere) {
      expect(seen.get('manager')!.body).toEqual((await ofElsewhere()).body);
    } else if (!answer.text.includes(`"${SITE}"`)) {
      expect(traces).not.toEqual([]);
    }
  }

  /** What the nearest reading operation above a change shows of it; nothing for one that reads itself. */
  async function shownBy({ method, path }: Operation, sound: Sound): Promise<string[]> {
    if (method === 'GET') {
      return [];
    }
    const shown = Object.entries(SHOWN_BY).find(([start]) => path.startsWith(start))?.[1] ?? path;
    const reading = shown.split('/').map((_, end, parts) => parts.slice(0, parts.length - end).join('/'))
      .map((at) => operations.find((one) => one.method === 'GET' && one.path === at)).find((one) => one !== undefined);
    if (!reading) {
      return [];
    }
    const query: Query = { ...(takes(reading, 'site') ? { site: SITE } : {}), ...asManyAsMayBe(reading) };
    const { status, text, body, headers } = await (OF_MANAGERS.includes(reading.path) ? own : head).get(inOrder(reading, { path: sound.path, query }).path);
    expect(status, text).toBe(200);
    return [headers.get('etag') ?? 'no revision', ...((body.items ?? [body]) as Json[]).map((item) => JSON.stringify(item))];
  }

  async function soundOf(operation: Operation): Promise<Sound> {
    const sound = sounds[nameOf(operation)];
    if (!sound && (operation.takesBody || operation.path.includes('{'))) {
      throw new Error(`How is ${nameOf(operation)} asked in order?`);
    }
    return sound ? sound() : {};
  }

  it('lets nobody change a password', async () => {
    expect((await Client.nobody().send('PUT', '/api/session/password', { present: PASSWORD, password: PASSWORD })).status).toBe(401);
  });

  it('tells a stranger no news of the site', async () => {
    const [[, staff]] = strangers as [[string, Client]];
    const leaving = new AbortController();
    const stream = await fetch(`${base}/api/reports/live`, { headers: { ...staff.identity(), accept: 'text/event-stream' }, signal: leaving.signal });
    expect(stream.status).toBe(200);
    let told = '';
    const listening = stream.body!.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (text) => void (told += text) })).catch(() => undefined);
    const said = async (site: string): Promise<void> => {
      const given = await Client.nobody().post('/public/responses', satisfied(await surveyOf(head, site)), { 'idempotency-key': crypto.randomUUID() });
      expect(given.status, given.text).toBe(201);
    };
    await said(SITE);
    await said(ELSEWHERE);
    await eventually('the news of the own site', async () => told.includes(`"${ELSEWHERE}"`));
    await eventually('the answer of the other site counts', async () => {
      await said(ELSEWHERE);
      return told.split(`"${ELSEWHERE}"`).length > 3;
    });
    leaving.abort();
    await listening;
    expect(told).not.toContain(SITE);
  });
});

function takes({ parameters }: Operation, name: string): boolean {
  return parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);
}

function asManyAsMayBe({ parameters }: Operation): Query {
  const limit = parameters.find((parameter) => parameter.in === 'query' && parameter.name === 'limit');
  return limit ? { limit: String(Math.min(MANY, limit.schema?.maximum ?? MANY)) } : {};
}

/** What the things of the site in a list are called; all in it are when it names no site. */
function tracesOf({ body, text }: Answer): string[] {
  return ((Array.isArray(body) ? body : body.items ?? body.sites ?? []) as Json[])
    .filter((item) => !text.includes(`"${SITE}"`) || JSON.stringify(item).includes(`"${SITE}"`))
    .flatMap(({ id, reference, code, customer }) => [id, reference, code, customer])
    .filter((name) => typeof name === 'string');
}
