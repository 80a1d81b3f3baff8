import { expect } from 'vitest';
import type { Client, Json } from './api.js';
import { eventually } from './platform.js';

const octets = { 'content-type': 'application/octet-stream' };
const PATIENCE_MS = 300_000;

/** A CSV file as a spreadsheet writes it. */
export function csvOf(columns: readonly string[], rows: readonly Json[]): string {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Brings a file in as its page does: upload, mapping, trial, import. */
export async function importMapped(head: Client, file: string, mapping: Json): Promise<{ id: string; trial: Json; done: Json }> {
  const uploaded = await head.post('/api/feedback/imports?profile=mapped&name=reviews.csv', file, octets);
  expect(uploaded.status, uploaded.text).toBe(202);
  const id = uploaded.body.id as string;
  const { body: prepared } = await head.get(`/api/feedback/imports/${id}/preparation`);
  const chosen = await head.send('PUT', `/api/feedback/imports/${id}/mapping`, { shape: prepared.shape, ...mapping });
  expect(chosen.status, chosen.text).toBe(200);
  const step = async (name: string, ends: string): Promise<Json> => {
    const begun = await head.post(`/api/feedback/imports/${id}/${name}`, {});
    expect(begun.status, begun.text).toBe(202);
    return eventually(`the ${name} of an import`, async () => {
      const run = (await head.get(`/api/feedback/imports/${id}`)).body;
      expect(run.error ?? null).toBeNull();
      return run.state === ends ? run : undefined;
    }, PATIENCE_MS);
  };
  const { trial } = await step('trial', 'PREPARING');
  return { id, trial: trial as Json, done: await step('begin', 'DONE') };
}
