/** Shows a result on a page that has only a heading and `#view`, a live region. Text is only ever set as text. */
export function showResult(title: string, text: string, tone: 'good' | 'bad' | ''): void {
  const card = make('section', `card result ${tone}`);
  const message = make('p', '', text);
  card.append(make('h2', '', title), ...(text ? [message] : []));
  document.querySelector('#view')?.replaceChildren(card, homeLink());
}

function homeLink(): HTMLElement {
  const line = make('p', '');
  const link = make('a', 'action', 'Your connections');
  link.setAttribute('href', '/console');
  line.append(link);
  return line;
}

function make(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
