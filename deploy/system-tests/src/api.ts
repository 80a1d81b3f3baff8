import { base } from './platform.js';

export type Json = Record<string, any>;

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
  text: string;
}

/** Nobody waits longer; a request that is not answered at all is a fault of its own. */
const LONGEST_ANSWER_MS = 60_000;

/** A signed-in person, or nobody, talking to the gateway as the browser does. */
export class Client {
  private constructor(
    private readonly cookie: string | undefined,
    private readonly csrf: string | undefined,
  ) {}

  static nobody(): Client {
    return new Client(undefined, undefined);
  }

  static async signIn(username: string, password = 'touchpoint-demo'): Promise<Client> {
    const answer = await Client.nobody().post('/api/session', { username, password });
    if (answer.status !== 200) {
      throw new Error(`${username} could not sign in: ${answer.status} ${answer.text}`);
    }
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    return new Client(cookie, answer.body.csrfToken);
  }

  /** The headers that say who is asking, for answers that are no text. */
  identity(): Record<string, string> {
    return {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(this.csrf ? { 'x-csrf-token': this.csrf, origin: base } : {}),
    };
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const asItIs = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
      headers: {
        ...this.identity(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : asItIs ? (body as BodyInit) : JSON.stringify(body),
    });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel(); // a stream has no end to wait for
      return { status: response.status, headers: response.headers, text: '', body: {} };
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

/** The answers of a survey that a satisfied person gives, by the questions' stable ids. */
export function satisfied(survey: string, more: Json = {}): Json {
  return { survey, answers: { overall: 5, nps: 10, comment: 'Kind and quick.' }, ...more };
}

/** A survey code of a site. */
export async function surveyOf(client: Client, site: string): Promise<string> {
  const answer = await client.get(`/api/feedback/surveys?site=${site}`);
  const survey = (answer.body.items as Json[]).find((candidate) => candidate.site === site && candidate.active && candidate.channel !== 'KIOSK');
  if (!survey) {
    throw new Error(`${site} has no survey: ${answer.text}`);
  }
  return survey.code as string;
}
