import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home, pidOf, top } from './platform.js';

/** What the QR codes of a PDF say. They are read with the libraries that the running feedback-service has unpacked, and its own Java. */
export function codesOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'touchpoint-codes-'));
  try {
    const file = join(folder, 'codes.pdf');
    writeFileSync(file, pdf);
    const ended = spawnSync(java(), ['-Djava.awt.headless=true', '-cp', libraries().join(':'), join(top, 'deploy/system-tests/src/ReadCodes.java'), file],
      { encoding: 'utf8' });
    if (ended.status !== 0) {
      throw new Error(`The codes could not be read: ${ended.stderr}`);
    }
    return ended.stdout.split('\n').filter((line) => line.startsWith('http'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function java(): string {
  try {
    return readlinkSync(`/proc/${pidOf('feedback-service')}/exe`);
  } catch {
    return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  }
}

function libraries(): string[] {
  return readdirSync(join(home, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('feedback-service') && path.endsWith('.jar'))
    .map((path) => join(home, 'app', path));
}
