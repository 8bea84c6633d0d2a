import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import { z } from 'zod';
import { exactOrigin, noFragment, type UrlRule, urlParameter } from './url-parameter.ts';

/** The route of the API that is the callback of a link. */
export const CALLBACK_PATH = '/callback';

/** The parameters of cookie mode, in which the API itself is the callback of a link. */
export function cookieModeSchema(stage: string) {
  const certificateArn = z
    .string()
    .regex(
      /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
      'is not the ARN of an ACM certificate',
    );
  return z
    .strictObject({
      /** The API's own address, such as `https://api.acme.com`: a custom domain on the frontends' site. */
      apiUrl: urlParameter(stage, exactOrigin, ...(stage === 'local' ? [] : [customDomain])),
      /** A certificate in the API's region for the domain of `apiUrl`; stage `local` has none. */
      certificateArn: certificateArn.optional(),
      /** The product's page to which the API sends the browser when a link is done. */
      returnUrl: urlParameter(stage, noFragment),
      /** While switching on or off: the execute-api address stays, and new links return to `userVerifyUrl`. */
      transition: z.boolean().optional(),
    })
    .refine((mode) => stage === 'local' || mode.certificateArn !== undefined, {
      path: ['certificateArn'],
      message: 'is missing',
    });
}

/**
 * Chooses the address at which browsers use the API: its own domain in cookie mode, else the given one. In a transition
 * DNS may not lead to the domain yet.
 */
export function chooseApiOrigin<Given extends string | undefined>(
  mode: { apiUrl: string; transition?: boolean | undefined } | undefined,
  given: Given,
): string | Given {
  return mode === undefined || mode.transition ? given : mode.apiUrl;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html */
const customDomain: UrlRule = ({ port, hostname }) => {
  if (port !== '') return 'must have no port: API Gateway serves a domain on port 443 only';
  const isName = /^(?:[^.]+\.)+[^.]+$/.test(hostname) && isIP(hostname) === 0;
  return isName ? undefined : 'must have a domain name as its host';
};

/**
 * Whether two addresses are on one site, by the rule with which browsers decide to send a cookie.
 * https://developer.mozilla.org/en-US/docs/Glossary/Site
 */
export function isSameSite(one: string, other: string): boolean {
  return findSite(one) === findSite(other);
}

function findSite(address: string): string {
  const { protocol, hostname } = new URL(address);
  // A host without a registrable domain, such as localhost, is a site by itself.
  return `${protocol}//${getDomain(hostname, { allowPrivateDomains: true }) ?? hostname}`;
}
