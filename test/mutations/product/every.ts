import type { Mutation } from '../mutation.ts';
import { actions } from './actions.ts';
import { activityChecking } from './activity/checking.ts';
import { activityOutcomes } from './activity/outcomes.ts';
import { activitySealing } from './activity/sealing.ts';
import { frameworks } from './agents/frameworks.ts';
import { agentRunIds } from './agents/run-id.ts';
import { toolFormats } from './agents/tool-formats.ts';
import { awsCalls } from './aws/calls.ts';
import { bodies } from './bodies.ts';
import { caller } from './caller.ts';
import { config } from './config.ts';
import { consoleHosting } from './console/hosting.ts';
import { consoleShell } from './console/shell.ts';
import { consoleViews } from './console/views.ts';
import { declared } from './declared.ts';
import { alignment } from './digest/alignment.ts';
import { bulk } from './digest/bulk.ts';
import { digestDelivery } from './digest/delivery.ts';
import { digestFetch } from './digest/fetch.ts';
import { mailBounds } from './digest/mail-bounds.ts';
import { onDemand } from './digest/on-demand.ts';
import { digestPauses } from './digest/pauses.ts';
import { digestRun } from './digest/run.ts';
import { digestSlots } from './digest/slots.ts';
import { digestState } from './digest/state.ts';
import { digestSweep } from './digest/sweep.ts';
import { executeAction } from './execute-action.ts';
import { executions } from './executions.ts';
import { failures } from './failures.ts';
import { client } from './frontend/client.ts';
import { grants } from './grants.ts';
import { http } from './http.ts';
import { infra } from './infra.ts';
import { accountLabels } from './linking/account-labels.ts';
import { flows } from './linking/flows.ts';
import { linking } from './linking/linking.ts';
import { logAndResponse } from './log-and-response.ts';
import { mail } from './mail.ts';
import { mcpCalls } from './mcp/calls.ts';
import { mcpPages } from './mcp/pages.ts';
import { mcpProtocol } from './mcp/protocol.ts';
import { mcpResults } from './mcp/results.ts';
import { offboardings } from './offboarding/ends.ts';
import { openapi } from './openapi.ts';
import { operationsAlarms } from './operations/alarms.ts';
import { operationsDeployment } from './operations/deployment.ts';
import { operationsSilence } from './operations/silence.ts';
import { operatorConnections } from './operator/connections.ts';
import { doctor } from './operator/doctor.ts';
import { policies } from './policies.ts';
import { render } from './render.ts';
import { token } from './scalekit/token.ts';
import { scalekit } from './scalekit.ts';
import { schedule } from './schedule.ts';
import { sdk } from './sdk.ts';
import { stack } from './stack.ts';
import { template } from './template.ts';
import { keptItems } from './upgrade/kept-items.ts';
import { lastingResources } from './upgrade/lasting-resources.ts';
import { restoredTable } from './upgrade/restored-table.ts';
import { sbom } from './upgrade/sbom.ts';
import { webhookEffects } from './webhooks/effects.ts';
import { webhookResumption } from './webhooks/resumption.ts';
import { webhookSignatures } from './webhooks/signatures.ts';
import { writeOnce } from './write-once.ts';

/** Every mutation of the product's own code, by area. */
export const mutations: readonly Mutation[] = [
  ...activityOutcomes,
  ...activityChecking,
  ...activitySealing,
  ...webhookResumption,
  ...keptItems,
  ...sbom,
  ...lastingResources,
  ...restoredTable,
  ...actions,
  ...awsCalls,
  ...bodies,
  ...caller,
  ...client,
  ...config,
  ...declared,
  ...consoleHosting,
  ...consoleViews,
  ...consoleShell,
  ...alignment,
  ...digestDelivery,
  ...digestFetch,
  ...digestRun,
  ...digestPauses,
  ...digestSlots,
  ...digestState,
  ...digestSweep,
  ...executeAction,
  ...executions,
  ...failures,
  ...agentRunIds,
  ...frameworks,
  ...toolFormats,
  ...grants,
  ...policies,
  ...http,
  ...infra,
  ...sdk,
  ...stack,
  ...doctor,
  ...operatorConnections,
  ...linking,
  ...accountLabels,
  ...flows,
  ...logAndResponse,
  ...bulk,
  ...mail,
  ...mailBounds,
  ...mcpCalls,
  ...mcpPages,
  ...mcpProtocol,
  ...mcpResults,
  ...onDemand,
  ...openapi,
  ...operationsAlarms,
  ...operationsDeployment,
  ...operationsSilence,
  ...render,
  ...scalekit,
  ...token,
  ...schedule,
  ...template,
  ...offboardings,
  ...webhookEffects,
  ...webhookSignatures,
  ...writeOnce,
];
