import { beforeAll, describe, expect, it } from 'vitest';
import { Client, type Answer, type Json } from '../src/api.js';
import { deviceOperations } from '../src/devices.js';
import { publicForms } from '../src/forms.js';
import { formProbes, inOrder, probes, type Probe, type Sound } from '../src/fuzz.js';
import { seeded } from '../src/load.js';
import { Logs } from '../src/logs.js';
import { nameOf, operations, type Operation } from '../src/operations.js';
import { eventually, isReady, type Service } from '../src/platform.js';
import { asking, refusedInOrder, type Asking } from '../src/sounds.js';

/** Which part of all requests is sent, by chance and the same in every run; all of them take some ten minutes. */
const SHARE = Number(process.env.FUZZ_SHARE ?? 0.1);
const SEED = Number(process.env.FUZZ_SEED ?? 2026);
/** How many operations are asked at a time; the requests of one come one after the other. */
const AT_A_TIME = 4;
/** What gives away how the answer came about. */
const INSIDES = /\b[a-z]+\.[a-z.]+\.[A-Z]\w+(Exception|Error)\b|\bat (io|org|java|reactor|tools)\.[\w.]+\(|nested exception|SQLSTATE|Whitelabel/;

/**
 * Every operation of every service, and every form of the public pages, in order and with one thing wrong in each known way:
 * none may fail, none may show its insides, and each refusal says what is wrong.
 */
describe(`bad input everywhere (FUZZ_SHARE=${SHARE}, FUZZ_SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const taken = (): boolean => random() < SHARE;
  let sounds: Asking['sounds'];
  let changing: Client;
  let logs: Logs;
  let head: Client;
  let sent = 0;

  beforeAll(async () => {
    logs = new Logs();
    head = await Client.signIn('head');
    ({ sounds, changing } = await asking(head));
  });

  /** Signing out would end the session that all others use. */
  const asked = [...operations, ...deviceOperations].filter(({ method, path }) => !(method === 'DELETE' && path === '/api/session'));

  it('knows how each operation is asked in order', async () => {
    const faults: string[] = [];
    for (const operation of asked) {
      const probe = inOrder(operation, await soundOf(operation));
      const answer = await client(operation).send(operation.method, probe.path, probe.body, probe.headers);
      if (answer.status >= (refusedInOrder.includes(nameOf(operation)) ? 500 : 300)) {
        faults.push(`${nameOf(operation)} ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('refuses what is wrong and says why, whatever the operation', { timeout: 600_000 + 3_600_000 * SHARE }, async () => {
    const faults: string[] = [];
    await eachOf(asked, async (operation) => {
      for await (const probe of probes(operation, () => soundOf(operation), taken)) {
        faults.push(...await faultsOf(nameOf(operation), probe, client(operation).send(operation.method, probe.path, probe.body, probe.headers), /application\/problem\+json/));
      }
    });
    console.log(`${sent} wrong requests to ${asked.length} operations`);
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(10_000 * SHARE);
  });

  it('shows a page for whatever is sent by a form', { timeout: 300_000 + 1_200_000 * SHARE }, async () => {
    const faults: string[] = [];
    sent = 0;
    await eachOf(await publicForms(head), async ([name, path, fields]) => {
      for (const probe of [...formProbes(path, fields)].filter(taken)) {
        faults.push(...await faultsOf(`POST ${name}`, probe, Client.nobody().send('POST', probe.path, probe.body, { ...probe.headers, accept: 'text/html' }), /text\/html|application\/problem\+json/));
      }
    });
    console.log(`${sent} wrong forms`);
    expect(faults).toEqual([]);
  });

  it('still shows every list, and every part is up', { timeout: 300_000 }, async () => {
    const others = ['/api/reports/live', '/api/session', '/api/setup'];
    const lists = asked.filter((one) => one.method === 'GET' && !one.path.includes('{') && !others.includes(one.path) && !refusedInOrder.includes(nameOf(one)));
    for (const operation of lists) {
      const answer = await head.get(inOrder(operation, await soundOf(operation)).path);
      expect(answer.status, `${operation.path} ${answer.text.slice(0, 300)}`).toBe(200);
    }
    for (const service of ['gateway', 'feedback-service', 'complaint-service', 'notification-service', 'reporting-service'] as Service[]) {
      expect(await isReady(service), service).toBe(true);
    }
    for (const imports of ['/api/complaints/imports', '/api/feedback/imports']) {
      const latest = await eventually('every import has come to its end', async () => {
        const runs = (await head.get(imports)).body.items as Json[];
        return runs.every(({ state }) => ['DONE', 'FAILED', 'STOPPED', 'UNDONE', 'PREPARING'].includes(state as string)) && runs;
      }, 120_000);
      expect(latest.filter(({ error }) => /on our side/.test(error as string))).toEqual([]);
    }
  });

  it('met nothing that a service calls an error', () => {
    expect(logs.errors().slice(0, 20)).toEqual([]);
  });

  function client(operation: Operation): Client {
    return operation.path === '/api/session/password' ? changing
      : /^\/(public|k)\//.test(operation.path) || nameOf(operation) === 'POST /api/session' ? Client.nobody() : head;
  }

  async function soundOf(operation: Operation): Promise<Sound> {
    const sound = sounds[nameOf(operation)];
    if (!sound && (operation.takesBody || operation.path.includes('{'))) {
      throw new Error(`How is ${nameOf(operation)} asked in order?`);
    }
    return sound ? sound() : {};
  }

  async function faultsOf(what: string, probe: Probe, answering: Promise<Answer>, kind: RegExp): Promise<string[]> {
    sent++;
    let answer: Answer;
    try {
      answer = await answering;
    } catch (failure) {
      return [`${what}, ${probe.wrong}: ${String(failure)} ${String((failure as Error).cause)}`];
    }
    const faults = [
      answer.status >= 500 && 'failed',
      INSIDES.test(answer.text) && 'shows its insides',
      answer.status >= 400 && !kind.test(answer.headers.get('content-type') ?? '') && `is ${answer.headers.get('content-type')}`,
      answer.status >= 400 && !answer.headers.get('content-type')?.startsWith('text/html') && !answer.body.detail && 'gives no reason',
      answer.status === 400 && answer.body.type === '/problems/validation' && !namesAField(answer.body) && 'names no field',
    ].filter((fault) => fault !== false);
    return faults.map((fault) => `${what}, ${probe.wrong}: ${answer.status} ${fault}: ${answer.text.slice(0, 200)}`);
  }
});

function namesAField(problem: Json): boolean {
  return Array.isArray(problem.errors) && problem.errors.length > 0
    && (problem.errors as Json[]).every(({ field, reason, message }) => field && reason && message);
}

/** A few at a time, each to its end. */
async function eachOf<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await work(next);
    }
  }));
}
