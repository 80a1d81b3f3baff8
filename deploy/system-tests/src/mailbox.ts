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
    if (typeof client.mailbox === 'object' && client.mailbox.exists === 0) {
      return found;
    }
    for await (const message of client.fetch('1:*', { envelope: true })) {
      found.push({ subject: message.envelope?.subject ?? '', messageId: message.envelope?.messageId ?? '' });
    }
    return found;
  });
}

/** Lays a mail into a mailbox, as if somebody had sent it there. */
export async function deliver(address: string, source: string): Promise<void> {
  await inbox(address, async (client) => {
    await client.append('INBOX', source.replace(/\r?\n/g, '\r\n'));
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

/** A mail as its reader sees it, headers included: each part in the encoding that it names. */
export function decode(source: string): string {
  const [head = ''] = source.split(/\r?\n\r?\n/, 1);
  const body = source.slice(head.length).replace(/^\r?\n\r?\n/, '');
  const headers = head.replace(/\r?\n[ \t]+/g, ' ');
  const boundary = /^content-type:\s*multipart\/.*boundary="?([^";\r\n]+)"?/im.exec(headers)?.[1];
  if (boundary !== undefined) {
    const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
    return [headers, ...parts.filter((part) => !part.startsWith('--')).map((part) => decode(part.replace(/^[ \t]*\r?\n/, '')))].join('\n');
  }
  switch (/^content-transfer-encoding:\s*([a-z0-9-]+)/im.exec(headers)?.[1]?.toLowerCase()) {
    case 'quoted-printable': return `${headers}\n\n${unquoted(body)}`;
    case 'base64': return `${headers}\n\n${Buffer.from(body, 'base64').toString('utf8')}`;
    default: return `${headers}\n\n${body}`;
  }
}

function unquoted(body: string): string {
  return body.replace(/=[ \t]*\r?\n/g, '').replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}
