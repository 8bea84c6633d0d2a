import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { readCloudAssembly } from '../aws/template/cloud-assembly.ts';
import { type LocalTemplate, readTemplate } from '../aws/template/local-template.ts';
import { createIssuer } from '../oidc-issuer/issuer.ts';
import type { ScalekitEnvironment } from '../scalekit/scalekit-environment.ts';
import { AUDIENCE, type LocalStage, localStage } from './local-stage.ts';
import type { Ports } from './ports.ts';
import type { RunFolder } from './run-folder.ts';
import type { LocalStackOptions } from './stack-options.ts';
import { synthesize } from './synthesize.ts';

type StackParts = { ports: Ports; folder: RunFolder; scalekit: ScalekitEnvironment };

/** Synthesizes while the issuer creates its key: both are slow, and both need only the addresses. */
export async function prepareTemplate(
  { ports, folder, scalekit }: StackParts,
  { parameters, userVerifyUrl, cookieMode, synthesize: write = synthesize, signal }: LocalStackOptions,
): Promise<LocalTemplate & { issuer: RequestListener; parameters: LocalStage }> {
  const directory = join(folder.path, 'cdk.out');
  const addresses = {
    issuer: ports.issuer.url,
    // Browsers send the cookie only between addresses of one site.
    apiUrl: cookieMode ? `http://localhost:${ports.api.port}` : ports.api.url,
    userVerifyUrl,
    cookieMode,
    // The functions' address leads through the network proxy, into which faults can be injected.
    simulatorUrl: scalekit.simulated && scalekit.url,
  };
  const stage = { ...localStage(scalekit.url, scalekit.connectionNames, addresses), ...parameters };
  const [issuer] = await Promise.all([
    createIssuer(ports.issuer.url, [AUDIENCE, ...stage.audience]),
    write(stage, directory, signal),
  ]);
  signal?.throwIfAborted();
  const assembly = await readCloudAssembly(directory);
  const endpoints = { apiUrl: ports.api.url, awsUrl: ports.aws.url };
  return { ...readTemplate(assembly, endpoints), issuer, parameters: stage };
}
