import { Client, type Json } from './api.js';
import type { Making, Sounds } from './making.js';
import { SITE } from './making.js';
import type { Operation } from './operations.js';
import { eventually } from './platform.js';

/** A pairing code may be tried so many times a minute and no more. */
const NEXT_MINUTE_MS = 180_000;
const LOOK_MS = 2_000;

/** What a kiosk's device asks; it is no part of the interface that the services describe. */
export const deviceOperations: Operation[] = ['/k/pair', '/k/heartbeat', '/k/answers', '/k/unpair']
  .map((path) => ({ module: 'feedback-service', method: 'POST', path, parameters: [], takesBody: true }));

/** A device that is shut out, by whatever was asked in its name, is paired again. */
class Device {
  private secret = '';
  version = 0;

  constructor(
    private readonly head: Client,
    private readonly kiosk: string,
  ) {}

  async code(): Promise<string> {
    return (await this.head.post(`/api/feedback/kiosks/${this.kiosk}/pairing`, {})).body.code as string;
  }

  async paired(): Promise<string> {
    if ((await Client.nobody().post('/k/heartbeat', this.alive())).status === 200) {
      return this.secret;
    }
    const { secret, settings } = await eventually('a paired device', async () => {
      const answer = await Client.nobody().post('/k/pair', { code: await this.code() });
      return answer.status < 300 && answer.body;
    }, NEXT_MINUTE_MS, LOOK_MS);
    this.version = settings.questionnaire.version as number;
    this.secret = secret as string;
    return this.secret;
  }

  alive(): Json {
    return { secret: this.secret, now: new Date().toISOString(), waiting: 0, battery: 0.5, charging: true };
  }
}

/** How a device asks in order. */
export async function deviceSounds({ head, making }: Making): Promise<Sounds> {
  const device = async (): Promise<Device> =>
    new Device(head, (await making('/api/feedback/kiosks', { site: SITE, touchpoint: 'waiting', name: 'Fuzz', pin: '2580' })).kiosk.id as string);
  const [arriving, beating, answering, leaving] = [await device(), await device(), await device(), await device()];
  return {
    'POST /k/pair': async () => ({ body: { code: await arriving.code() } }),
    'POST /k/heartbeat': async () => {
      await beating.paired();
      return { body: beating.alive() };
    },
    'POST /k/answers': async () => {
      const secret = await answering.paired();
      const answer = {
        key: crypto.randomUUID().replaceAll('-', ''), version: answering.version, language: 'en', answers: { overall: 4 }, at: new Date().toISOString(), offset: -20, since: 9_000,
      };
      return { body: { secret, answers: [answer] } };
    },
    'POST /k/unpair': async () => ({ body: { secret: await leaving.paired() } }),
  };
}
