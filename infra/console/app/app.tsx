import { useEffect, useErrorBoundary } from 'preact/hooks';
import { Heading } from './heading.tsx';
import { Layout } from './layout.tsx';
import { clearNotice } from './notices.tsx';
import { linkTo, route } from './router.ts';
import { Empty, Failure } from './states.tsx';
import type { View } from './view.ts';
import { views } from './views.ts';

/** The console of a signed-in user. */
export function App() {
  const { view: name, rest } = route.value;
  const found = views.find((view) => view.name === name);
  useEffect(clearNotice, [name]);
  return (
    <Layout withNavigation>{found ? <Shown key={name} view={found} rest={rest} /> : <NoSuchView />}</Layout>
  );
}

/** A view. A newer API may return what this document does not know: the user then loads a newer one. */
function Shown({ view: { Content, label }, rest }: { view: View; rest: string[] }) {
  const [thrown] = useErrorBoundary();
  if (thrown === undefined) return <Content rest={rest} />;
  return (
    <>
      <Heading title={label} />
      <Failure of={thrown} retry={() => location.reload()} />
    </>
  );
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
