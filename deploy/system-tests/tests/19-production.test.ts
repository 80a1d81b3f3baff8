import { createServer, type Server } from 'node:net';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../src/api.js';
import { browser, browserTestsRun } from '../src/browser.js';
import { OtherMailServer, OtherPostgres } from '../src/elsewhere.js';
import { eventually, home, isAlive, listens, pidOf, port, Run, survivors, top, touchpoint, touchpointWith, type Ended } from '../src/platform.js';

const CODE = /Setup code\s+([A-Z2-9]{4}(?:-[A-Z2-9]{4}){5}-[A-Z2-9]{2})\b/;
const ACCOUNT = { username: 'hanna', name: 'Hanna Müller', password: 'correct horse battery staple' };

/**
 * Takes the demo platform away and starts another one in its folder: in production mode, with a PostgreSQL and a mail
 * server that it did not start itself. Comes last.
 */
describe.skipIf(process.env.SYSTEM_TESTS_PLATFORM === 'running')('in production, with a database and a mail server of others', () => {
  let postgres: OtherPostgres;
  let mail: OtherMailServer;
  let settings: Record<string, string>;
  let first: Ended;
  let code: string;

  beforeAll(async () => {
    expect((await touchpoint('stop')).code).toBe(0);
    // What the demo's services said is worth keeping when one of the tests before has failed
    cpSync(join(home, 'logs'), join(top, 'deploy', 'system-tests', 'target', 'logs-of-the-demo'), { recursive: true });
    expect((await touchpoint('reset', '--yes')).code).toBe(0);
    postgres = await OtherPostgres.start();
    mail = await OtherMailServer.start();
    settings = {
      TOUCHPOINT_MODE: 'production',
      TOUCHPOINT_ADDRESS: '127.0.0.1',
      TOUCHPOINT_EXTERNAL_DB_HOST: '127.0.0.1',
      TOUCHPOINT_EXTERNAL_DB_PORT: String(postgres.port),
      TOUCHPOINT_EXTERNAL_DB_ADMIN_USER: OtherPostgres.admin,
      TOUCHPOINT_EXTERNAL_DB_ADMIN_PASSWORD: OtherPostgres.password,
      TOUCHPOINT_SMTP_HOST: '127.0.0.1',
      TOUCHPOINT_SMTP_PORT: String(mail.port),
      TOUCHPOINT_SMTP_USER: OtherMailServer.user,
      TOUCHPOINT_SMTP_PASSWORD: OtherMailServer.password,
      TOUCHPOINT_SMTP_TLS: 'none',
    };
    first = await touchpointWith(settings, 'up', '--detach', '--empty');
    expect(first.code, first.out + first.err).toBe(0);
    code = CODE.exec(first.out)?.[1] ?? '';
  }, 600_000);

  afterAll(async () => {
    await touchpoint('stop');
    await postgres?.stop();
    await mail?.stop();
  }, 200_000);

  it('prints a setup code and no account', async () => {
    expect(code, first.out).not.toBe('');
    expect(first.out).not.toContain('touchpoint-demo');
    const answer = await Client.nobody().get('/api/setup');
    expect(answer.body).toEqual({ needed: true });
  });

  it('refuses the accounts of the demo', async () => {
    for (const username of ['head', 'manager', 'staff', 'ops']) {
      const answer = await Client.nobody().post('/api/session', { username, password: 'touchpoint-demo' });
      expect(answer.status, username).toBe(401);
    }
  });

  it('starts no PostgreSQL and no mail server of its own', async () => {
    expect(existsSync(join(home, 'run', 'postgres.pid'))).toBe(false);
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    for (const own of [port + 6, port + 7, port + 8]) {
      expect(await listens(own), `port ${own}`).toBe(false);
    }
    for (const database of ['gateway', 'feedback', 'complaint', 'notification', 'reporting']) {
      expect(postgres.said()).toContain(`CREATE DATABASE "${database}" OWNER "${database}_owner"`);
    }
    const status = await touchpointWith(settings, 'status');
    expect(status.code, status.out).toBe(0);
    expect(status.out).toContain(`127.0.0.1:${postgres.port}`);
    expect(status.out).toContain(`127.0.0.1:${mail.port}`);
  });

  it('refuses a wrong setup code', async () => {
    const answer = await Client.nobody().post('/api/setup', { ...ACCOUNT, code: 'AAAA-AAAA' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('code');
  });

  it.skipIf(browserTestsRun())('makes the first account with the code', async () => {
    expect((await Client.nobody().post('/api/setup', { ...ACCOUNT, code })).status).toBe(201);
  });

  it.skipIf(!browserTestsRun())('leads a browser to the setup page, which makes the first account, and signs it in again', async () => {
    const visitor = await browser();
    try {
      const page = await visitor.newPage();
      await page.goto('/');
      await page.waitForURL('**/setup');
      await page.getByLabel('Setup code').fill(code);
      await page.getByLabel('Your name').fill(ACCOUNT.name);
      await page.getByLabel('Username').fill(ACCOUNT.username);
      await page.locator('input[autocomplete="new-password"]').fill(ACCOUNT.password);
      await page.getByRole('button', { name: 'Create the account' }).click();
      await page.waitForURL('**/directory');
      await page.getByText('Sites and staff').first().waitFor();
    } finally {
      await visitor.close();
    }
    const later = await browser();
    try {
      const page = await later.newPage();
      await page.goto('/setup');
      await page.getByText('This installation is set up already.').waitFor();
      await page.goto('/sign-in');
      await page.getByLabel('Username').fill(ACCOUNT.username);
      await page.locator('input[autocomplete="current-password"]').fill(ACCOUNT.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      expect((await later.cookies()).some((cookie) => cookie.name === 'touchpoint-session' && cookie.httpOnly)).toBe(true);
    } finally {
      await later.close();
    }
  });

  it('takes the code once only, and shows it no more', async () => {
    const answer = await Client.nobody().post('/api/setup', { ...ACCOUNT, username: 'intruder', code });
    expect(answer.status).toBe(409);
    expect((await touchpointWith(settings, 'status')).out).not.toContain(code);
  });

  it('sends mails through the other mail server', async () => {
    const head = await Client.signIn(ACCOUNT.username, ACCOUNT.password);
    const region = await head.post('/api/directory/regions', { code: 'coast', name: 'Coast' });
    expect(region.status, region.text).toBe(201);
    const site = await head.post('/api/directory/sites', { code: 'harbour', name: 'Harbour Clinic', sector: 'hospital',
      region: { code: 'coast' }, timeZone: 'Europe/Berlin', languages: ['en'], contact: { email: 'care@harbour.example' } });
    expect(site.status, site.text).toBe(201);
    const reference = await eventually('the new site takes complaints', async () => {
      const answer = await Client.nobody().post('/public/complaints',
        { site: 'harbour', subject: 'Nobody answered', contact: { email: 'customer@example.org', consent: true } },
        { 'idempotency-key': 'harbour-first-complaint' });
      return answer.status === 201 && (answer.body.reference as string);
    });
    await eventually('the acknowledgement arrives', async () =>
      mail.mails.some((text) => text.includes('customer@example.org') && text.includes(reference)), 60_000).catch(async (failure) => {
        throw new Error(`${String(failure)}: ${(await head.get('/api/notifications/messages')).text}`);
      });
  });

  it('stops and leaves nothing running', async () => {
    const stop = await touchpoint('stop');
    expect(stop.code).toBe(0);
    expect(stop.out).toContain('Touchpoint is stopped');
    expect(survivors()).toEqual([]);
  });

  it('refuses to start on an occupied port, with a sentence', async () => {
    const occupant = await listening(port + 3);
    try {
      const up = await touchpointWith(settings, 'up');
      expect(up.code).toBe(1);
      expect(up.out + up.err).toMatch(new RegExp(`Port ${port + 3}, needed by the complaint-service, is in use`));
      expect(up.out + up.err).not.toMatch(/\tat /);
      expect(survivors()).toEqual([]);
    } finally {
      occupant.close();
    }
  });

  it('says that the other PostgreSQL does not let it in', async () => {
    const up = await touchpointWith({ ...settings, TOUCHPOINT_EXTERNAL_DB_ADMIN_PASSWORD: 'forgotten' }, 'up');
    expect(up.code).toBe(1);
    expect(up.out + up.err).toMatch(new RegExp(`The databases at 127\\.0\\.0\\.1:${postgres.port} could not be made ready: .*password`));
    expect(up.out + up.err).not.toMatch(/\tat /);
    expect(survivors()).toEqual([]);
  });

  it('gives up with a sentence when a service crashes while it starts', async () => {
    const up = new Run(settings, ['up', '--empty'], true);
    const pid = await eventually('the registry is started', async () => existsSync(join(home, 'run', 'registry.pid')) && pidOf('registry'), 60_000);
    process.kill(pid, 'SIGKILL');
    const { code: exit, out, err } = await up.ended;
    expect(exit).toBe(1);
    expect(out + err).toContain('registry ended with exit code 137 (killed) while starting.');
    expect(out + err).not.toMatch(/\tat /);
    expect(survivors()).toEqual([]);
  });

  it('ends quietly on Ctrl-C in the middle of a start', async () => {
    const up = new Run(settings, ['up', '--empty'], true);
    await eventually('the services are started', async () => existsSync(join(home, 'run', 'reporting-service.pid')), 120_000);
    up.interrupt();
    const { out, err } = await up.ended;
    expect(out.trimEnd().split('\n').at(-1)).toBe('Stopped');
    expect(out + err).not.toMatch(/while starting|Exception|\tat /);
    expect(survivors()).toEqual([]);
  }, 60_000);

  it('starts again with what was there, in front, until Ctrl-C stops everything', async () => {
    const up = new Run(settings, ['up', '--empty'], true);
    await Promise.race([
      eventually('the platform is ready', async () => up.out.includes('Touchpoint is ready at '), 240_000),
      up.ended.then(({ out, err }) => Promise.reject(new Error(`It ended:\n${out}${err}`))),
    ]);
    expect(up.out).not.toMatch(CODE);
    const head = await Client.signIn(ACCOUNT.username, ACCOUNT.password);
    expect((await head.get('/api/complaints')).body.items).toHaveLength(1);
    const launcher = pidOf('launcher');
    up.interrupt();
    const { code: exit, out, err } = await up.ended;
    expect(exit).toBe(0);
    expect(err).toBe('');
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['Stopping', 'Stopped']);
    expect(isAlive(launcher)).toBe(false);
    expect(survivors()).toEqual([]);
    expect(await listens(port)).toBe(false);
  }, 300_000);
});

function listening(on: number): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed);
    server.listen(on, '127.0.0.1', () => done(server));
  });
}
