import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { home, pidOf, top } from './platform.js';

const run = promisify(execFile);

/** A page of a PDF: what its QR codes say, and its words. */
export interface PrintedPage {
  codes: string[];
  text: string;
}

/** What is printed on the pages of a PDF. They are read with the libraries that the running feedback-service has unpacked, and its own Java. */
export async function pagesOf(pdf: Uint8Array): Promise<PrintedPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'touchpoint-codes-'));
  try {
    const file = join(folder, 'codes.pdf');
    writeFileSync(file, pdf);
    const { stdout } = await run(java(), ['-Djava.awt.headless=true', '-Dstdout.encoding=UTF-8', '-cp', libraries().join(':'), join(top, 'deploy/system-tests/src/ReadCodes.java'), file],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return stdout.split(/^page\n/m).slice(1).map((page) => {
      const lines = page.split('\n');
      const those = (kind: string): string[] => lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length));
      return { codes: those('code '), text: those('text ').join('\n') };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the QR codes of a PDF say. */
export async function codesOf(pdf: Uint8Array): Promise<string[]> {
  return (await pagesOf(pdf)).flatMap(({ codes }) => codes);
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
