import generated from './generated/scalekit.json' with { type: 'json' };

/** The headers by which Scalekit recognises its SDK, of every RPC and of the request for a token. */
export const sdkHeaders = {
  'user-agent': `${generated.sdkVersion} Node/${process.version} (${process.platform}; ${process.arch})`,
  'x-sdk-version': generated.sdkVersion,
  'x-api-version': generated.apiVersion,
};
