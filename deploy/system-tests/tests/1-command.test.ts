import { describe, expect, it } from 'vitest';
import { base, isAlive, pidOf, touchpoint } from '../src/platform.js';

describe('deploy/touchpoint', () => {
  it('tells that every part is healthy', async () => {
    const status = await touchpoint('status');
    expect(status.out).toContain('reporting-service');
    expect(status.code).toBe(0);
  });

  it('refuses a second start beside the running one with a sentence', async () => {
    const up = await touchpoint('up');
    expect(up.code).not.toBe(0);
    expect(up.out + up.err).toMatch(/already running/i);
  });

  it('refuses to reset while it runs', async () => {
    const reset = await touchpoint('reset', '--yes');
    expect(reset.code).not.toBe(0);
    expect(isAlive(pidOf('gateway'))).toBe(true);
  });

  it('prints an API key, only that, and the key works within its role and site', async () => {
    const made = await touchpoint('api-key', '--role', 'STAFF', '--site', 'north-general');
    expect(made.code).toBe(0);
    const key = made.out.trim();
    expect(key).toMatch(/^tp_\S+$/);
    const own = await fetch(`${base}/api/complaints?site=north-general`, { headers: { authorization: `Bearer ${key}` } });
    expect(own.status).toBe(200);
    const foreign = await fetch(`${base}/api/complaints?site=south-bay`, { headers: { authorization: `Bearer ${key}` } });
    expect(foreign.status).toBe(403);
  });

  it('shows the log of a service', async () => {
    const logs = await touchpoint('logs', 'gateway');
    expect(logs.code).toBe(0);
    expect(logs.out.length).toBeGreaterThan(0);
  });

  it('names a service or command that does not exist', async () => {
    expect((await touchpoint('logs', 'nothing')).code).not.toBe(0);
    expect((await touchpoint('dance')).code).not.toBe(0);
  });
});
