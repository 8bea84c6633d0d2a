import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { only, synthesize } from './template.ts';

const { resources, functions } = synthesize();
const receiver = only(functions.filter(({ name }) => name === 'account-events'));

describe('the event bus of the accounts', () => {
  it("is the stack's own, whose name the function receives", () => {
    const [id] = [...resources('AWS::Events::EventBus', z.unknown()).keys()];
    expect(receiver.properties.Environment.Variables.EVENT_BUS_NAME).toEqual({ Ref: id });
  });

  it('has no rule: those are of the consumers', () => {
    expect(resources('AWS::Events::Rule', z.unknown()).size).toBe(0);
  });
});
