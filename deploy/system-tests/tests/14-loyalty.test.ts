import { describe, expect, it } from 'vitest';
import { Client, type Json } from '../src/api.js';

/** Where the demo's customers come. */
const SITES = ['north-general', 'centre-city', 'south-memorial'];

describe('the demo\'s customers who answered their invitations', () => {
  it.each(SITES)('are dissatisfied, satisfied and delighted at %s, by what they expected and met', async (site) => {
    const head = await Client.signIn('head');
    const counts = ((await head.get(`/api/feedback/customers/loyalty?site=${site}`)).body.items as Json[]).find(({ customerType }) => customerType === 'PATIENT')!;
    for (const segment of ['dissatisfied', 'satisfied', 'delighted']) {
      expect(counts[segment], segment).toBeGreaterThanOrEqual(1);
    }
    // Whoever did not let us keep the answers with the name has no segment
    expect(counts.unrated).toBeGreaterThanOrEqual(1);
    const [delighted] = (await head.get(`/api/feedback/customers?site=${site}&loyalty=DELIGHTED&limit=1`)).body.items as Json[];
    const detail = (await head.get(`/api/feedback/customers/${delighted!.id as string}`)).body;
    expect(detail.merges).toHaveLength(1);
    expect((detail.responses as Json[]).length).toBeGreaterThanOrEqual(2);
  });
});
