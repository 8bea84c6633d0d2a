import type { ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '../rpc/descriptors.ts';

/**
 * The typed detail of an error that a tool's run ended with, after Scalekit called the provider. Undefined for an error
 * of Scalekit's own; `unreadable` for a detail that cannot be decoded, which may have been one.
 */
export function findToolError(error: ConnectError): { executionId: string } | 'unreadable' | undefined {
  const details = error.findDetails(ErrorInfoSchema);
  const known = details.find(({ errorCode, toolErrorInfo }) => errorCode === 'TOOL_ERROR' || toolErrorInfo);
  if (known !== undefined) return { executionId: known.toolErrorInfo?.executionId ?? '' };
  const sent = error.details.filter((detail) => typeNameOf(detail) === ErrorInfoSchema.typeName);
  return details.length < sent.length ? 'unreadable' : undefined;
}

function typeNameOf(detail: ConnectError['details'][number]): string {
  return 'desc' in detail ? detail.desc.typeName : detail.type;
}
