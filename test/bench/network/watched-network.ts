import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { createCertificates } from '../../support/tls/certificate.ts';
import type { Bundle } from '../processes/run-process.ts';
import type { NetworkEvent } from './network-log.ts';
import { startTlsFront } from './tls-front.ts';

type Options = {
  stack: Pick<StackDescription, 'scalekitUrl' | 'awsUrl' | 'dynamodbUrl'>;
  /** A folder for the certificate of the run's own authority. */
  directory: string;
  /** Of Scalekit. AWS is in the function's own region: no round trip is added. */
  roundTripMs: number;
  /** How long Secrets Manager takes for the secret's value. */
  secretMs: number;
};

/** The emulators behind TLS, recorded. `watch` returns the bundle on this network; `takeEvents` what was recorded since. */
export async function startWatchedNetwork({ stack, directory, roundTripMs, secretMs }: Options) {
  await using starting = new AsyncDisposableStack();
  const certificates = createCertificates();
  const authority = join(directory, 'bench-ca.pem');
  await writeFile(authority, certificates.ca);
  let events: NetworkEvent[] = [];
  const common = { certificates, record: (event: NetworkEvent) => void events.push(event) };
  const fronts = {
    scalekit: await startTlsFront({ ...common, host: 'scalekit', targetUrl: stack.scalekitUrl, roundTripMs }),
    secrets: await startTlsFront({
      ...common,
      host: 'secrets-manager',
      targetUrl: stack.awsUrl,
      roundTripMs: 0,
      holdMs: { GetSecretValue: secretMs },
    }),
    dynamodb: await startTlsFront({
      ...common,
      host: 'dynamodb',
      targetUrl: stack.dynamodbUrl,
      roundTripMs: 0,
    }),
  };
  for (const front of Object.values(fronts)) starting.defer(() => front.close());
  const environment = {
    SCALEKIT_ENVIRONMENT_URL: fronts.scalekit.url,
    AWS_ENDPOINT_URL: fronts.secrets.url,
    AWS_ENDPOINT_URL_DYNAMODB: fronts.dynamodb.url,
    NODE_EXTRA_CA_CERTS: authority,
  };
  const started = starting.move();
  return {
    watch: (bundle: Bundle): Bundle => ({
      ...bundle,
      environment: { ...bundle.environment, ...environment },
    }),
    takeEvents() {
      const taken = events;
      events = [];
      return taken;
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
