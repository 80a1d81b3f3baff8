import { Client, surveyOf } from './api.js';
import { SITE } from './making.js';

/** A form of a public page: how it is called here, its address, and its fields, filled in anew for each time. */
export type Form = [name: string, path: string, fields: () => Record<string, string>];

/** Every form that somebody fills in without signing in. */
export async function publicForms(head: Client): Promise<Form[]> {
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
  return [
    ['/s/…', `/s/${survey}`, () => ({ key: crypto.randomUUID(), version: '1', language: 'en', switch: 'de', overall: '5', nps: '10', comment: 'Kind.', email: 'customer@example.org', name: 'A customer', consent: 'yes' })],
    ['/c/…', `/c/${SITE}`, () => ({ key: crypto.randomUUID(), channel: 'WEB', description: 'Two hours.', subject: 'Waiting', cause: 'TIME_WASTED', also: 'IGNORED', about: 'SERVICE', area: 'PRICING', unit: '', formality: 'FORMAL', email: 'customer@example.org', name: 'A customer', consent: 'yes' })],
    ['/v/…', shopper, () => ({ 's1-clean': '4', 's1-signs': 'true', 's1-comment': 'Clean.', notes: 'Quiet.', observed: 'Nobody', 'finding-kind': 'ACCESS', 'finding-what': 'A door', 'finding-place': 'Back', stop: '1', remove: 'none', 'hand-in': 'yes' })],
    ['/t/…/rating', `${tracking}/rating`, () => ({ handling: '4', relation: '3', words: 'Kind people' })],
    ['/t/…/messages', `${tracking}/messages`, () => ({ key: crypto.randomUUID(), text: 'Any news?' })],
    ['/t/…/renew', `${tracking}/renew`, () => ({ next: 'x'.repeat(43), confirm: 'no' })],
    ['/t/…/withdraw', `${tracking}/withdraw`, () => ({ confirm: 'no' })],
  ];
}
