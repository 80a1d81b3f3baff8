import { expect } from 'vitest';
import type { Client, Json } from './api.js';
import type { Sound } from './fuzz.js';

/** Where everything is made. */
export const SITE = 'north-harbour';

export const octets = { 'content-type': 'application/octet-stream' };

/** Requests in order, by method and path; each is made anew, because some things can be done only once. */
export type Sounds = Record<string, () => Promise<Sound>>;

/** What all need that make things to be asked for. */
export interface Making {
  head: Client;
  /** A code that nothing else has. */
  fresh: () => string;
  making: (path: string, body: Json) => Promise<Json>;
  /** The revision that is there now. */
  tag: (path: string) => Promise<Record<string, string>>;
}

export function makingAs(head: Client): Making {
  let made = 0;
  return {
    head,
    fresh: () => `fuzz-${Date.now().toString(36)}-${++made}`,
    making: async (path, body) => {
      const answer = await head.post(path, body, { 'idempotency-key': crypto.randomUUID() });
      expect([200, 201], answer.text).toContain(answer.status);
      return answer.body;
    },
    tag: async (path) => ({ 'if-match': (await head.get(path)).headers.get('etag') ?? '*' }),
  };
}
