const SDK_VERSION = '2.11.0';
const API_VERSION = '20260727';

const sdk = `Scalekit-Node/${SDK_VERSION}`;

/** The headers by which Scalekit recognises its SDK, of every RPC and of the request for a token. */
export const sdkHeaders = {
  'user-agent': `${sdk} Node/${process.version} (${process.platform}; ${process.arch})`,
  'x-sdk-version': sdk,
  'x-api-version': API_VERSION,
};
