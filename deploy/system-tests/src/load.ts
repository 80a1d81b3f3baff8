import { setTimeout as pause } from 'node:timers/promises';
import { base, eventually } from './platform.js';
import type { Json } from './api.js';

/** Numbers that look random and are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Acknowledged {
  id: string;
  site: string;
  /** Of a complaint. */
  reference?: string;
}

interface Wish {
  path: string;
  site: string;
  body: Json;
}

/** Answers that a client may meet while something is down, and asks again after. */
const LATER = [429, 502, 503, 504];

const COMPLAINTS_EACH = 5;

/**
 * Customers who answer surveys and complain, one thing after the other, until they are stopped. Each asks again under the
 * same key until it is told that what it sent has arrived, and then once more when an answer got lost.
 */
export class Load {
  readonly responses: Acknowledged[] = [];
  readonly complaints: Acknowledged[] = [];
  /** Whatever nobody should have answered. */
  readonly faults: string[] = [];
  /** How many requests had to be sent again. */
  repeated = 0;
  complaining = true;
  private inFlight = 0;
  private asked = 0;
  private stopped = false;
  private readonly clients: Promise<void>[];

  constructor(
    private readonly mark: string,
    private readonly surveys: Map<string, string>,
    private readonly random: () => number,
    private readonly thinkMs: number,
    clients: number,
  ) {
    this.clients = Array.from({ length: clients }, () => this.customer());
  }

  /** The addresses that complained. One gets few acknowledgements a day, so each complains a few times only. */
  get customers(): string[] {
    return Array.from({ length: Math.ceil(this.asked / COMPLAINTS_EACH) }, (_, n) => `customer-${n}-${this.mark}@example.org`);
  }

  /** Ends when everything that was begun has been acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.clients);
  }

  /** Nobody complains from here on, and what was said before has been acknowledged. */
  async holdComplaints(): Promise<void> {
    this.complaining = false;
    await eventually('the complaints on their way are acknowledged', async () => this.inFlight === 0, 60_000);
  }

  /** Waits until so many more of both kinds are acknowledged. */
  async goesOn(more: number, withinMs: number): Promise<void> {
    const responses = this.responses.length + more;
    const complaints = this.complaints.length + (this.complaining ? more : 0);
    await eventually('customers are served again',
      async () => this.responses.length >= responses && this.complaints.length >= complaints, withinMs);
  }

  private async customer(): Promise<void> {
    while (!this.stopped) {
      if (this.complaining && this.random() < 0.4) {
        this.inFlight++;
        this.complaints.push(await this.acknowledged(this.complaint()));
        this.inFlight--;
      } else {
        this.responses.push(await this.acknowledged(this.response()));
      }
      await pause(this.thinkMs * 2 * this.random());
    }
  }

  private site(): string {
    return [...this.surveys.keys()][Math.floor(this.random() * this.surveys.size)]!;
  }

  private response(): Wish {
    const site = this.site();
    const answers = { overall: 1 + Math.floor(this.random() * 5), comment: this.mark };
    return { path: '/public/responses', site, body: { survey: this.surveys.get(site), answers } };
  }

  private complaint(): Wish {
    const site = this.site();
    this.asked++;
    const address = this.customers.at(-1)!;
    return { path: '/public/complaints', site, body: { site, subject: this.mark, contact: { email: address, consent: true } } };
  }

  private async acknowledged(wish: Wish): Promise<Acknowledged> {
    const key = crypto.randomUUID();
    const first = await this.untilAnswered(wish, key);
    if (first.tries > 1) {
      this.repeated++;
      const again = await this.untilAnswered(wish, key);
      if (again.body.id !== first.body.id || again.body.reference !== first.body.reference) {
        this.faults.push(`${wish.path} made ${first.body.id} and ${again.body.id} of one key`);
      }
    }
    return { id: first.body.id, site: wish.site, reference: first.body.reference };
  }

  private async untilAnswered(wish: Wish, key: string): Promise<{ body: Json; tries: number }> {
    let tries = 0;
    return eventually(`${wish.path} is acknowledged`, async () => {
      tries++;
      const answer = await fetch(base + wish.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(wish.body),
        signal: AbortSignal.timeout(10_000),
      });
      if (answer.status === 201 || answer.status === 200) {
        return { body: (await answer.json()) as Json, tries };
      }
      if (!LATER.includes(answer.status)) {
        this.faults.push(`${wish.path} answered ${answer.status}: ${await answer.text()}`);
      }
      return undefined;
    }, 240_000, 200);
  }
}
