import { Client, type Json } from './api.js';
import { deviceSounds } from './devices.js';
import { feedbackSounds } from './feedback-sounds.js';
import { deliver } from './mailbox.js';
import { makingAs, octets, SITE, type Sounds } from './making.js';
import { eventually } from './platform.js';

/** Where complaints come in by mail. */
const CARE = 'care@touchpoint.example';
const PASSWORD = 'a password for fuzzing';

/**
 * Cannot be in order where a demo runs: it was set up long ago, a message that was sent is not sent again, the survey is there, and an
 * import of cases has ended. Hiding a case, and how we stay in contact, is for the managers of its site.
 */
export const refusedInOrder = ['POST /api/setup', 'POST /api/notifications/messages/{id}/retry', 'POST /api/feedback/surveys', 'POST /api/complaints/imports/{id}/trial',
  'POST /api/complaints/imports/{id}/begin', 'POST /api/complaints/imports/{id}/stop', 'POST /api/complaints/imports/{id}/undo',
  'POST /api/complaints/{id}/restriction', 'POST /api/complaints/{id}/return-checks/{check}/answer', 'GET /api/complaints/contact-plans',
  'GET /api/complaints/contact-plans/proposed', 'POST /api/complaints/{id}/contact-plan', 'POST /api/complaints/{id}/contact-plan/decline',
  'POST /api/complaints/contact-plans/{plan}/review'];

/** There is nothing of it yet where a demo runs: a site is asked about a customer's return thirty days after a resolution, and nobody decided a plan. */
export const notThereYet = ['POST /api/complaints/{id}/return-checks/{check}/answer', 'POST /api/complaints/contact-plans/{plan}/review'];

/** How each operation is asked in order, and who asks those that head office cannot. */
export interface Asking {
  sounds: Sounds;
  /** Who changes a password, and may lock themselves out. */
  changing: Client;
}

/** Makes whatever the operations need to be there. */
export async function asking(head: Client): Promise<Asking> {
  const { fresh, making, tag } = makingAs(head);
  const site = (): Json => ({
    code: fresh(), name: 'A site', region: { code: 'north', name: 'North' }, sector: 'hospital', peerGroup: 'general', timeZone: 'Europe/London',
    languages: ['en', 'de'], contact: { email: 'site@example.org', phone: '+44 20 7946 0000', address: '1 Road' },
  });
  const person = (): Json => ({ username: fresh(), name: 'A person', email: 'person@example.org', roles: ['STAFF'], sites: [SITE], password: PASSWORD });
  const complaint = (): Json => ({
    site: SITE, subject: 'Waiting', description: 'Two hours.', severity: 'LOW', causes: ['TIME_WASTED'], customerType: 'PATIENT', about: 'SERVICE',
    area: 'PRICING', formality: 'FORMAL', unit: null, channel: 'COUNTER', language: 'en', contact: { email: 'customer@example.org', name: 'A customer', consent: true },
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
  const madeSite = (await making('/api/directory/sites', site())).code as string;
  const madeRegion = (await making('/api/directory/regions', { code: fresh(), name: 'A region' })).code as string;
  const madePerson = (await making('/api/directory/staff', person())).id as string;
  const worker = (await making('/api/directory/staff', person())).id as string;
  const madeCase = (await making('/api/complaints', complaint())).id as string;
  const promise = (): Json => ({ text: 'We call', to: null, due: { workingDays: 3 } });
  const promised = async (): Promise<{ path: Record<string, string>; headers: Record<string, string> }> => {
    const made = await making(`/api/complaints/${madeCase}/promises`, promise());
    return { path: { id: madeCase, promise: made.id as string }, headers: { 'if-match': '"1"' } };
  };
  const asker = person();
  await making('/api/directory/staff', asker);
  const staff = await Client.signIn(asker.username as string, PASSWORD);
  /** Above what staff give, and within what a manager does. */
  const remedy = (): Json => ({ kind: 'REFUND', minor: 10_000, purchasedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), exception: null, note: 'A broken lamp' });
  const waiting = async (): Promise<{ path: Record<string, string>; headers: Record<string, string> }> => {
    const asked = await staff.post(`/api/complaints/${madeCase}/remedies`, remedy());
    return { path: { id: madeCase, remedy: asked.body.id as string }, headers: { 'if-match': '"1"' } };
  };
  const filter = (): Json => ({
    site: SITE, name: fresh(),
    filter: {
      site: SITE, status: ['RECEIVED'], severity: ['LOW'], cause: 'TIME_WASTED', area: 'PRICING', formality: 'FORMAL', unit: 'none', owner: 'me', overdue: false, open: true, dueBy: 'today',
      unread: false, action: 'OPEN', rootCause: 'PROCESS', q: 'bus', period: 'custom', from: '2026-01-01', to: '2026-12-31', sort: 'DUE',
    },
  });
  // There is room for so many and no more, and other runs left theirs.
  const makeRoom = async (kept?: string): Promise<void> => {
    const saved = (await head.get('/api/complaints/filters')).body as unknown as Json[];
    for (const one of saved.filter(({ id, site }) => site === SITE && id !== kept)) {
      await head.send('DELETE', `/api/complaints/filters/${one.id as string}`);
    }
  };
  await makeRoom();
  const keptFilter = (await making('/api/complaints/filters', filter())).id as string;
  const filterTag = async (): Promise<Record<string, string>> => {
    const saved = ((await head.get('/api/complaints/filters')).body as unknown as Json[]).find(({ id }) => id === keptFilter);
    return { 'if-match': `"${saved?.revision as number}"` };
  };
  const action = (): Json => ({ what: 'Train the desk', ownerId: worker, dueOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10), effect: 'No more waiting' });
  const acted = async (): Promise<{ path: Record<string, string>; headers: Record<string, string> }> => {
    const id = (await making('/api/complaints', complaint())).id as string;
    const made = (await making(`/api/complaints/${id}/actions`, action())).actions as Json[];
    return { path: { id, action: made[0]!.id as string }, headers: { 'if-match': '"1"' } };
  };
  const document = '%PDF-1.7\n1 0 obj\nendobj\n%%EOF';
  const file = async (): Promise<Record<string, string>> => {
    const added = (await head.post(`/api/complaints/${madeCase}/files?name=receipt.pdf`, document, octets)).body;
    return { id: madeCase, file: added.id as string };
  };
  const letter = (): Json => ({ channel: 'LETTER', text: 'Dear {name}, we are sorry. {me}', language: 'en', recipient: 'A customer\n1 Road', template: null, to: null });
  const madeLetter = (await making(`/api/complaints/${madeCase}/letters`, letter())).id as string;
  const keptFile = await file();
  const template = (): Json => ({ site: SITE, name: 'An apology', language: 'en', text: 'Dear {name}, we are sorry.', retired: false });
  const other = async (): Promise<Json> => making('/api/complaints', complaint());
  const mail = (to: string, subject: string): string => `From: A customer <${fresh()}@example.org>\nTo: ${to}\nSubject: ${subject}\nMessage-ID: <${fresh()}@example.org>
MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=xyz\n\n--xyz\nContent-Type: text/plain\n\nTwo hours.\n--xyz\nContent-Type: text/plain; name=bill.txt\n\nThe bill\n--xyz--\n`;
  const waitingMail = async (): Promise<string | undefined> =>
    ((await head.get('/api/complaints/mails?limit=200')).body.items as Json[]).find(({ subject }) => subject === 'Where does this belong?')?.id as string | undefined;
  /** A mail that waits for head office; one that nobody has seen to serves again. */
  const trayed = async (): Promise<Record<string, string>> => {
    const known = await waitingMail();
    if (known === undefined) {
      await deliver(CARE, mail(CARE, 'Where does this belong?'));
    }
    return { mail: known ?? (await eventually('a mail in the tray', waitingMail, 120_000, 500)) };
  };
  const mailed = fresh();
  await deliver(CARE, mail(CARE.replace('@', `+${SITE}@`), mailed));
  const mailedCase = await eventually('the case of a mail', async () =>
    ((await head.get(`/api/complaints?site=${SITE}&q=${mailed}`)).body.items as Json[])[0]?.id as string | undefined, 60_000, 500);
  const mailOfCase = ((await head.get(`/api/complaints/${mailedCase}/mails`)).body as unknown as Json[])[0]?.id as string;
  const message = await eventually('a message about it', async () =>
    ((await head.get(`/api/notifications/messages?site=${SITE}`)).body.items as Json[])[0]?.id as string | undefined);
  const caseImport = (await head.post('/api/complaints/imports?profile=touchpoint-complaints', oldCase(), octets)).body.id as string;
  const signingIn = person();
  await making('/api/directory/staff', signingIn);
  const changed = person();
  await making('/api/directory/staff', changed);
  return {
    changing: await Client.signIn(changed.username as string, PASSWORD),
    sounds: {
      'POST /api/session': async () => ({ body: { username: signingIn.username, password: PASSWORD } }),
      ...(await feedbackSounds({ head, fresh, making, tag }, madeCase)),
      ...(await deviceSounds({ head, fresh, making, tag })),
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
      'GET /api/directory/sites/{code}/calendar': async () => ({ path: { code: madeSite } }),
      'PUT /api/directory/sites/{code}/calendar': async () => ({
        path: { code: madeSite },
        body: {
          opening: [{ day: 'MONDAY', from: '08:00', to: '12:00' }, { day: 'MONDAY', from: '13:00', to: '24:00' }],
          country: 'GB',
          holidayRegion: 'eng',
          closures: [{ date: '2027-03-05', name: `Closed ${fresh()}` }],
        },
        headers: await tag(`/api/directory/sites/${madeSite}/calendar`),
      }),
      'GET /api/directory/sites/{code}/units': async () => ({ path: { code: madeSite } }),
      'PUT /api/directory/sites/{code}/units': async () => ({
        path: { code: madeSite },
        body: { units: [{ code: 'front', name: `Front ${fresh()}`, open: true }, { code: 'billing', name: 'Billing', open: false }] },
        headers: await tag(`/api/directory/sites/${madeSite}/units`),
      }),
      'GET /api/directory/public-holidays': async () => ({ query: { country: 'GB', region: 'eng' } }),
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
      'POST /api/complaints/imports/{id}/trial': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/begin': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/stop': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/imports/{id}/undo': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints': async () => ({ body: { ...complaint(), receivedOn: '2026-03-02', postal: { name: 'A customer', address: '1 Road' } }, headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/complaints/imports': async () => ({ query: { profile: 'touchpoint-complaints', name: 'a.ndjson' }, body: oldCase(), headers: octets }),
      'GET /api/complaints/imports/{id}': async () => ({ path: { id: caseImport } }),
      'GET /api/complaints/imports/{id}/refused': async () => ({ path: { id: caseImport } }),
      'POST /api/complaints/severity-suggestion': async () => ({ body: { text: 'He was bleeding' } }),
      'POST /api/complaints/{id}/restriction': async () => ({ path: { id: madeCase }, body: { reason: null, handlers: [worker] }, headers: await tag(`/api/complaints/${madeCase}`) }),
      'POST /api/complaints/{id}/erasure': async () => ({ path: { id: (await other()).id as string }, headers: { 'if-match': '"1"' } }),
      'DELETE /api/complaints/{id}/erasure': async () => {
        const asked = await head.post(`/api/complaints/${(await other()).id as string}/erasure`, undefined, { 'if-match': '"1"' });
        return { path: { id: asked.body.id as string }, headers: { 'if-match': '"1"' } };
      },
      'GET /api/complaints/mails': async () => ({ query: { kind: 'TO_ASSIGN' } }),
      'GET /api/complaints/mails/{mail}/raw': async () => ({ path: await trayed() }),
      'POST /api/complaints/mails/{mail}/site': async () => ({ path: await trayed(), body: { site: SITE, unit: null } }),
      'POST /api/complaints/mails/{mail}/dismissal': async () => ({ path: await trayed() }),
      'GET /api/complaints/{id}/mails': async () => ({ path: { id: mailedCase } }),
      'GET /api/complaints/{id}/mails/{mail}/raw': async () => ({ path: { id: mailedCase, mail: mailOfCase } }),
      'GET /api/complaints/{id}/mails/{mail}/files/{n}': async () => ({ path: { id: mailedCase, mail: mailOfCase, n: '0' } }),
      'GET /api/complaints/contact-plans': async () => ({ query: { site: SITE, state: 'ACTIVE', limit: '5' } }),
      'GET /api/complaints/contact-plans/proposed': async () => ({ query: { site: SITE } }),
      'GET /api/complaints/{id}/contact-plan': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/contact-plan': async () => ({
        path: { id: madeCase },
        body: {
          reason: 'Five letters a day', person: worker, replyEvery: 10, reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
          letter: { channel: 'REPLY', text: '{plan-person} answers {plan-every} until {plan-until}.', language: 'en', recipient: null },
        },
        headers: { 'idempotency-key': crypto.randomUUID() },
      }),
      'POST /api/complaints/{id}/contact-plan/decline': async () => ({ path: { id: madeCase }, body: { reason: 'She is ill' } }),
      'POST /api/complaints/contact-plans/{plan}/review': async () => ({
        path: { plan: crypto.randomUUID() }, body: { outcome: 'GO_ON', reason: 'Still', replyEvery: 5, reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) }, headers: { 'if-match': '"1"' },
      }),
      'GET /api/complaints/{id}/duplicates': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/merge': async () => {
        const [one, stays] = [await other(), await other()];
        return { path: { id: one.id as string }, body: { into: stays.id, intoRevision: stays.revision }, headers: { 'if-match': '"1"' } };
      },
      'POST /api/complaints/{id}/parting': async () => {
        const [one, stays] = [await other(), await other()];
        const merged = await head.post(`/api/complaints/${one.id as string}/merge`, { into: stays.id, intoRevision: stays.revision } as Json, { 'if-match': '"1"' });
        return { path: { id: merged.body.id as string }, headers: { 'if-match': '"2"' } };
      },
      'GET /api/complaints/{id}/cycle': async () => ({ path: { id: madeCase } }),
      'GET /api/complaints/audit': async () => ({ query: { site: SITE, complaint: madeCase, limit: '5' } }),
      'GET /api/complaints/audit/verify': async () => ({ query: { site: SITE } }),
      'GET /api/complaints/handoffs': async () => ({ query: { site: SITE, from: '2026-01-01', to: '2026-12-31' } }),
      'GET /api/complaints/returns': async () => ({ query: { style: 'NHS', site: SITE, from: '2026-07-01', to: '2026-09-30' } }),
      'GET /api/complaints/{id}/particulars': async () => ({ path: { id: madeCase } }),
      'PUT /api/complaints/{id}/particulars': async () => ({
        path: { id: madeCase },
        body: { ageBand: 'AGE_26_55', complainant: 'RELATIVE', furtherSites: [] },
        headers: await tag(`/api/complaints/${madeCase}/particulars`),
      }),
      'GET /api/complaints/inbox': async () => ({}),
      'POST /api/complaints/{id}/read': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/bulk': async () => {
        const one = await other();
        return {
          body: {
            cases: [{ id: one.id, revision: one.revision }], owner: { id: worker }, unit: { id: null }, severity: 'HIGH', area: 'PRICING', formality: 'FORMAL', note: 'Theirs',
          },
          headers: { 'idempotency-key': crypto.randomUUID() },
        };
      },
      'POST /api/complaints/filters': async () => {
        await makeRoom(keptFilter);
        return { body: filter() };
      },
      'PUT /api/complaints/filters/{filter}': async () => ({ path: { filter: keptFilter }, body: filter(), headers: await filterTag() }),
      'DELETE /api/complaints/filters/{filter}': async () => {
        await makeRoom(keptFilter);
        return { path: { filter: (await making('/api/complaints/filters', filter())).id as string } };
      },
      'PUT /api/complaints/filters/order': async () => ({ body: { ids: [keptFilter] } }),
      'PUT /api/complaints/root-causes/{code}': async () => ({
        path: { code: `FUZZ_${fresh().replaceAll('-', '_').toUpperCase()}` }, body: { names: { en: 'Weather', ar: 'الطقس' }, retired: false }, headers: { 'if-match': '"0"' },
      }),
      'GET /api/complaints/{id}/corrective': async () => ({ path: { id: madeCase } }),
      'PUT /api/complaints/{id}/root-cause': async () => ({ path: { id: (await other()).id as string }, body: { code: 'PROCESS', words: 'No hand-over' }, headers: { 'if-match': '"0"' } }),
      'POST /api/complaints/{id}/actions': async () => ({ path: { id: madeCase }, body: action(), headers: { 'idempotency-key': crypto.randomUUID() } }),
      'PUT /api/complaints/{id}/actions/{action}': async () => ({ ...(await acted()), body: action() }),
      'POST /api/complaints/{id}/actions/{action}/done': async () => ({ ...(await acted()), body: { note: 'Trained' } }),
      'POST /api/complaints/{id}/actions/{action}/drop': async () => ({ ...(await acted()), body: { reason: 'Too dear' } }),
      'GET /api/complaints/{id}/clock': async () => ({ path: { id: madeCase } }),
      'GET /api/complaints/{id}': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/moves': async () => {
        const id = (await making('/api/complaints', complaint())).id as string;
        return { path: { id }, body: { to: 'ACKNOWLEDGED', note: 'Read.', outcome: null, inCustomersFavour: null, remedy: null }, headers: await tag(`/api/complaints/${id}`) };
      },
      'POST /api/complaints/{id}/notes': async () => ({ path: { id: madeCase }, body: { text: 'A note', visibleToCustomer: false } }),
      'PUT /api/complaints/{id}/matter': async () => ({
        path: { id: madeCase },
        body: { severity: 'HIGH', causes: ['TIME_WASTED', 'IGNORED'], customerType: 'PATIENT', about: 'SERVICE', area: 'PRICING', formality: 'FORMAL' },
        headers: await tag(`/api/complaints/${madeCase}`),
      }),
      'POST /api/complaints/{id}/owner': async () => ({ path: { id: madeCase }, body: { id: worker, unit: null, note: 'Theirs' }, headers: await tag(`/api/complaints/${madeCase}`) }),
      'GET /api/complaints/{id}/files': async () => ({ path: { id: madeCase } }),
      // Each on a case of its own, which holds so many and no more
      'POST /api/complaints/{id}/files': async () => ({ path: { id: (await making('/api/complaints', complaint())).id as string }, query: { name: 'receipt.pdf', shared: 'false' }, body: document, headers: octets }),
      'GET /api/complaints/{id}/files/{file}': async () => ({ path: keptFile }),
      'PUT /api/complaints/{id}/files/{file}/sharing': async () => ({ path: keptFile, body: { shared: true } }),
      'GET /api/complaints/{id}/letters': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/letters': async () => ({ path: { id: madeCase }, body: { ...letter(), channel: 'REPLY', recipient: null }, headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/complaints/{id}/letters/preview': async () => ({ path: { id: madeCase }, body: letter() }),
      'POST /api/complaints/{id}/letters/preview/pdf': async () => ({ path: { id: madeCase }, body: letter() }),
      'GET /api/complaints/{id}/letters/{letter}/pdf': async () => ({ path: { id: madeCase, letter: madeLetter } }),
      'POST /api/complaints/{id}/link': async () => ({ path: { id: madeCase } }),
      'GET /api/complaints/letter-templates': async () => ({ query: { site: SITE, retired: 'true' } }),
      'POST /api/complaints/letter-templates': async () => ({ body: template() }),
      'PUT /api/complaints/letter-templates/{template}': async () => ({
        path: { template: (await making('/api/complaints/letter-templates', template())).id as string }, body: template(), headers: { 'if-match': '"1"' },
      }),
      'GET /api/complaints/promises': async () => {
        await promised();
        return { query: { state: 'OPEN', limit: '5' } };
      },
      'GET /api/complaints/promises/kept-rate': async () => ({ query: { dueBefore: '2030-01-01T00:00:00Z' } }),
      'GET /api/complaints/{id}/promises': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/promises': async () => ({ path: { id: madeCase }, body: promise(), headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/complaints/{id}/promises/{promise}/keep': async () => ({ ...(await promised()), body: { proof: 'Receipt 4711' } }),
      'POST /api/complaints/{id}/promises/{promise}/break': async () => ({ ...(await promised()), body: { reason: 'The bank is closed' } }),
      'POST /api/complaints/{id}/promises/{promise}/renegotiate': async () => ({
        ...(await promised()), body: { text: 'We call', due: { workingDays: 5 }, consent: { how: 'PHONE', at: new Date().toISOString(), note: 'Fine' } },
      }),
      'POST /api/complaints/{id}/recoveries/{recovery}/done': async () => {
        const { path: { promise: made, ...of }, headers } = await promised();
        const broken = (await head.post(`/api/complaints/${madeCase}/promises/${made}/break`, { reason: 'No' }, headers)).body as Json;
        return { path: { ...of, recovery: (broken.recovery as Json).id as string }, body: { note: 'We called' } };
      },
      'GET /api/complaints/remedies/waiting': async () => {
        await waiting();
        return { query: { limit: '5' } };
      },
      'GET /api/complaints/remedies/terms': async () => ({ query: { site: SITE } }),
      'GET /api/complaints/{id}/remedies': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/remedies': async () => ({ path: { id: madeCase }, body: remedy(), headers: { 'idempotency-key': crypto.randomUUID() } }),
      'POST /api/complaints/{id}/remedies/{remedy}/approve': async () => ({ ...(await waiting()), body: { reason: 'She waited long' } }),
      'POST /api/complaints/{id}/remedies/{remedy}/decline': async () => ({ ...(await waiting()), body: { reason: 'Not our lamp' } }),
      'GET /api/complaints/return-checks': async () => ({ query: { state: 'OPEN', limit: '5' } }),
      'GET /api/complaints/return-rates': async () => ({ query: { from: '2026-01-01', to: '2026-12-31' } }),
      'GET /api/complaints/{id}/afterwards': async () => ({ path: { id: madeCase } }),
      'POST /api/complaints/{id}/return-checks/{check}/answer': async () => ({
        path: { id: madeCase, check: crypto.randomUUID() }, body: { returned: 'YES', source: 'CUSTOMER_SAID', note: 'Came back' }, headers: { 'if-match': '"1"' },
      }),
      'POST /public/complaints': async () => {
        const { severity, channel, ...open } = complaint();
        return { body: open, headers: { 'idempotency-key': crypto.randomUUID() } };
      },
      'GET /api/notifications/messages/{id}': async () => ({ path: { id: message } }),
      'POST /api/notifications/messages/{id}/retry': async () => ({ path: { id: message } }),
      'GET /api/reports/comparison': async () => ({ query: { measure: 'satisfaction' } }),
      'GET /api/reports/sites/{code}': async () => ({ path: { code: SITE } }),
    },
  };
}
