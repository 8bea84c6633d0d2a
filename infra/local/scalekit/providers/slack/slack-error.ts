import type { CodeName } from '../../tools/grpc-code.ts';
import { ToolError } from '../tool-error.ts';

/** Slack returns every refusal as 200 with an error name. Each name maps to a typed tool error. */
const codesByName = {
  channel_not_found: ['NotFound', 'NOT_FOUND'],
  user_not_found: ['NotFound', 'NOT_FOUND'],
  users_not_found: ['NotFound', 'NOT_FOUND'],
  thread_not_found: ['NotFound', 'NOT_FOUND'],
  not_in_channel: ['PermissionDenied', 'PERMISSION_DENIED'],
  method_not_supported_for_channel_type: ['InvalidArgument', 'INVALID_ARGUMENT'],
  no_text: ['InvalidArgument', 'INVALID_ARGUMENT'],
  msg_too_long: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_blocks: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_attachments: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_cursor: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_types: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_ts_latest: ['InvalidArgument', 'INVALID_ARGUMENT'],
  invalid_ts_oldest: ['InvalidArgument', 'INVALID_ARGUMENT'],
  users_list_not_supplied: ['InvalidArgument', 'INVALID_ARGUMENT'],
  too_many_users: ['InvalidArgument', 'INVALID_ARGUMENT'],
} as const satisfies Record<string, [CodeName, string]>;

/** The tool error for one of Slack's error names. */
export function slackError(name: keyof typeof codesByName): ToolError {
  const [code, toolErrorCode] = codesByName[name];
  return new ToolError(code, toolErrorCode, name);
}
