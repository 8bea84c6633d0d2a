import type { Gate } from './run.ts';

/** A port whose every call stops at the gate of a run. */
export function gatePort<Port extends object>(port: Port, gate: Gate): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => gate(async () => member.apply(target, given));
    },
  });
}
