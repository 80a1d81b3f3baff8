import { describe, expect, it } from 'vitest';
import { decode } from '../src/mailbox.js';

function part(encoding: string, body: string): string {
  return `Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
}

describe('reading mails', () => {
  it('leaves alone what looks encoded and is not', () => {
    expect(decode(part('7bit', 'https://a.example/?t=3D41\r\nends=\r\nhere'))).toContain('https://a.example/?t=3D41\r\nends=\r\nhere');
  });

  it('reads each part in the encoding that it names', () => {
    const wrapped = Buffer.from(`مرحبا ${'x'.repeat(100)}`).toString('base64').replace(/(.{76})/g, '$1\r\n');
    const mail = decode(['List-Unsubscribe:\r\n <https://a.example/stop>\r\nContent-Type: multipart/alternative; \r\n\tboundary="--=_1"\r\n\r\n',
      part('quoted-printable', 'Se=C3=B1or, a=3Db and so=\r\n on'), part('base64', wrapped), part('7bit', 'k=C3')].join('\r\n----=_1\r\n') + '\r\n----=_1--\r\n');
    expect(mail).toContain('List-Unsubscribe: <https://a.example/stop>');
    expect(mail).toContain('Señor, a=b and so on');
    expect(mail).toContain('مرحبا xxx');
    expect(mail).toContain('k=C3');
  });
});
