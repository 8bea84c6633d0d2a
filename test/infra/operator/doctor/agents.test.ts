import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatLine } from '../../../../infra/operator/doctor/checks/check.ts';
import { checks, examine } from '../../../../infra/operator/doctor/examine.ts';
import type { Subject } from '../../../../infra/operator/doctor/gather.ts';
import { Deployment } from './deployment.ts';

const AUDIENCE = "the stage's audience has the address of /mcp";
const METADATA = 'MCP clients find the issuer';
const PAGE = 'the page where users link accounts responds';
const CONSOLE = "the issuer accepts the console's client, scopes and redirect URI";

describe('what the doctor checks for agents', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await Deployment.start();
  });
  afterAll(() => deployment.stop());
  afterEach(() => deployment.restore());

  async function lineFor(title: string, subject: Partial<Subject> = {}): Promise<string> {
    const check = checks.find((each) => each.title === title);
    return check ? formatLine(title, await check.run(await deployment.facts(subject))) : '';
  }
  /** Cookie mode, in which the API has an address of its own. */
  const cookieMode = { apiUrl: 'http://localhost:3000', returnUrl: 'http://localhost:5173/done' };
  const beforeDeployment = { apiUrl: undefined, token: undefined };

  it('is, before a deployment, the audience where cookie mode names the address', async () => {
    const stage = deployment.stage({ cookieMode, audience: ['http://localhost:3000/mcp'] });
    expect(await lineFor(AUDIENCE, { ...beforeDeployment, stage })).toBe(`pass  ${AUDIENCE}`);
    const other = deployment.stage({ cookieMode });
    expect(await lineFor(AUDIENCE, { ...beforeDeployment, stage: other })).toMatch(
      /^warn {2}.*"http:\/\/localhost:3000\/mcp"/,
    );
    const withoutAddress = await lineFor(AUDIENCE, beforeDeployment);
    expect(withoutAddress).toBe(`skip  ${AUDIENCE}: the API's address is not known yet`);
  });

  it("is, before a deployment, the product's own page for links, and never the console's", async () => {
    const paths: (string | undefined)[] = [];
    deployment.api = ({ url }, response) => {
      paths.push(url);
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Connect</p>');
      return true;
    };
    const stage = deployment.stage({ connectUrl: `${deployment.apiUrl}/connections?from=chat` });
    expect(await lineFor(PAGE, { ...beforeDeployment, stage })).toBe(`pass  ${PAGE}`);
    expect(await lineFor(PAGE, beforeDeployment)).toMatch(/^skip {2}.*it is the console's/);
    expect(paths).toEqual(['/connections?from=chat&connection=gmail']);
  });

  it('accepts a page that sends the browser to a sign-in, which it does not follow', async () => {
    deployment.api = ({ url }, response) => {
      response.writeHead(url?.startsWith('/connect') ? 302 : 500, { location: '/sign-in' }).end();
      return true;
    };
    const stage = deployment.stage({ connectUrl: `${deployment.apiUrl}/connect` });
    expect(await lineFor(PAGE, { stage })).toBe(`pass  ${PAGE} (it redirects, which was not followed: 302)`);
  });

  it('expects the own address in cookie mode, and that of API Gateway in a transition', async () => {
    const stage = deployment.stage({ cookieMode });
    expect(await lineFor(METADATA, { stage })).toMatch(
      /resource is "http.*", not "http:\/\/localhost:3000\/mcp"/,
    );
    const inTransition = deployment.stage({ cookieMode: { ...cookieMode, transition: true } });
    expect(await lineFor(METADATA, { stage: inTransition })).toBe(`pass  ${METADATA}`);
    let redirectUri: string | null = '';
    deployment.issuer = ({ url = '' }) => {
      if (url.startsWith('/auth'))
        redirectUri = new URL(url, 'http://issuer').searchParams.get('redirect_uri');
      return false;
    };
    expect(await lineFor(CONSOLE, { stage: inTransition })).toMatch(/^pass/);
    expect(redirectUri).toBe(`${deployment.apiUrl}/console/signed-in`);
  });

  it('counts a warning as no failure', async () => {
    const stage = deployment.stage({ audience: ['https://onbehalf.local'] });
    const count = await examine({ apiUrl: deployment.apiUrl, stage }, () => {});
    expect(count).toMatchObject({ warn: 1, fail: 0 });
  });
});
