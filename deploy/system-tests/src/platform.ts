import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the platform under test lives; its own ports and folder, so that it never meets a real one. */
export const top = resolve(fileURLToPath(import.meta.url), '..', '..', '..', '..');
const target = join(top, 'deploy', 'system-tests', 'target');
export const home = process.env.TOUCHPOINT_HOME ?? join(target, 'home');
export const port = Number(process.env.TOUCHPOINT_PORT ?? 28080);
export const base = `http://localhost:${port}`;
export const imapPort = port + 8;

const command = join(top, 'deploy', 'touchpoint');

/** How long an invitation waits before its reminder, which is days elsewhere. Unknown where the platform was started by somebody else, who did not say. */
export const remindAfter = process.env.TOUCHPOINT_REMIND_AFTER ?? (process.env.SYSTEM_TESTS_PLATFORM === 'running' ? undefined : '45s');

const environment = {
  ...process.env, TOUCHPOINT_HOME: home, TOUCHPOINT_PORT: String(port), ...(remindAfter === undefined ? {} : { TOUCHPOINT_REMIND_AFTER: remindAfter }),
};

export type Service = 'registry' | 'gateway' | 'feedback-service' | 'complaint-service' | 'notification-service' | 'reporting-service';

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs `deploy/touchpoint` with these arguments and answers what it printed and how it ended. */
export function touchpoint(...args: string[]): Promise<Ended> {
  return touchpointWith({}, ...args);
}

/** The same with more in its environment. */
export function touchpointWith(more: Record<string, string>, ...args: string[]): Promise<Ended> {
  return new Run(more, args, false).ended;
}

/** A call of `deploy/touchpoint`; in front, it has a process group of its own, as a terminal's shell makes one. */
export class Run {
  readonly ended: Promise<Ended>;
  out = '';
  private readonly pid: number;

  constructor(more: Record<string, string>, args: string[], inFront: boolean) {
    mkdirSync(target, { recursive: true });
    const child = spawn(command, args,
      { env: { ...environment, ...more }, cwd: target, stdio: ['ignore', 'pipe', 'pipe'], detached: inFront });
    let err = '';
    this.pid = child.pid ?? 0;
    child.stdout.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    this.ended = new Promise((done, failed) => {
      child.on('error', failed);
      child.on('close', (code) => done({ code: code ?? -1, out: this.out, err }));
    });
  }

  /** What Ctrl-C does: the signal goes to the whole group that the terminal has in front. */
  interrupt(): void {
    process.kill(-this.pid, 'SIGINT');
  }
}

/** The process number that the launcher wrote down for a part of the platform. */
export function pidOf(part: string): number {
  const text = readFileSync(join(home, 'run', `${part}.pid`), 'utf8');
  return Number(/^pid=(\d+)$/m.exec(text)?.[1]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that ended and was not collected yet still has its number
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z [^)]*$/.test(readFileSync(stat, 'utf8'));
}

/** All processes that the launcher wrote down and that still live, and where the system tells, every JVM of this home. */
export function survivors(): string[] {
  const run = join(home, 'run');
  const noted = existsSync(run) ? readdirSync(run).filter((file) => file.endsWith('.pid')).map((file) => file.slice(0, -4)) : [];
  const alive = noted.filter((part) => isAlive(pidOf(part)));
  const processes = existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return [...alive, ...processes.map(commandLine).filter((line) => line.includes(`-jar ${join(home, 'app')}`))];
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // ended meanwhile
  }
}

const offsets: Record<Service, number> = {
  gateway: 0, registry: 1, 'feedback-service': 2, 'complaint-service': 3, 'notification-service': 4, 'reporting-service': 5,
};

/** Whether a service calls itself ready. */
export async function isReady(service: Service): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port + 10 + offsets[service]}/actuator/health/readiness`,
    { signal: AbortSignal.timeout(3_000) });
  return answer.ok;
}

/** Whether somebody listens on a port of this machine. */
export function listens(onPort: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port: onPort, timeout: 1_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.on('connect', () => end(true)).on('error', () => end(false)).on('timeout', () => end(false));
  });
}

/** Looks again and again until the answer is there; says what it waited for when it gives up. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  withinMs = 30_000,
  everyMs = 50,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) {
        return found;
      }
    } catch (failure) {
      last = failure;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs} ms: ${what}${last ? ` (${String(last)})` : ''}`);
    }
    await new Promise((next) => setTimeout(next, everyMs));
  }
}

/** The Chromium to test with: the variable CHROMIUM, or one on the PATH. */
export function chromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) {
    return named;
  }
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** The folder of real data made by others, where this team keeps it; absent elsewhere. */
export function realData(file: string): string | undefined {
  const path = resolve(top, '..', 'shared', 'data', 'real', file);
  return existsSync(path) ? path : undefined;
}

/** The text that Prometheus scrapes from a service. */
export async function prometheusText(offset: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port + 10 + offset}/actuator/prometheus`)).text();
}

/** The sum of a counter's series that carry all the given labels. */
export function counter(text: string, name: string, labels: Record<string, string>): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

