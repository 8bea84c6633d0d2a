import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createIssuer } from '../../../../infra/local/oidc-issuer/issuer.ts';
import { type BoundPort, bindPort } from '../../../../infra/local/run/bound-port.ts';
import { localConnectionNames, localStage } from '../../../../infra/local/run/local-stage.ts';
import type { Facts } from '../../../../infra/operator/doctor/facts.ts';
import { gather, type Subject } from '../../../../infra/operator/doctor/gather.ts';
import { CLIENT_SECRET, SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';

const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

type Interception = (request: IncomingMessage, response: ServerResponse) => boolean;
const nothing: Interception = () => false;

/** A deployment in this process, of which each part can be made to answer otherwise. */
export class Deployment {
  /** Answers in the API's or the issuer's place where it returns true; may set headers where not. */
  api = nothing;
  issuer = nothing;
  readonly apiUrl: string;
  readonly issuerUrl: string;
  readonly scalekit: SimulatedScalekit;
  readonly #ports: BoundPort[];

  private constructor(api: BoundPort, issuer: BoundPort, scalekit: SimulatedScalekit, oidc: RequestListener) {
    this.apiUrl = api.url;
    this.issuerUrl = issuer.url;
    this.scalekit = scalekit;
    this.#ports = [api, issuer];
    api.serve((request, response) => this.api(request, response) || answerAsApi(request, response));
    issuer.serve((request, response) => this.issuer(request, response) || oidc(request, response));
  }

  static async start(): Promise<Deployment> {
    const [api, issuer] = await Promise.all([bindPort(0), bindPort(0)]);
    const scalekit = await SimulatedScalekit.start({}, Object.values(localConnectionNames()));
    return new Deployment(api, issuer, scalekit, await createIssuer(issuer.url, 'https://onbehalf.local'));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#ports.map((port) => port.close()), this.scalekit.stop()]);
  }

  heal(): void {
    this.api = nothing;
    this.issuer = nothing;
  }

  stage(parameters: Partial<ReturnType<typeof localStage>> = {}) {
    const regular = localStage(this.scalekit.url, localConnectionNames(), {
      issuer: this.issuerUrl,
      frontendPort: 5173,
    });
    return { stage: 'local', ...regular, ...parameters };
  }

  async token(claims: Record<string, string> = {}): Promise<string> {
    const body = new URLSearchParams({ sub: 'doctor-canary-user', ...claims });
    return (await fetch(`${this.issuerUrl}/tokens`, { method: 'POST', body })).text();
  }

  secret(members: Record<string, unknown> = {}): Subject['secret'] {
    const regular = {
      clientId: 'skc_simulated',
      clientSecret: CLIENT_SECRET,
      webhookSecrets: [WEBHOOK_SECRET],
    };
    return { value: { ...regular, ...members } };
  }

  async facts(subject: Partial<Subject> = {}): Promise<Partial<Facts>> {
    const token = await this.token();
    return gather({ apiUrl: this.apiUrl, token, stage: this.stage(), secret: this.secret(), ...subject });
  }
}

const ORIGINS = ['http://localhost:5173', 'http://127.0.0.1:5173'];

/** As API Gateway does, where the authorizer believes every token. */
function answerAsApi({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
  const { origin = '', authorization } = headers;
  if (method === 'OPTIONS') {
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization,content-type',
    };
    response.writeHead(204, ORIGINS.includes(origin) ? cors : {}).end();
  } else if (url !== '/connections') {
    answerJson(response, 404, { message: 'Not Found' });
  } else if (!authorization) {
    answerJson(response, 401, { message: 'Unauthorized' });
  } else {
    answerJson(response, 200, { connections: [] });
  }
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  return true;
}
