import { ImapFlow } from 'imapflow';
import { imapPort } from './platform.js';

export interface Mail {
  subject: string;
  to: string;
  source: string;
}

export interface Envelope {
  subject: string;
  messageId: string;
}

/** Reads a mailbox of the development mail server over IMAP. */
export async function mails(address: string): Promise<Mail[]> {
  return inbox(address, async (client) => {
    const found: Mail[] = [];
    for await (const message of client.fetch('1:*', { envelope: true, source: true })) {
      const source = message.source?.toString('utf8') ?? '';
      found.push({
        subject: message.envelope?.subject ?? '',
        to: message.envelope?.to?.[0]?.address ?? '',
        source: decode(source),
      });
    }
    return found;
  });
}

/** Only what a mail program lists; for mailboxes with many mails. */
export async function envelopes(address: string): Promise<Envelope[]> {
  return inbox(address, async (client) => {
    const found: Envelope[] = [];
    for await (const message of client.fetch('1:*', { envelope: true })) {
      found.push({ subject: message.envelope?.subject ?? '', messageId: message.envelope?.messageId ?? '' });
    }
    return found;
  });
}

async function inbox<T>(address: string, read: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: imapPort,
    secure: false,
    auth: { user: address, pass: 'touchpoint' },
    logger: false,
  });
  await client.connect();
  const lock = await client.getMailboxLock('INBOX');
  try {
    return await read(client);
  } finally {
    lock.release();
    await client.logout();
  }
}

/** Undoes quoted-printable and base64 well enough to look for words. */
function decode(source: string): string {
  const quoted = source.replace(/=\r?\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  const blocks = source.match(/(?:^[A-Za-z0-9+/]{40,}={0,2}\r?\n?)+/gm) ?? [];
  return quoted + blocks.map((block) => Buffer.from(block, 'base64').toString('utf8')).join('\n');
}
