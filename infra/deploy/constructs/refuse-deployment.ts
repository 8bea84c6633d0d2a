import { CfnRule, Fn, type Stack } from 'aws-cdk-lib';

/** Makes CloudFormation refuse the stack: `cdk deploy` without `npm run deploy` passes no `purpose=deploy`. */
export function refuseDeployment(stack: Stack, stage: string): void {
  new CfnRule(stack, 'NeverDeploys', {
    assertions: [
      {
        assert: Fn.conditionEquals(stage, 'a stage with values of your own'),
        assertDescription: `Stage "${stage}" never deploys: add one under "stages" in cdk.json and pass -c stage=NAME.`,
      },
    ],
  });
}
