import { useSignal } from '@preact/signals';
import { Button } from '../app/button.tsx';

/** Characters of a text, and members of a list or object, that are shown before the user asks for more. */
const MOST_CHARACTERS = 1_500;
const MOST_MEMBERS = 50;
/** Members up to which a value is shown with its members open. */
const MOST_OPEN = 8;

/** JSON to be read. Nested values open on demand; long ones are cut, with a note. */
export function JsonValue({ value, isOpen = false }: { value: unknown; isOpen?: boolean }) {
  if (typeof value === 'string') return <Text text={value} />;
  if (typeof value !== 'object' || value === null) return <code class="scalar">{String(value)}</code>;
  const members = Object.entries(value);
  if (members.length === 0) return <span class="faint">{Array.isArray(value) ? 'empty list' : 'empty'}</span>;
  return <Members members={members} isList={Array.isArray(value)} isOpen={isOpen} />;
}

type MembersProps = { members: [string, unknown][]; isList: boolean; isOpen: boolean };

function Members({ members, isList, isOpen }: MembersProps) {
  const limit = useSignal(MOST_MEMBERS);
  const shown = members.slice(0, limit.value);
  const rest = members.length - shown.length;
  return (
    <div class="json">
      {shown.map(([name, value]) => (
        <Member
          key={name}
          name={isList ? `${Number(name) + 1}` : name}
          value={value}
          isOpen={isOpen && members.length <= MOST_OPEN}
        />
      ))}
      {rest > 0 && (
        <p class="cut">
          {rest} more are not shown.{' '}
          <Button
            kind="plain"
            action={() => {
              limit.value = Number.POSITIVE_INFINITY;
            }}
          >
            Show all {members.length}
          </Button>
        </p>
      )}
    </div>
  );
}

function Member({ name, value, isOpen }: { name: string; value: unknown; isOpen: boolean }) {
  const nested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const isShown = useSignal(isOpen);
  if (!nested) {
    return (
      <div class="member">
        <span class="name">{name}</span> <JsonValue value={value} />
      </div>
    );
  }
  // A closed value is not rendered: a result may have thousands of members.
  return (
    <details
      class="member"
      open={isShown.value}
      onToggle={({ currentTarget }) => {
        isShown.value = currentTarget.open;
      }}
    >
      <summary>
        <span class="name">{name}</span>{' '}
        <span class="faint" dir="auto">
          {summarise(value)}
        </span>
      </summary>
      {isShown.value && <JsonValue value={value} />}
    </details>
  );
}

/** Members that name what holds them. */
const NAMES = ['subject', 'title', 'name', 'summary', 'displayName', 'snippet', 'text', 'email', 'id'];

function summarise(value: object): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  const named = NAMES.map((name) => (value as Record<string, unknown>)[name]).find(
    (one) => typeof one === 'string',
  );
  if (typeof named === 'string' && named !== '') return named.length > 80 ? `${named.slice(0, 80)} …` : named;
  const names = Object.keys(value);
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown}, …` : shown;
}

function Text({ text }: { text: string }) {
  const isWhole = useSignal(false);
  if (text === '') return <span class="faint">empty text</span>;
  const shown = isWhole.value ? text : text.slice(0, MOST_CHARACTERS);
  return (
    <span class="text-value">
      <span dir="auto">{shown}</span>
      {shown.length < text.length && (
        <span class="cut">
          {' '}
          … {text.length - shown.length} more characters.{' '}
          <Button
            kind="plain"
            action={() => {
              isWhole.value = true;
            }}
          >
            Show the whole text
          </Button>
        </span>
      )}
    </span>
  );
}
