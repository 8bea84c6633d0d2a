import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import { findDnsSuffix } from '../../../shared/aws/endpoint.ts';
import { findElements, parseXml, textOf, type XmlElement } from './xml-element.ts';

/** The services of AWS's Query protocol that commands call: the version of each, and its name in an address. */
const SERVICES = {
  cloudformation: { version: '2010-05-15', name: 'CLOUDFORMATION' },
  monitoring: { version: '2010-08-01', name: 'CLOUDWATCH' },
  sns: { version: '2010-03-31', name: 'SNS' },
} as const;

const CALL_MS = 15_000;

/** AWS refused a call: `name` is its code. */
export class QueryRefusal extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

type Target = { region: string; profile?: string | undefined };

/** Calls one service with the operator's credentials, which AWS's own client finds. */
export type QueryApi = (action: string, parameters?: Record<string, string>) => Promise<XmlElement>;

/** @throws QueryRefusal, or the errors of fetch and of AWS's search for credentials */
export function openQueryApi(service: keyof typeof SERVICES, { region, profile }: Target): QueryApi {
  const { version, name } = SERVICES[service];
  const { AWS_ENDPOINT_URL, [`AWS_ENDPOINT_URL_${name}`]: endpoint = AWS_ENDPOINT_URL } = process.env;
  const url = new URL(endpoint || `https://${service}.${region}.${findDnsSuffix(region)}`);
  const client = new SecretsManagerClient({ region, ...(profile !== undefined && { profile }) });
  const { credentials } = client.config;
  const signer = new SignatureV4({ service, region, credentials, sha256: Hash.bind(null, 'sha256') });
  return async (action, parameters = {}) => {
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
    const { headers } = await signer.sign(
      new HttpRequest({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: '/',
        headers: { host: url.host, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
    );
    const signal = AbortSignal.timeout(CALL_MS);
    const response = await fetch(new URL('/', url), { method: 'POST', headers, body, signal });
    const text = await response.text();
    if (response.ok) return parseXml(text);
    throw refusalOf(text, response.status);
  };
}

function refusalOf(text: string, status: number): QueryRefusal {
  try {
    const [error] = findElements(parseXml(text), 'Error');
    if (error !== undefined) return new QueryRefusal(textOf(error, 'Code'), textOf(error, 'Message'));
  } catch {
    // A proxy, whose body is not AWS's.
  }
  return new QueryRefusal(`HTTP ${status}`, '');
}
