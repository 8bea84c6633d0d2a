import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/errdetails/errdetails_pb.js';
import type { CodeName } from './grpc-code.ts';

export type ToolFailure = { code: CodeName; toolErrorCode: string; message: string };

/** An error that the SDK's `isToolException` recognizes, with `toolErrorCode` and `executionId` readable on it. */
export function toToolError(failure: ToolFailure, executionId: string, headers?: Headers): ConnectError {
  const toolErrorInfo = {
    executionId,
    toolErrorCode: failure.toolErrorCode,
    toolErrorMessage: failure.message,
  };
  const detail = { desc: ErrorInfoSchema, value: { errorCode: 'TOOL_ERROR', toolErrorInfo } };
  return new ConnectError(failure.message, Code[failure.code], headers, [detail]);
}
