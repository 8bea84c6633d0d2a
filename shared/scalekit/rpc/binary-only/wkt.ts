/** What the bundles contain in place of `@bufbuild/protobuf/wkt`, of which connect's client runs nothing. */
export const file_google_protobuf_any = undefined;

export function anyPack(): never {
  throw new Error('Only a gRPC server packs the details of an error.');
}

export const MethodOptions_IdempotencyLevel = { NO_SIDE_EFFECTS: 1 } as const;
