import type { CodeName } from '../tools/grpc-code.ts';

/** An error of the provider. Scalekit forwards it with a typed detail (`TOOL_ERROR`). */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: CodeName;
  readonly toolErrorCode: string;

  constructor(code: CodeName, toolErrorCode: string, message: string) {
    super(message);
    this.code = code;
    this.toolErrorCode = toolErrorCode;
  }
}

/** The provider's 400. */
export function invalidArgument(message: string): ToolError {
  return new ToolError('InvalidArgument', 'INVALID_ARGUMENT', message);
}

/** The provider's 404. */
export function notFound(message: string): ToolError {
  return new ToolError('NotFound', 'NOT_FOUND', message);
}

/** The provider's 403. */
export function forbidden(message: string): ToolError {
  return new ToolError('PermissionDenied', 'PERMISSION_DENIED', message);
}
