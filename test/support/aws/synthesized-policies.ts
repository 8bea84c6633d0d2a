import { z } from 'zod';
import { Access } from '../../../infra/local/aws/iam/access.ts';
import { readPolicies } from '../../../infra/local/aws/template/policies.ts';
import { Resources } from '../../../infra/local/aws/template/resources.ts';
import type { synthesize } from '../../infra/deploy/template.ts';

const templateSchema = z.object({ Parameters: z.any(), Resources: z.any(), Outputs: z.any() });

/** The policies of a synthesized template as the local stack reads them, and what decides by them. */
export function readSynthesizedPolicies({ template }: ReturnType<typeof synthesize>) {
  const assembly = {
    stackName: 'Onbehalf',
    template: templateSchema.parse({ Parameters: { BootstrapVersion: {} }, ...template }),
    assetDirectory: () => '',
  };
  const endpoints = { apiUrl: 'http://api.invalid', awsUrl: 'http://aws.invalid' };
  const resources = new Resources(assembly, endpoints);
  const policies = readPolicies(resources);
  const access = new Access(policies, { used() {}, denied() {} });
  return { resources, policies, access, outputs: resources.outputs() };
}
