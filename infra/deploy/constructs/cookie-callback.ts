import {
  ApiMapping,
  CfnStage,
  DomainName,
  type HttpApi,
  HttpMethod,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { CookieMode } from '../parameters/cookie-mode.ts';
import { cookieCallbackRoute } from './api-routes.ts';

/** Of the one route that anybody may call: far more than people who come back from a consent, far less than harm. */
const RATE_PER_SECOND = 20;
const BURST = 40;

type CookieCallbackProps = {
  api: HttpApi;
  stage: HttpStage;
  integration: HttpLambdaIntegration;
  cookieMode: CookieMode;
};

/** Cookie mode: the route that a browser comes back to by itself, and the API's address on the frontends' site. */
export class CookieCallback extends Construct {
  /** What the domain's DNS record points to; none on one machine. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, props: CookieCallbackProps) {
    super(scope, id);
    this.addRoute(props);
    this.domainTarget = this.addDomain(props);
  }

  private addRoute({ api, stage, integration }: CookieCallbackProps): void {
    const { method, path } = cookieCallbackRoute;
    const [route] = api.addRoutes({ path, methods: [HttpMethod[method]], integration });
    if (route === undefined) return;
    acknowledge(route, {
      'AwsSolutions-APIG4':
        'A browser comes here by a redirect and can bring no token. Its __Host- cookie, set when the same browser started the flow with a token, takes its place; without it the flow is refused.',
    });
    const settings = stage.node.defaultChild;
    if (!(settings instanceof CfnStage)) return;
    settings.routeSettings = {
      [`${method} ${path}`]: { ThrottlingRateLimit: RATE_PER_SECOND, ThrottlingBurstLimit: BURST },
    };
    // API Gateway refuses settings of a route that is not there yet.
    settings.node.addDependency(route);
  }

  private addDomain({ api, stage, cookieMode }: CookieCallbackProps): string | undefined {
    const { apiUrl, certificateArn } = cookieMode;
    if (certificateArn === undefined) return undefined;
    const domainName = new DomainName(this, 'Domain', {
      domainName: new URL(apiUrl).hostname,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api, domainName, stage });
    return domainName.regionalDomainName;
  }
}
