import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
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
const environment = { ...process.env, TOUCHPOINT_HOME: home, TOUCHPOINT_PORT: String(port) };

export type Service = 'registry' | 'gateway' | 'feedback-service' | 'complaint-service' | 'notification-service' | 'reporting-service';

/** Runs `deploy/touchpoint` with these arguments and answers what it printed and how it ended. */
export function touchpoint(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done, failed) => {
    mkdirSync(target, { recursive: true });
    const child = spawn(command, args, { env: environment, cwd: target, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ code: code ?? -1, out, err }));
  });
}

/** The process number that the launcher wrote down for a part of the platform. */
export function pidOf(part: string): number {
  const text = readFileSync(join(home, 'run', `${part}.pid`), 'utf8');
  return Number(/^pid=(\d+)$/m.exec(text)?.[1]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again and again until the answer is there; says what it waited for when it gives up. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined | false>, withinMs = 30_000): Promise<T> {
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
    await new Promise((next) => setTimeout(next, 50));
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

