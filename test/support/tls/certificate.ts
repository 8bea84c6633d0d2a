import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate authority for one run, and a certificate for `localhost` that it signed. All PEM. */
export type Certificates = { ca: string; cert: string; key: string };

const ECDSA_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const BASIC_CONSTRAINTS = '0603551d13';
const SUBJECT_ALTERNATIVE_NAME = '0603551d11';
const DAY_MS = 86_400_000;

/** Creates new keys and certificates in memory: none is stored, and none is trusted outside the run. */
export function createCertificates(): Certificates {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'Onbehalf test';
  const constraints = extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([0xff]))));
  // [2] a DNS name, [7] an IP address.
  const addresses = [der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))];
  const names = extension(SUBJECT_ALTERNATIVE_NAME, sequence(...addresses));
  const signed = (subject: string, publicKey: KeyObject, added: Buffer) =>
    toPem('CERTIFICATE', signCertificate({ issuer, subject, publicKey, added }, authority.privateKey));
  return {
    ca: signed(issuer, authority.publicKey, constraints),
    cert: signed('localhost', server.publicKey, names),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

type Unsigned = { issuer: string; subject: string; publicKey: KeyObject; added: Buffer };

/** X.509 version 3 (RFC 5280, 4.1), valid from yesterday until tomorrow. */
function signCertificate({ issuer, subject, publicKey, added }: Unsigned, by: KeyObject): Buffer {
  const algorithm = sequence(Buffer.from(ECDSA_SHA256, 'hex'));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer),
    sequence(utcTime(Date.now() - DAY_MS), utcTime(Date.now() + DAY_MS)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(added)),
  );
  return sequence(content, algorithm, bitString(sign('sha256', content, by)));
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(Buffer.from(oid, 'hex'), der(0x04, value));
}

function nameOf(commonName: string): Buffer {
  const attribute = sequence(Buffer.from(COMMON_NAME, 'hex'), der(0x0c, Buffer.from(commonName)));
  return sequence(der(0x31, attribute));
}

/** YYMMDDHHMMSSZ */
function utcTime(ms: number): Buffer {
  const text = new Date(ms).toISOString().replaceAll(/[-:T]|\..*/g, '');
  return der(0x17, Buffer.from(`${text.slice(2)}Z`));
}

function bitString(content: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function sequence(...content: Buffer[]): Buffer {
  return der(0x30, ...content);
}

/** One DER value: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function toPem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
