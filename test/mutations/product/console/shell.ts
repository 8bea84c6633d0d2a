import type { Mutation } from '../../mutation.ts';

const SIGN_IN = { test: 'test/unit/console/code-flow.test.ts' };
const FILES = { test: 'test/unit/console/build-console.test.ts' };
const LINKING = { test: 'test/browser/linking.test.ts' };
const RETURN_PAGE = 'infra/console/linking/return-page.tsx';
const SESSION = { test: 'test/browser/console-session.test.ts' };
const REQUESTED = { test: 'test/browser/console-requested.test.ts' };
const WINDOW = { test: 'test/browser/popup.test.ts' };

/** The console's sign-in, its connections, and the end of a link. */
export const consoleShell: readonly Mutation[] = [
  {
    behaviour: 'The console asks a user to link an account again that was linked in another tab',
    find: "if (outcome !== 'linked' && outcome !== 'already') return;",
    replace: "if (outcome !== 'linked') return;",
    ...REQUESTED,
    name: 'does not ask again for an account that was linked in another tab meanwhile',
  },
  {
    behaviour: 'The console offers no new link for a refused account that Scalekit calls ACTIVE',
    find: "keepAgain(searchParams.get(RECONNECT_PARAMETER) === 'true');",
    replace: 'keepAgain(false);',
    ...REQUESTED,
    name: 'offers a new link of an account that is ACTIVE, until the user has made it',
  },
  {
    behaviour: 'The console accepts the code of a sign-in that another tab started',
    find: "if (!code || query.get('state') !== kept.state)",
    replace: 'if (!code)',
    ...SIGN_IN,
    name: 'refuses another state',
  },
  {
    behaviour: 'The console exchanges the code of another issuer (mix-up)',
    find: "if ((query.get('iss') ?? issuer.issuer) !== issuer.issuer)",
    replace: 'if (issuer.issuer === undefined)',
    ...SIGN_IN,
    name: 'refuses another issuer in the address',
  },
  {
    behaviour: 'The sign-in loses which account the chat asks for',
    find: 'sessionStorage.setItem(REQUESTED, key);',
    replace: '',
    ...REQUESTED,
    name: 'leads through the sign-in to that connection',
  },
  {
    behaviour: 'The account that the chat asks for stands between the others',
    find: 'accountKey(each) === requested.value ? 0 : 1',
    replace: 'accountKey(each) === requested.value ? 1 : 1',
    ...REQUESTED,
    name: 'leads through the sign-in to that connection',
  },
  {
    behaviour: 'The address that asks for an account stays in the history, and asks again with each reload',
    file: 'infra/console/main.tsx',
    find: "const view = keepRequested(here) ? '' : here.hash;",
    replace: "const view = keepRequested(here) ? '?connection=slack' : here.hash;",
    ...REQUESTED,
    name: 'leads through the sign-in to that connection',
  },
  {
    behaviour: 'The console signs in with the ID token of another sign-in',
    find: ' || claims.nonce !== nonce',
    replace: '',
    ...SIGN_IN,
    name: 'refuses an ID token of another sign-in',
  },
  {
    behaviour: "The console signs in with another client's ID token",
    find: '[aud].flat().includes(clientId) && azp === clientId',
    replace: 'azp === clientId',
    ...SIGN_IN,
    name: 'refuses an ID token for another client',
  },
  {
    behaviour: 'The console signs in with an ID token whose authorized party is another client',
    find: '.includes(clientId) && azp === clientId;',
    replace: '.includes(clientId);',
    ...SIGN_IN,
    name: 'refuses an ID token whose authorized party is another client',
  },
  {
    behaviour: 'The console sends its code without the verifier',
    find: '    code_verifier: kept.verifier,\n',
    replace: '',
    ...SIGN_IN,
    name: 'sends the code with its verifier, and returns the tokens and the user',
  },
  {
    behaviour:
      'The script that clears the address of the callback page is a module, and runs after the others',
    file: 'infra/console/build.ts',
    find: "    format: 'iife',\n",
    replace: "    format: 'esm',\n    footer: { js: 'export {};' },\n",
    ...FILES,
    name: 'clear the address of the callback page before anything else runs or loads',
  },
  {
    behaviour: 'A user who is to sign in as somebody else is signed in as the same user again',
    file: RETURN_PAGE,
    find: "{ purpose: 'link' }, { prompt: 'login' }",
    replace: "{ purpose: 'link' }",
    ...LINKING,
    name: 'asks for the user who started when another user has signed in meanwhile',
  },
  {
    behaviour: "The end of a link's return page is shown without the name of what was linked",
    file: RETURN_PAGE,
    find: 'name: accountTitle(read?.displayName ?? connection, account) };',
    replace: "name: '' };",
    test: 'test/browser/service-flow.test.ts',
    name: 'shows the connection that was linked, which the approval was for',
  },
  {
    behaviour: 'Disconnect disconnects without saying what ends',
    file: 'infra/console/connections/disconnect-dialog.tsx',
    find: '<Dialog title={`Disconnect ${displayName}?`} onClose={onClose}>',
    replace: '<Dialog title="Disconnect?" onClose={onClose}>',
    ...LINKING,
    name: 'is undone by Disconnect',
  },
  {
    behaviour: 'A link in a window that the user has cancelled ends the one that was started after it',
    find: 'if (attempts.get(accountKey(of)) !== attempt) return;',
    replace: '',
    ...WINDOW,
    name: 'links, refuses, is cancelled and is blocked without leaving the console',
  },
  {
    behaviour: 'A window of the console does not know that a tab waits for it',
    find: "sessionStorage.setItem(OPENED, 'true');",
    replace: '',
    ...WINDOW,
    name: "links also when the provider's page cuts the tie to its opener",
  },
  {
    behaviour: 'A window that looks closed is not mentioned',
    find: "if (attempts.get(key) === attempt) setPending(of, 'maybe-closed');",
    replace: '',
    ...WINDOW,
    name: "links also when the provider's page cuts the tie to its opener",
  },
  {
    behaviour: 'A link in a window asks no question while a service has a flow for the user',
    find: "if (outcome === 'confirm') return setPending(of, 'asks');",
    replace: "if (outcome === 'confirm') return goOn(of, true);",
    ...WINDOW,
    name: "asks in the console while a service's link is open",
  },
  {
    behaviour: 'A sign-out leaves the sessions of the other tabs',
    find: 'if (session.peek()?.user === user) leave();',
    replace: 'if (session.peek()?.user === undefined) leave();',
    ...SESSION,
    name: 'ends in every tab of the user who signs out',
  },
  {
    behaviour: 'A sign-out ends the sessions of other users, too',
    find: 'if (session.peek()?.user === user) leave();',
    replace: 'if (user !== undefined) leave();',
    ...SESSION,
    name: 'and in no tab of another user',
  },
  {
    behaviour: '"Back" shows the document of a session that has ended',
    find: 'if (persisted && !hadSession()) leave();',
    replace: 'if (persisted && !hadSession()) return;',
    ...SESSION,
    name: 'is gone from a document that "back" shows',
  },
  {
    behaviour: 'The page of a tool is named by its address',
    file: 'infra/console/tools/tools-view.tsx',
    find: "title={tool ? toolTitle(tool.name) : 'Tool'}",
    replace: 'title={toolTitle(name)}',
    ...SESSION,
    name: 'shows no words of an address',
  },
];
