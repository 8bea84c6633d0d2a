import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** The bus on which the product publishes changes of accounts. Its rules are the consumers': see docs/account-events.md. */
export class AccountEventBus extends Construct {
  readonly busName: string;
  private readonly busArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Stages may share an AWS account, and the CDK would give the buses of all of them one name.
    const eventBusName = Stack.of(this).stackName;
    const bus = new EventBus(this, 'Bus', {
      eventBusName,
      description: "Changes of the users' connected accounts",
    });
    this.busName = bus.eventBusName;
    this.busArn = bus.eventBusArn;
  }

  /** Lets the grantee publish on this bus, and on no other. */
  grantPublish(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['events:PutEvents'],
      resourceArns: [this.busArn],
    }).assertSuccess();
  }
}
