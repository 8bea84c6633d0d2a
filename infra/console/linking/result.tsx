import type { ComponentChildren } from 'preact';

type ResultProps = { title: string; tone?: 'good' | 'bad'; children?: ComponentChildren };

/** A step or an end of a link. */
export function Result({ title, tone, children }: ResultProps) {
  return (
    <section class={`card result ${tone ?? ''}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
