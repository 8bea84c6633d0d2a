import { type Check, defineCheck, fail, type Outcome, pass } from './check.ts';
import { quote } from './quote.ts';

/** In cookie mode: the certificate where API Gateway looks for it. */
export const certificateChecks: Check[] = [
  defineCheck("the certificate is in the deployment's region", ['stage'], ({ stage }, { region }) => {
    if (stage.cookieMode === undefined) return { status: 'pass', note: 'cookie mode is off' };
    const { certificateArn } = stage.cookieMode;
    if (certificateArn === undefined) return { status: 'pass', note: 'stage local has none' };
    return judgeRegion(certificateArn, region);
  }),
];

function judgeRegion(certificateArn: string, region: string | undefined): Outcome {
  const [, , , of = ''] = certificateArn.split(':');
  if (region === undefined) {
    return { status: 'skip', why: 'the region of the deployment is unknown: set AWS_REGION' };
  }
  if (of === region) return pass;
  return fail(
    `the certificate is in ${quote(of)}, the deployment in ${quote(region)}`,
    `name a certificate of ${quote(region)} as cookieMode.certificateArn, or deploy with AWS_REGION=${of}`,
  );
}
