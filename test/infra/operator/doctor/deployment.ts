import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createIssuer } from '../../../../infra/local/oidc-issuer/issuer.ts';
import { type BoundPort, bindPort } from '../../../../infra/local/run/bound-port.ts';
import {
  type LocalStage,
  localConnectionNames,
  localStage,
} from '../../../../infra/local/run/local-stage.ts';
import type { Alarming } from '../../../../infra/operator/doctor/alarm-reading.ts';
import type { Facts } from '../../../../infra/operator/doctor/facts.ts';
import { gather, type Subject } from '../../../../infra/operator/doctor/gather.ts';
import type { Surroundings } from '../../../../infra/operator/doctor/surroundings.ts';
import { CLIENT_SECRET, SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';

const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

/** The alarms of a stack as AWS shows them. */
export const soundAlarming: Alarming = {
  policy: JSON.stringify({
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 'sns:Publish' },
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' },
    ],
  }),
  key: '',
  subscriptions: [{ protocol: 'email', isConfirmed: true }],
  alarms: [{ name: 'onbehalf-prod-AlarmsDeadLetters1A2B3C4D-Xy', isEnabled: true }],
};

type Interception = (request: IncomingMessage, response: ServerResponse) => boolean;
const passThrough: Interception = () => false;

/** A deployment in this process; a test can replace the responses of each part. */
export class Deployment {
  /** Responds in place of the API or the issuer and returns true; returns false to let the original respond. */
  api = passThrough;
  issuer = passThrough;
  readonly apiUrl: string;
  readonly issuerUrl: string;
  readonly scalekit: SimulatedScalekit;
  readonly #ports: BoundPort[];

  private constructor(api: BoundPort, issuer: BoundPort, scalekit: SimulatedScalekit, oidc: RequestListener) {
    this.apiUrl = api.url;
    this.issuerUrl = issuer.url;
    this.scalekit = scalekit;
    this.#ports = [api, issuer];
    api.serve((request, response) => {
      const [path = ''] = request.url?.split('?') ?? [];
      if (this.api(request, response)) return;
      if (path === '/console') {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(consolePage(this.stage()));
      } else if (path.startsWith('/.well-known/oauth-protected-resource')) {
        const metadata = { resource: `${this.apiUrl}/mcp`, authorization_servers: [this.issuerUrl] };
        respondJson(response, 200, metadata);
      } else respondAsApi(request, response);
    });
    issuer.serve((request, response) => this.issuer(request, response) || oidc(request, response));
  }

  static async start(): Promise<Deployment> {
    const [api, issuer] = await Promise.all([bindPort(0), bindPort(0)]);
    const scalekit = await SimulatedScalekit.start({}, Object.values(localConnectionNames()));
    return new Deployment(api, issuer, scalekit, await createIssuer(issuer.url, ['https://onbehalf.local']));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#ports.map((port) => port.close()), this.scalekit.stop()]);
  }

  restore(): void {
    this.api = passThrough;
    this.issuer = passThrough;
  }

  stage(parameters: Partial<ReturnType<typeof localStage>> = {}) {
    const regular = localStage(this.scalekit.url, localConnectionNames(), {
      issuer: this.issuerUrl,
      apiUrl: this.apiUrl,
      userVerifyUrl: 'http://localhost:5173/callback',
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

  async facts(subject: Partial<Subject> = {}, surroundings?: Surroundings): Promise<Partial<Facts>> {
    const token = await this.token();
    const sound = {
      apiUrl: this.apiUrl,
      token,
      stage: this.stage(),
      secret: this.secret(),
      alarming: soundAlarming,
    };
    return gather({ ...sound, ...subject }, surroundings);
  }
}

const ORIGINS = ['http://localhost:5173', 'http://127.0.0.1:5173'];

/** Responds as API Gateway with an authorizer that accepts every token. */
function respondAsApi({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
  const { origin = '', authorization } = headers;
  if (method === 'OPTIONS') {
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization,content-type',
    };
    response.writeHead(204, ORIGINS.includes(origin) ? cors : {}).end();
  } else if (url !== '/connections' && url !== '/mcp') {
    respondJson(response, 404, { message: 'Not Found' });
  } else if (!authorization) {
    respondJson(response, 401, { message: 'Unauthorized' });
  } else if (url === '/mcp') {
    respondJson(response, 200, {
      jsonrpc: '2.0',
      id: 1,
      result: { tools: [{ name: 'gmail_send_message' }] },
    });
  } else {
    respondJson(response, 200, { connections: [] });
  }
}

/** The console's page with its configuration, of which the doctor reads these members. */
export function consolePage(
  { issuer, console }: Pick<LocalStage, 'issuer' | 'console'>,
  more: object = {},
): string {
  const config = { issuer, clientId: console?.clientId, scopes: console?.scopes.join(' '), ...more };
  return `<meta name="onbehalf-config" content="${JSON.stringify(config).replaceAll('"', '&quot;')}">`;
}

export function respondJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  return true;
}
