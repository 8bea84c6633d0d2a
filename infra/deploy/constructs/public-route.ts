import { CfnStage, type HttpRoute, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { acknowledge } from '../acknowledgements.ts';
import type { PublicAccess } from '../functions/api-routes.ts';

/** Gives a route without authorizer its own throttle, and records why it demands no token. */
export function exposeRoute(
  route: HttpRoute,
  stage: HttpStage,
  { key, reason, throttle }: PublicAccess & { key: string },
): void {
  acknowledge(route, { 'AwsSolutions-APIG4': reason });
  const settings = stage.node.defaultChild;
  if (!(settings instanceof CfnStage)) throw new Error('The stage has no CfnStage to throttle a route with.');
  settings.routeSettings = {
    ...settings.routeSettings,
    [key]: { ThrottlingRateLimit: throttle.ratePerSecond, ThrottlingBurstLimit: throttle.burst },
  };
  // API Gateway refuses the settings of a route that does not exist yet.
  settings.node.addDependency(route);
}
