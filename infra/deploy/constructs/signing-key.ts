import { RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * Signs what auditors check: the daily roots of the activity, and the records of offboardings. It outlives the stack,
 * because its public key checks signatures that were exported before.
 */
export class SigningKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Onbehalf: signs the daily roots of the activity, and the records of offboardings',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.arn = key.keyArn;
  }

  /** Lets the grantee sign with the one algorithm in use. */
  grantSign(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['kms:Sign'],
      resourceArns: [this.arn],
      conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
    }).assertSuccess();
  }
}
