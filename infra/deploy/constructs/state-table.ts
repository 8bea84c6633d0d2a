import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PENDING_INDEX } from '../../../shared/state/alignment/pending-index.ts';

/** The grantable actions on the table: no Scan, no batch, no change of the table itself. */
type StateAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

/**
 * The one table: flows, idempotency keys, digests. It outlives the stack, because its data exists nowhere else. After a
 * restore, which always makes another table, the functions use that one.
 */
export class StateTable extends Construct {
  readonly tableName: string;
  private readonly tableArn: string;

  constructor(scope: Construct, id: string, { restoredName }: { restoredName?: string | undefined } = {}) {
    super(scope, id);
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: PENDING_INDEX.name,
          partitionKey: { name: PENDING_INDEX.partitionKey, type: AttributeType.STRING },
          sortKey: { name: PENDING_INDEX.sortKey, type: AttributeType.NUMBER },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...PENDING_INDEX.attributes],
        },
      ],
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.tableName = restoredName ?? table.tableName;
    this.tableArn =
      restoredName === undefined
        ? table.tableArn
        : Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: restoredName });
  }

  /** Grants a query of the pending work, and nothing on the table itself. */
  grantListPending(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${PENDING_INDEX.name}`],
    }).assertSuccess();
  }

  /** Grants exactly these actions on the table itself, and nothing on its index. */
  grant(grantee: IGrantable, ...actions: [StateAction, ...StateAction[]]): void {
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [this.tableArn],
    }).assertSuccess();
  }
}
