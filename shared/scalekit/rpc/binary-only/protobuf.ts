/**
 * What the bundles contain in place of `@bufbuild/protobuf`: gRPC's messages are binary, so its JSON format, which
 * connect's gRPC transport also refers to, would be dead weight (docs/adr/0019). esbuild fails on a name that is missing.
 */
export { create } from '../../../../node_modules/@bufbuild/protobuf/dist/esm/create.js';
export { fromBinary } from '../../../../node_modules/@bufbuild/protobuf/dist/esm/from-binary.js';
export { createFileRegistry } from '../../../../node_modules/@bufbuild/protobuf/dist/esm/registry.js';
export { toBinary } from '../../../../node_modules/@bufbuild/protobuf/dist/esm/to-binary.js';

const refuse = (): never => {
  throw new Error("The bundles do not contain protobuf's JSON format.");
};

export { refuse as fromJson, refuse as fromJsonString, refuse as toJson, refuse as toJsonString };
