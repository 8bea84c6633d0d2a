/**
 * Replaces the validator of the MCP package in the bundle (infra/deploy/constructs/function-bundles.ts): the package's
 * own checks the answers to forms, and this server asks its users for none.
 */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('No form is asked for, so no answer is checked.');
  }
}
