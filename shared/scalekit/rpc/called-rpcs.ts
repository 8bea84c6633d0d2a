/** The RPCs that the product calls; `npm run descriptors` writes what they need of the SDK's descriptors. */
export const calledRpcs = {
  accounts: [
    'listConnectedAccounts',
    'createConnectedAccount',
    'deleteConnectedAccount',
    'getMagicLinkForConnectedAccount',
    'verifyConnectedAccountUser',
    'getConnectedAccountAuth',
  ],
  connections: ['listAppConnections'],
  tools: ['executeTool', 'listScopedTools'],
} as const;
