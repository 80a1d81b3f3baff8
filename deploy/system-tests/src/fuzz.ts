import type { Json } from './api.js';
import type { Operation } from './operations.js';

/** A request in order, to which one wrong thing is then done. */
export interface Sound {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Whatever becomes JSON, or a text that is sent as it is. */
  body?: Json | string;
}

/** What is sent, and what is wrong with it. */
export interface Probe {
  wrong: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

type Place = (string | number)[];

const REMOVED = Symbol('removed');

/** A number that JSON can write and JavaScript cannot hold. */
const literal = (text: string): string => `\u2063${text}\u2063`;

const long = 'a'.repeat(70_000);

/** Texts that have broken programs: empty, controls, halves of letters, other scripts, and what means something elsewhere. */
const texts = [
  '', ' ', '\t\r\n', '\u0000', 'a\u0000b', '\u0007\u001b[31m', '\ud800', '\u202eabc', '\ufeff', 'ﷺ', '👩‍👩‍👧‍👦'.repeat(300), 'İıŞ', 'a\u0301'.repeat(500),
  "' OR '1'='1", '%', '_', '\\', '%zz', '../../etc/passwd', '<script>alert(1)</script>', '${7*7}', '{{7*7}}', '=1+1', '*', '-',
  'null', 'undefined', 'NaN', '0', '-1', '2147483648', '9223372036854775808', '1e400', '0x10', 'true',
  '2026-02-30', '0000-00-00', '+999999999-12-31', '-999999999-01-01', '2026-11-22T25:61:61Z', '+1000000000-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000', 'a@b', 'a@b@c', 'de-x-' + 'a'.repeat(100), 'en-US-u-'.repeat(40), 'Europe/Nowhere', '٣', long,
];

/** The same for a value of any kind. */
const values: unknown[] = [
  ...texts, null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), literal('1e400'), literal('1' + '0'.repeat(400)), literal('-0.0'),
  [], [null], [[]], ['a', 'a'], Array.from({ length: 2_000 }, (_, n) => n), {}, { '': '' }, { id: null }, { $ref: '#' }, REMOVED,
];

const wholeBodies: [string, string | Uint8Array][] = [
  ['nothing', ''], ['null', 'null'], ['true', 'true'], ['a number', '1'], ['a text', '"text"'], ['an array', '[]'], ['an empty object', '{}'], ['array of null', '[null]'],
  ['half an object', '{"a":'], ['two objects', '{}{}'], ['a trailing comma', '{"a":1,}'], ['a comment', '{/*a*/}'], ['an unknown member', '{"unknown":1}'],
  ['a member twice', '{"site":"a","site":"b"}'], ['a bare word', '{site:1}'], ['an unfinished escape', '{"a":"\\u12'],
  ['depth', '['.repeat(50_000)], ['depth of objects', '{"a":'.repeat(20_000)], ['a long name', `{"${long}":1}`], ['a NUL', '\u0000'],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d])], ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ['what calls itself packed', new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0x00])], ['a zip that ends at once', new Uint8Array([0x50, 0x4b, 0x03, 0x04])],
  ['lines', '\n\n\n'], ['a line of CSV', 'a,b,c\n"1,2\n'], ['a quote without end', '"'.repeat(3) + long],
];

const headers: Record<string, string[]> = {
  accept: ['image/png', 'text/event-stream', 'x', '*/*;q=2', 'application/json;charset=x', ','],
  'accept-language': ['', '*', 'x'.repeat(5_000), 'de;q=9', 'en-US-u-'.repeat(100), 'ar, , ;', '\u00fc'],
  'content-type': ['', 'text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/json;charset=nope', 'a/b/c', 'application/json; charset=utf-16'],
  'content-encoding': ['gzip', 'br', 'x'],
  'x-request-id': ['', 'x'.repeat(5_000), '<script>', '\u00fc'],
  'x-forwarded-for': ['1.2.3.4', "'", '::1, ::1'],
  'x-forwarded-host': ['evil.example', ':'],
  'x-forwarded-prefix': ['//evil.example', '\u00fc'],
  forwarded: ['for=1;host=evil.example;proto=x', ';;'],
  range: ['bytes=0-0', 'bytes=-1', 'x'],
  'if-none-match': ['*', 'x', '"'],
  'if-modified-since': ['yesterday'],
  'x-http-method-override': ['DELETE'],
  authorization: ['Basic x', 'Bearer', 'Bearer ' + 'x'.repeat(5_000), 'Bearer a.b.c'],
  origin: ['null', 'x'],
};

/** One that is too long to be read never gets to the operation; the gateway has tests of its own for that. */
const addressTexts = texts.filter((text) => encodeURIComponent(text.toWellFormed()).length < 6_000);

const headerTexts = texts.filter((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 6_000);

/** What is done to a request in order. */
interface Wrong {
  where: string;
  value: string;
  done: (sound: Sound) => Sound;
  body?: string | Uint8Array;
}

/**
 * Everything that is done to an operation: each of its parameters, each place in its body and each header is made wrong
 * once, in each way, while all others stay in order.
 * @param sound makes a request in order; called anew for each, because some things can be done only once
 * @param taken whether to take the next one
 */
export async function* probes(operation: Operation, sound: () => Promise<Sound>, taken: () => boolean): AsyncGenerator<Probe> {
  for (const { where, value, done, body } of wrongs(operation, await sound())) {
    if (taken()) {
      const made = probe(operation, done(await sound()), where, value);
      yield body === undefined ? made : { ...made, body };
    }
  }
}

function* wrongs(operation: Operation, model: Sound): Generator<Wrong> {
  for (const { name, in: where } of operation.parameters) {
    const part = where === 'path' ? 'path' : where === 'query' ? 'query' : 'headers';
    for (const value of where === 'header' ? headerTexts : addressTexts) {
      yield { where: name, value, done: (sound) => ({ ...sound, [part]: { ...sound[part], [where === 'header' ? name.toLowerCase() : name]: value } }) };
    }
  }
  for (const [name, bad] of Object.entries(headers)) {
    for (const value of bad) {
      yield { where: name, value, done: (sound) => ({ ...sound, headers: { ...sound.headers, [name]: value } }) };
    }
  }
  yield { where: 'parameters', value: 'twice', done: (sound) => ({ ...sound, query: { ...sound.query, 'limit=1&limit': '2', 'q=a&q': 'b' } }) };
  if (operation.takesBody) {
    for (const [value, body] of wholeBodies) {
      yield { where: 'body', value, done: (sound) => sound, body };
    }
    for (const place of typeof model.body === 'object' ? places(model.body) : []) {
      for (const value of values) {
        yield { where: place.join('.'), value: shown(value), done: (sound) => ({ ...sound, body: changed(sound.body as Json, place, value) }) };
      }
    }
  }
}

/**
 * Everything that is done to a form of a page without a script: each field missing, twice, and with each text.
 * @param fields a form in order, filled in anew for each
 */
export function* formProbes(path: string, fields: () => Record<string, string>): Generator<Probe> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const filled = (form: Record<string, string>): string => Object.entries(form).map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  for (const name of Object.keys(fields())) {
    for (const text of texts) {
      yield { wrong: `${name} = ${text.slice(0, 60)}`, path, headers, body: filled({ ...(fields()), [name]: text }) };
    }
    const { [name]: left, ...others } = fields();
    yield { wrong: `${name} is missing`, path, headers, body: filled(others) };
    yield { wrong: `${name} comes twice`, path, headers, body: `${filled({ ...others, [name]: left ?? '' })}&${name}=other` };
    yield { wrong: `${name} without a value`, path, headers, body: `${filled(others)}&${name}` };
  }
  for (const [wrong, body] of [...wholeBodies, ['only separators', '&&=&='], ['a name of percent signs', '%zz=%zz&%=%']] as typeof wholeBodies) {
    yield { wrong: `body = ${wrong}`, path, headers, body };
  }
  for (const type of ['', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/json']) {
    yield { wrong: `content-type = ${type}`, path, headers: { 'content-type': type }, body: filled(fields()) };
  }
}

/** A request as it was meant. */
export function inOrder(operation: Operation, sound: Sound): Probe {
  return probe(operation, sound, 'nothing', '');
}

function probe(operation: Operation, sound: Sound, where: string, value: string): Probe {
  const asText = typeof sound.body === 'string' || sound.body === undefined;
  return {
    wrong: `${where} = ${value.slice(0, 60)}`,
    path: target(operation, sound),
    headers: sound.headers ?? {},
    body: asText ? (sound.body as string | undefined) : JSON.stringify(sound.body).replace(/"\u2063([^"]*)\u2063"/g, '$1'),
  };
}

function target({ path }: Operation, sound: Sound): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encoded(sound.path?.[name] ?? 'x'));
  const query = Object.entries(sound.query ?? {}).map(([name, value]) => `${name}=${encoded(value)}`);
  return `${filled}?${query.join('&')}`;
}

/** Half a letter cannot be sent; a percent sign that stands for itself is sent as it is. */
function encoded(text: string): string {
  return text === '%zz' ? text : encodeURIComponent(text.toWellFormed());
}

function places(value: unknown, at: Place = []): Place[] {
  const inner = Array.isArray(value) ? value.map((_, n) => n) : value && typeof value === 'object' ? Object.keys(value) : [];
  return [...(at.length > 0 ? [at] : []), ...inner.flatMap((key) => places((value as Json)[key], [...at, key]))];
}

function changed(body: Json, place: Place, value: unknown): Json {
  const copy = structuredClone(body);
  const last = place.at(-1)!;
  const holder = place.slice(0, -1).reduce<Json>((inside, key) => inside[key] as Json, copy);
  if (value === REMOVED) {
    delete holder[last];
  } else {
    holder[last] = value;
  }
  return copy;
}

function shown(value: unknown): string {
  return value === REMOVED ? 'removed' : typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value) ?? String(value);
}
