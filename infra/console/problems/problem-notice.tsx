import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isProblem } from '../../../shared/client/problem.ts';
import { linkTo } from '../app/router.ts';
import { wordsFor } from './words-for.ts';

type ProblemNoticeProps = {
  of: unknown;
  /** The connection as users know it. */
  place?: string | undefined;
  isWrite?: boolean;
  /** Errors of the request that no field shows. */
  errors?: readonly string[];
  /** Moves the focus here: the problem replaces what the user was at. */
  takesFocus?: boolean;
  /** The buttons of the next steps. */
  children?: ComponentChildren;
};

/** A failure in words, with what to do next, and its code for those who look it up. */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { of: thrown, place, isWrite = false, errors = [], takesFocus = false, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [thrown]);
  const { title, next, step } = wordsFor(thrown, { place, isWrite });
  return (
    <section class="problem" role="alert">
      <h2 ref={heading} tabIndex={-1} class="stage">
        {title}
      </h2>
      <p>{next}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      <div class="buttons">
        {step === 'reconnect' && (
          <a class="button primary" href={linkTo('connections')}>
            Go to your connections
          </a>
        )}
        {children}
      </div>
      {isProblem(thrown) && <p class="faint small">Code: {thrown.code}</p>}
    </section>
  );
}
