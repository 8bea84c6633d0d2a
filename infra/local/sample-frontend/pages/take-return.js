// Runs before every other script of the callback page: what Scalekit sent back leaves the address, and so the
// history, bookmarks and whatever else reads addresses. It waits in this tab's own storage, also through a sign-in.
{
  const query = new URLSearchParams(location.search);
  if (query.has('auth_request_id') || query.has('error')) {
    const names = { authRequestId: 'auth_request_id', state: 'state', error: 'error' };
    const values = Object.entries(names).map(([key, name]) => [key, query.get(name) ?? '']);
    sessionStorage.setItem('onbehalf.return', JSON.stringify(Object.fromEntries(values)));
  }
  history.replaceState(null, '', location.pathname);
}
