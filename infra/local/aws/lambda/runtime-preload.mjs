// Loaded into every function process before aws-lambda-ric. Plain JavaScript: type stripping would add 60 ms to
// each cold start. It replaces two parts of the Lambda environment: the native Runtime API client, which is not
// built here, and the sandbox, which ends its processes when it ends.
import { Agent, request } from 'node:http';
import { registerHooks } from 'node:module';
import { Socket } from 'node:net';

// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/native/rapid-client.cc
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node'
      ? { url: import.meta.url, format: 'module', shortCircuit: true }
      : next(specifier, context),
});

// Descriptor 3 is a pipe without data: its end means that the local stack has ended, also after SIGKILL.
const stack = new Socket({ fd: 3 });
stack.on('end', () => process.exit(1));
stack.on('error', () => process.exit(1));
stack.resume();
stack.unref();

const [host, port] = String(process.env.AWS_LAMBDA_RUNTIME_API).split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let posted = Promise.resolve();

function call(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const options = { host, port, agent, method, path: `/2018-06-01/runtime/invocation/${path}`, headers };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ bodyJson: text, headers: response.headers }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

// The native client blocks until its post has a response; here the next poll waits for it instead.
export async function next() {
  await posted;
  return call('GET', 'next', {});
}

export function done(requestId, body) {
  posted = call('POST', `${requestId}/response`, { 'content-type': 'application/json' }, body);
}

export function error(requestId, body, xrayCause) {
  const headers = {
    'content-type': 'application/json',
    'lambda-runtime-function-xray-error-cause': xrayCause,
  };
  // A cause may contain characters that an HTTP header cannot; only X-Ray reads it.
  if (/[^\t\x20-\x7e]/.test(xrayCause)) delete headers['lambda-runtime-function-xray-error-cause'];
  posted = call('POST', `${requestId}/error`, headers, body);
}
