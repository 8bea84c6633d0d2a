import { App, type AppProps, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

// After the CLI's own context, so that neither cdk.json nor a flag can lower what a synth must pass.
const strict = {
  // Errors and warnings alike, whether or not the CDK calls the rules' errors warnings.
  '@aws-cdk/core:strictCfnValidateErrors': true,
  '@aws-cdk/core:annotationsInValidationReport': true,
  // The CLI takes the verdict over otherwise, and lets warnings pass whatever `strict` says.
  '@aws-cdk/core:failSynthOnValidationErrors': true,
};

/**
 * An app whose synth fails on a finding of cdk-nag's AwsSolutions rules, on one of CloudFormation's resource
 * schemas, and on any warning of a construct, unless the resource acknowledges it with a reason.
 */
export function createCheckedApp(props: AppProps = {}): App {
  // Not at exit: after a wrong parameter there is nothing to synthesize.
  const app = new App({ ...props, postCliContext: strict, autoSynth: false });
  // The second is App's default, but CDK_VALIDATION=false in the environment turns the default off.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new CloudFormationValidatePlugin());
  return app;
}
