import { createHmac } from 'node:crypto';

/** The headers of a webhook after the Standard Webhooks specification. */
export function signed(secret: string, body: string, id: string = crypto.randomUUID()): Record<string, string> {
  const at = Math.floor(Date.now() / 1_000);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}` };
}
