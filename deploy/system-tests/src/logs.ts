import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './platform.js';

/** What the services write from now on. */
export class Logs {
  private readonly before = new Map(logFiles().map((file) => [file, statSync(file).size]));

  /** The lines by which a service says that something failed. */
  errors(): string[] {
    return this.lines().filter((line) => /^\S+\s+ERROR /.test(line)).map((line) => line.slice(0, 300));
  }

  /** The lines that hold these words. */
  saying(words: string): string[] {
    return this.lines().filter((line) => line.includes(words));
  }

  private lines(): string[] {
    return logFiles().flatMap((file) => readFileSync(file).subarray(this.before.get(file) ?? 0).toString().split('\n'));
  }
}

function logFiles(): string[] {
  const folder = join(home, 'logs');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')).map((name) => join(folder, name)) : [];
}
