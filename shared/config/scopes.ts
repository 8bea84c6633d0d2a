/** The scopes that a product's issuer grants for this API. */
export const SCOPE_READ = 'onbehalf/read';
export const SCOPE_WRITE = 'onbehalf/write';
export const SCOPE_ACT_AS = 'onbehalf/act-as';

export type Scope = typeof SCOPE_READ | typeof SCOPE_WRITE | typeof SCOPE_ACT_AS;
