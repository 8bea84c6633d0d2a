import { RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';

/**
 * The secret with `{ clientId, clientSecret, webhookSecrets }`. The stack creates it empty; the operator puts the value
 * once, so that no template, parameter or CloudFormation event ever has it. The secret outlives the stack: Scalekit shows
 * a client secret once.
 */
export class ScalekitSecret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      description: 'Scalekit API credentials: {"clientId","clientSecret","webhookSecrets":[]}',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    leaveEmpty(secret);
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Scalekit issues these credentials in its dashboard and has no API to rotate them; the operator puts a new value, and functions re-read it on the first 401.',
    });
    this.arn = secret.secretArn;
  }

  /** Lets the grantee read the value, and nothing else about the secret. */
  grantRead(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.arn],
    }).assertSuccess();
  }
}

// Secret always generates a random password, which a function would mistake for credentials.
function leaveEmpty(secret: Secret): void {
  const resource = secret.node.defaultChild;
  if (resource instanceof CfnSecret) resource.generateSecretString = undefined;
}
