import { useEffect } from 'preact/hooks';
import { Heading } from './heading.tsx';
import { Layout } from './layout.tsx';
import { clearNotice } from './notices.tsx';
import { linkTo, route } from './router.ts';
import { Empty } from './states.tsx';
import { views } from './views.ts';

/** The console of a signed-in user. */
export function App() {
  const { view: name, rest } = route.value;
  const found = views.find((view) => view.name === name);
  useEffect(clearNotice, [name]);
  return <Layout withNavigation>{found ? <found.Content key={name} rest={rest} /> : <NoSuchView />}</Layout>;
}

function NoSuchView() {
  return (
    <>
      <Heading title="Nothing is here" />
      <Empty title="This address leads nowhere">
        <p>
          <a href={linkTo('connections')}>Go to your connections</a>
        </p>
      </Empty>
    </>
  );
}
