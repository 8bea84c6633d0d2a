import { type Handler, rights, serviceRole } from './handler.ts';

const arn = (path: string) => `arn:aws:apigateway:eu-west-1::${path}`;

/** A type whose resources are created in a collection, and read, changed and deleted by their id. */
function restType(collection: string, id: string, more: Partial<Handler> = {}): Handler {
  return {
    arns: () => [arn(collection), arn(`${collection}/${id}`)],
    rights: rights('apigateway', 'POST GET PUT PATCH DELETE'),
    ...more,
  };
}

/** Create, read, update and delete of every type are POST, GET, PUT or PATCH, and DELETE on its path. */
export const apiGateway: Record<string, Handler> = {
  'AWS::ApiGatewayV2::Api': restType('/apis', 'abc', {
    arns: () => ['/apis', '/apis/abc', '/tags/arn%3Aaws%3Aapigateway'].map(arn),
    unless: { BodyS3Location: ['s3:getObject'] },
  }),
  'AWS::ApiGatewayV2::ApiMapping': restType('/domainnames/api.acme.com/apimappings', 'abc'),
  'AWS::ApiGatewayV2::Authorizer': restType('/apis/abc/authorizers', 'def', {
    unless: { AuthorizerCredentialsArn: ['iam:PassRole'] },
  }),
  'AWS::ApiGatewayV2::DomainName': restType('/domainnames', 'api.acme.com', {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/using-service-linked-roles.html
    further: () => [serviceRole('ops.apigateway.amazonaws.com', 'AWSServiceRoleForAPIGateway')],
  }),
  'AWS::ApiGatewayV2::Integration': restType('/apis/abc/integrations', 'def'),
  'AWS::ApiGatewayV2::Route': restType('/apis/abc/routes', 'def'),
  'AWS::ApiGatewayV2::Stage': restType('/apis/abc/stages', '$default', {
    // Its schema declares none. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    further: () =>
      rights(
        'logs',
        `CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries PutResourcePolicy
        DescribeResourcePolicies DescribeLogGroups`,
      ).map((action) => [action, '*']),
  }),
};
