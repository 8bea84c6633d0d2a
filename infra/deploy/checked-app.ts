import { App, type AppProps, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

// Set after the CLI's own context, so that neither cdk.json nor a flag can weaken the checks of a synth.
const strict = {
  // Errors and warnings both fail a synth; the CDK may report a rule's error as a warning.
  '@aws-cdk/core:strictCfnValidateErrors': true,
  '@aws-cdk/core:annotationsInValidationReport': true,
  // Otherwise the CLI decides, and accepts warnings despite `strict`.
  '@aws-cdk/core:failSynthOnValidationErrors': true,
};

/** One per process: it loads its rules at its first synth and keeps them, and loading takes seconds. */
const templateRules = new CloudFormationValidatePlugin();

/**
 * Creates an app whose synth fails on any finding of cdk-nag's AwsSolutions rules, of CloudFormation's resource schemas
 * or of a construct. A resource can acknowledge a finding with a reason.
 */
export function createCheckedApp(props: AppProps = {}): App {
  // No synth at exit: after a wrong parameter there is nothing to synthesize.
  const app = new App({ ...props, postCliContext: strict, autoSynth: false });
  // The second plugin is App's default, but CDK_VALIDATION=false in the environment turns the default off.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), templateRules);
  return app;
}
