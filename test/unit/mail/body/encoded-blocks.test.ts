import { describe, expect, it } from 'vitest';
import { removeEncodedBlocks } from '../../../../shared/mail/body/encoded-blocks.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

const line = 'iQEzBAEBCAAdFiEE1234567890abcdefghijklmnopqrstuvwxyz0123456789AB';
const block = (kind: string) =>
  `-----BEGIN ${kind}-----\nVersion: GnuPG v2\n\n${line}\n${line}\nab==\n=AbCd\n-----END ${kind}-----`;

describe('removeEncodedBlocks', () => {
  it('keeps the text of a clear-signed mail, without its escapes', () => {
    const signed = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello.\n- -- \n- From Bob\n- - item\n- plain\n${block('PGP SIGNATURE')}\nfooter`;
    expect(removeEncodedBlocks(signed)).toEqual({
      text: '\nHello.\n-- \nFrom Bob\n- item\n- plain\nfooter',
      attachments: [],
      isEncrypted: false,
    });
  });

  it('reports an encrypted block and keeps the text around it', () => {
    expect(removeEncodedBlocks(`before\n${block('PGP MESSAGE')}\nafter`)).toEqual({
      text: 'before\nafter',
      attachments: [],
      isEncrypted: true,
    });
  });

  it.each([
    ['a key', block('PGP PUBLIC KEY BLOCK')],
    ['a part of a message', block('PGP MESSAGE, PART 1/2')],
    ['a certificate', block('CERTIFICATE')],
    ['a private key', block('RSA PRIVATE KEY')],
    [
      'an SSH key',
      block('SSH2 PUBLIC KEY')
        .replaceAll('-----', '---- ')
        .replaceAll(/ (BEGIN|END)/g, '$1'),
    ],
    ['a block that is cut', block('PGP MESSAGE').split('\nab==', 1).join('')],
    ['lines of base64', `${line}\n${line}\n${line}\n${line}\nab==`],
    [
      'a part with its header',
      `--b1\nContent-Type: image/png;\n name="a.png"\nContent-Transfer-Encoding: base64\n\n${line}\n${line}\n${line}`,
    ],
    ['BinHex', `(This file must be converted with BinHex 4.0)\n\n:${line}\n${line}!\n!3:`],
  ])('leaves out %s', (_, written) => {
    expect(removeEncodedBlocks(`before\n\n${written}\nafter it`).text.replace(/\n+/g, '\n')).toBe(
      'before\nafter it',
    );
  });

  it.each([
    [
      'uuencoded',
      'begin 644 a b.bin\nM3R$`,3`P<F5A;&QY(&QO;F<@=75E;F-O9&5D(&QI;F4@:&5R92!I;B!T:&4@\n`\nend',
      'a b.bin',
    ],
    ['base64', 'begin-base64 644 a.bin\nSGVsbG8gd29ybGQ=\n====', 'a.bin'],
    ['uuencoded and cut', `begin 666 a.bin\n${'M3R$`,3`P<F5A;&QY(&QO;F<@\n'.repeat(4)}`, 'a.bin'],
    ['yEnc', '=ybegin line=128 size=9 name=a.bin\nx\xff\x80\n=yend size=9 crc32=0', 'a.bin'],
  ])('names a file that is %s and leaves out its data', (_, written, name) => {
    const { text, attachments } = removeEncodedBlocks(`See the file.\n\n${written}\nBye`);
    expect(text.replace(/\n+/g, '\n').trim()).toBe('See the file.\nBye');
    expect(attachments).toEqual([name]);
  });

  it.each([
    'begin 644 is the code of the door.\nPlease use it.',
    'begin 100 metres\nEND OF ROAD',
    '-----BEGIN FORWARDED MESSAGE-----\nHello\n-----END FORWARDED MESSAGE-----',
    '----- Original Message -----\nHello',
    `${line}\n${line}`,
    'https://example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '- item\n- other',
    '-- \nBob',
  ])('keeps %j', (written) => {
    expect(removeEncodedBlocks(written)).toEqual({ text: written, attachments: [], isEncrypted: false });
  });

  it('needs bounded time for many blocks below many blank lines', async () => {
    const written = '\n'.repeat(250_000) + `${`${'A'.repeat(60)}\n`.repeat(3)}\n`.repeat(1_300);
    expect(await cpuTime(() => removeEncodedBlocks(written))).toBeLessThan(1_000);
  });
});
