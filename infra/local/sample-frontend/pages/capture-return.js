// Runs before every other script of the callback page. It moves Scalekit's parameters from the address to this tab's
// storage, where they outlive a sign-in. They are then in no history, bookmark or referrer.
{
  const query = new URLSearchParams(location.search);
  if (query.has('auth_request_id') || query.has('error')) {
    const names = { authRequestId: 'auth_request_id', state: 'state', error: 'error' };
    const values = Object.entries(names).map(([key, name]) => [key, query.get(name) ?? '']);
    sessionStorage.setItem('onbehalf.return', JSON.stringify(Object.fromEntries(values)));
  }
  history.replaceState(null, '', location.pathname);
}
