import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { eventually, home, listens, top } from './platform.js';

const folder = join(top, 'deploy', 'system-tests', 'target', 'elsewhere');

export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/**
 * A PostgreSQL that somebody else looks after, as far as the platform knows. Its administrator may make databases and
 * roles and is no superuser, as it is where databases are rented.
 */
export class OtherPostgres {
  static readonly admin = 'customer_care_dba';
  static readonly password = "a pass'word of the other server";

  private constructor(
    readonly port: number,
    private readonly server: ChildProcess,
    private readonly log: string,
  ) {}

  static async start(): Promise<OtherPostgres> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const data = join(folder, 'postgres');
    const secret = join(folder, 'superuser');
    writeFileSync(secret, 'nobody signs in as superuser');
    once('initdb', ['-D', data, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C']);
    once('postgres', ['--single', '-D', data, 'postgres'],
      `CREATE ROLE ${OtherPostgres.admin} LOGIN CREATEDB CREATEROLE PASSWORD '${OtherPostgres.password.replace("'", "''")}'\n`);
    const port = await freePort();
    const [program, ...prefix] = command('postgres');
    const server = spawn(program!, [...prefix, '-D', data, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1',
      '-c', 'unix_socket_directories=', '-c', 'max_connections=200', '-c', 'log_statement=ddl'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const other = new OtherPostgres(port, server, join(folder, 'postgres.log'));
    server.stderr!.on('data', (chunk: Buffer) => writeFileSync(other.log, chunk, { flag: 'a' }));
    await eventually('the other PostgreSQL listens', () => listens(port));
    return other;
  }

  /** The commands that changed what databases, roles and tables there are. */
  said(): string {
    return readFileSync(this.log, 'utf8');
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.server.once('close', done));
    if (this.server.exitCode === null && this.server.kill('SIGINT')) {
      await ended;
    }
  }
}

function once(program: string, args: string[], input?: string): void {
  const [first, ...prefix] = command(program);
  const ended = spawnSync(first!, [...prefix, ...args], { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (ended.status !== 0 || /ERROR|FATAL/.test(ended.stderr)) {
    throw new Error(`${program} failed (${ended.status}): ${ended.stdout}${ended.stderr}`);
  }
}

/** The programs that the launcher has unpacked; like the launcher's own, they refuse to run as root. */
function command(program: string): string[] {
  const app = join(home, 'app');
  const binaries = readdirSync(app).find((name) => /^postgres-[\d.]+$/.test(name));
  if (!binaries) {
    throw new Error(`The launcher has unpacked no PostgreSQL into ${app}`);
  }
  return [...(process.getuid?.() === 0 ? ['unshare', '-U'] : []), join(app, binaries, 'bin', program)];
}

/** A mail server that somebody else looks after: it takes mails only from who signs in. */
export class OtherMailServer {
  static readonly user = 'customer-care';
  static readonly password = 'mail pass word';
  readonly mails: string[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, session, done) =>
        auth.username === OtherMailServer.user && auth.password === OtherMailServer.password
          ? done(null, { user: auth.username })
          : done(new Error('Who are you?')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.mails.push(Buffer.concat(chunks).toString('utf8'));
          done();
        });
      },
    });
  }

  static async start(): Promise<OtherMailServer> {
    const other = new OtherMailServer();
    await new Promise<void>((done) => other.server.listen(0, '127.0.0.1', done));
    return other;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => this.server.close(done));
  }
}

