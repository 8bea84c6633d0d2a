import { createCheckedApp } from './checked-app.ts';
import { ParametersError, parseParameters } from './parameters/parameters.ts';
import { OnbehalfStack } from './stack.ts';

try {
  // In this mode the CDK reports findings and exits with 1 instead of throwing with a stack trace.
  const app = createCheckedApp({ context: { '@aws-cdk/core:appMode': 'process' } });
  const parameters = parseParameters({
    stage: app.node.tryGetContext('stage'),
    stages: app.node.tryGetContext('stages'),
    purpose: app.node.tryGetContext('purpose'),
  });
  new OnbehalfStack(app, 'Onbehalf', { stackName: `onbehalf-${parameters.stage}`, parameters });
  app.synth();
} catch (error) {
  if (!(error instanceof ParametersError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
