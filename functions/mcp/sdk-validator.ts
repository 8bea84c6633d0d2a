/**
 * Replaces the validator of the MCP package in the bundle (infra/deploy/bundles/packages.ts): the package's
 * own checks what users enter into forms, and this server shows no form.
 */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('This server shows no form, so it checks no input of one.');
  }
}
