import type { Mutation } from '../mutation.ts';

const PARAMETERS = { test: 'test/infra/deploy/parameter-rules.test.ts' };
const COOKIES = { test: 'test/infra/deploy/cookie-mode.test.ts' };
const SIZES = { test: 'test/infra/deploy/environment-size.test.ts' };
const STATE = { test: 'test/infra/deploy/state-and-failures.test.ts' };
const FUNCTIONS = { test: 'test/infra/deploy/functions.test.ts' };

/** The stack, and the parameters that it refuses. */
export const stack: readonly Mutation[] = [
  {
    behaviour: "Users' tokens can be sent to another host by a parameter",
    find: "refine(() => stage === 'local', \"sends",
    replace: "refine(() => stage !== '', \"sends",
    ...PARAMETERS,
    name: 'are refused in stage prod',
  },
  {
    behaviour: 'An unreviewed read is deployed',
    find: 'refuseUnprovenReads(allowList);',
    replace: 'refuseUnprovenReads({}) ?? allowList;',
    ...PARAMETERS,
    name: 'is refused with a read that is not proven to be one',
  },
  {
    behaviour: 'A 51st audience fails the deployment in its middle',
    find: 'const MAX_AUDIENCES = 50;',
    replace: 'const MAX_AUDIENCES = 51;',
    ...PARAMETERS,
    name: 'is 51 audiences, and 50 are accepted',
  },
  {
    behaviour: 'A list with a repetition reaches API Gateway',
    find: 'values.indexOf(value) < index',
    replace: 'values.indexOf(value) < index - 1e6',
    ...PARAMETERS,
    name: 'is a repetition in audience',
  },
  {
    behaviour: 'A port in cookieMode.apiUrl is dropped from the domain and stays in the callback',
    find: "if (port !== '') return 'must have no port",
    replace: "if (port === '0') return 'must have no port",
    ...PARAMETERS,
    name: 'is https://api.acme.test:8443 as cookieMode.apiUrl',
  },
  {
    behaviour: 'An IP address becomes a custom domain',
    find: ' && isIP(hostname) === 0',
    replace: ' && isIP(hostname) < 9',
    ...PARAMETERS,
    name: 'is https://192.0.2.7 as cookieMode.apiUrl',
  },
  {
    behaviour: 'Two connections share the accounts of one Scalekit connection',
    find: 'find(([, taken]) => taken === name)',
    replace: 'find(([, taken]) => taken === `${name} `)',
    ...PARAMETERS,
    name: 'are refused when two connections have one name at Scalekit',
  },
  {
    behaviour: 'A callback page is deployed that CORS keeps from the API',
    find: 'if (serverSide || allowedOrigins.includes(origin)) return;',
    replace: 'if (serverSide !== true || allowedOrigins.includes(origin)) return;',
    ...PARAMETERS,
    name: 'is refused outside allowedOrigins',
  },
  {
    behaviour: 'A callback page of an own server is refused',
    find: 'if (serverSide || allowedOrigins.includes(origin)) return;',
    replace: 'if (!serverSide && allowedOrigins.includes(origin)) return;',
    ...PARAMETERS,
    name: 'is accepted with',
  },
  {
    behaviour: "Links of services return to the API's callback, which rejects them all",
    find: "if (isCallback(userVerifyUrl)) refuse(message, 'userVerifyUrl');",
    replace: '',
    ...PARAMETERS,
    name: "is refused as the API's own callback",
  },
  {
    behaviour: "A user's address names the user, in a claim called Email",
    find: '    .toUpperCase()\n    .toLowerCase()\n',
    replace: '',
    ...PARAMETERS,
    name: 'is refused as a claim that can be reassigned in any spelling: Email',
  },
  {
    behaviour: 'A claim that looks like email to a reader passes by its letters',
    find: "    .normalize('NFKD')\n",
    replace: '',
    ...PARAMETERS,
    name: 'is refused as a claim that can be reassigned in any spelling',
  },
  {
    behaviour: 'An environment over 4 KB fails the deployment in its middle',
    find: '  refuseLargeEnvironment(name, variables);\n',
    replace: '',
    ...SIZES,
    name: 'refuses 140 service clients',
  },
  {
    behaviour: 'The environment is measured in characters, and Lambda counts bytes',
    find: 'Buffer.byteLength(JSON.stringify(Object.fromEntries(resolved)))',
    replace: 'JSON.stringify(Object.fromEntries(resolved)).length',
    ...SIZES,
    name: 'letters of two bytes',
  },
  {
    behaviour: 'The ARNs that AWS generates are not counted in the environment',
    find: 'g, GENERATED)',
    replace: "g, '')",
    ...SIZES,
    name: 'with room for what AWS generates',
  },
  {
    behaviour: 'The first deployment in cookie mode fails: settings of a route that is not there',
    find: '  settings.node.addDependency(route);\n',
    replace: '',
    ...COOKIES,
    name: 'creates the stage after the route whose throttle it sets',
  },
  {
    behaviour: 'Fifty foreign flows in five minutes before the operator is alarmed',
    find: 'const FOREIGN_FLOWS = 5;',
    replace: 'const FOREIGN_FLOWS = 50;',
    ...COOKIES,
    name: 'alarm when they are foreign',
  },
  {
    behaviour: 'Foreign flows must come within one minute to raise the alarm',
    find: "statistic: 'Sum',\n        period: Duration.minutes(5),",
    replace: "statistic: 'Sum',\n        period: Duration.minutes(1),",
    ...COOKIES,
    name: 'alarm when they are foreign',
  },
  {
    behaviour: 'A transition to cookie mode ends the execute-api address before DNS leads elsewhere',
    find: 'certificateArn !== undefined && !transition',
    replace: 'certificateArn !== undefined && transition !== undefined',
    ...COOKIES,
    name: 'keeps the execute-api address beside its own domain',
  },
  {
    behaviour: 'In a transition new links return to a host to which their cookie does not go',
    find: 'cookieMode && !cookieMode.transition',
    replace: 'cookieMode',
    ...COOKIES,
    name: "returns new links to the product's page",
  },
  {
    behaviour:
      "An operator's address for a provider's API is ignored on one machine: the local digest asks Google",
    find: '{ ...Object.fromEntries(urls), ...overrides }',
    replace: '{ ...overrides, ...Object.fromEntries(urls) }',
    ...FUNCTIONS,
    name: 'receive the addresses of the providers, which stage local replaces',
  },
  {
    behaviour: "A deletion of the stack deletes Scalekit's client secret, which was shown once",
    find: '      removalPolicy: RemovalPolicy.RETAIN,\n    });\n    leaveEmpty(secret);',
    replace: '      removalPolicy: RemovalPolicy.DESTROY,\n    });\n    leaveEmpty(secret);',
    ...STATE,
    name: 'is retained when the stack is deleted, or would replace it',
  },
  {
    behaviour: 'Every first deployment that fails leaves its log groups',
    find: 'RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
    replace: 'RemovalPolicy.RETAIN',
    ...STATE,
    name: 'but not when its first deployment fails',
  },
  {
    behaviour: 'A deletion of the stack deletes its logs',
    find: 'RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
    replace: 'RemovalPolicy.DESTROY',
    ...STATE,
    name: 'are retained when the stack is deleted',
  },
  {
    behaviour: 'A stack that was destroyed cannot be deployed again: its access log is still there',
    find: "Fn.select(2, Fn.split('/', stackId))",
    replace: "stackId && 'access'",
    ...STATE,
    name: 'whose name is unique to the stack',
  },
  {
    behaviour: 'One command deletes a production stack',
    find: 'terminationProtection: isDeployable(parameters.stage)',
    replace: 'terminationProtection: !isDeployable(parameters.stage)',
    ...STATE,
    name: 'is protected against deletion where it deploys: prod',
  },
];
