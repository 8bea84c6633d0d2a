import { useSignal } from '@preact/signals';
import { Field } from '../app/field.tsx';
import { Heading } from '../app/heading.tsx';
import { linkTo, navigate } from '../app/router.ts';
import { connectionName, useConnections } from '../connections/connections.ts';
import { toolTitle } from '../tools/titles.ts';
import { ExecutionPanel } from './execution-panel.tsx';
import { listKeys } from './kept-keys.ts';

/** The form of a key, as the API accepts it. */
const KEY = /^[A-Za-z0-9._~-]{16,128}$/;

/** `#/executions` asks for a key, `#/executions/<key>` shows what became of it. */
export function ExecutionsView({ rest: [key] }: { rest: string[] }) {
  // For the names of the connections.
  useConnections();
  return (
    <>
      <Heading title="What became of a key">
        Every write has a key. With the key you find out whether the write happened, and nothing is sent.
      </Heading>
      <KeyForm key={key} given={key ?? ''} />
      {key !== undefined && KEY.test(key) && <ExecutionPanel key={key} requestKey={key} />}
      <KeptKeys current={key} />
    </>
  );
}

function KeyForm({ given }: { given: string }) {
  const text = useSignal(given);
  const isWrong = useSignal(given !== '' && !KEY.test(given));
  const submit = (event: Event) => {
    event.preventDefault();
    const key = text.value.trim();
    isWrong.value = !KEY.test(key);
    if (isWrong.value) document.querySelector<HTMLElement>('[name="key"]')?.focus();
    else navigate('executions', key);
  };
  return (
    <form class="card key-form" noValidate onSubmit={submit} aria-label="Look up a key">
      <Field
        name="key"
        label="Idempotency key"
        error={isWrong.value ? 'A key has 16 to 128 letters, digits or . _ ~ -' : undefined}
        hint={
          <>
            The <code>Idempotency-Key</code> that the write was sent with, not its execution.
          </>
        }
      >
        {(attributes) => (
          <input
            {...attributes}
            class="mono"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget: { value } }) => {
              text.value = value;
            }}
          />
        )}
      </Field>
      <button type="submit" class="primary">
        Look up
      </button>
    </form>
  );
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

function KeptKeys({ current }: { current: string | undefined }) {
  const kept = listKeys();
  return (
    <section class="kept-keys" aria-labelledby="kept-keys">
      <h2 id="kept-keys">Keys of this tab</h2>
      {kept.length === 0 ? (
        <p class="faint">What you write here is listed with its key.</p>
      ) : (
        <ul>
          {kept.map(({ key, tool, connection, at }) => (
            <li key={key}>
              <a href={linkTo('executions', key)} aria-current={key === current ? 'true' : undefined}>
                <span class="tool-title">
                  {toolTitle(tool)} · {connectionName(connection)}
                </span>
                <time class="faint" dateTime={new Date(at).toISOString()}>
                  {time.format(at)}
                </time>
                <code>{key}</code>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
