import { z } from 'zod';
import type { Resources } from '../../template/resources.ts';

const functionSchema = z.looseObject({
  LoggingConfig: z.looseObject({ LogGroup: z.string().optional() }).optional(),
});
const stageSchema = z.looseObject({
  AccessLogSettings: z.looseObject({ DestinationArn: z.string().optional() }).optional(),
});

/** The log groups of the template: that of each function by its name, and that of the API's access log. */
export type LogGroups = { ofFunction: ReadonlyMap<string, string>; ofAccess: string | undefined };

export function readLogGroups(resources: Resources): LogGroups {
  const ofFunction = resources.ofType('AWS::Lambda::Function').map(({ ref, properties }) => {
    const { LoggingConfig } = functionSchema.parse(properties);
    return [ref, LoggingConfig?.LogGroup ?? `/aws/lambda/${ref}`] as const;
  });
  const [access] = resources.ofType('AWS::ApiGatewayV2::Stage').flatMap(({ properties }) => {
    const { AccessLogSettings } = stageSchema.parse(properties);
    return AccessLogSettings?.DestinationArn ?? [];
  });
  return { ofFunction: new Map(ofFunction), ofAccess: access?.split(':')[6] };
}
