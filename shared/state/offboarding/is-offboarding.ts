import { sendRequest, type Table } from '../table.ts';
import { locateOffboarding, parseOffboarding } from './offboarding-item.ts';

/** Whether an offboarding of the user is under way, by the user's hash. Consistently read. */
export function isOffboardingIn(table: Table): (hash: string) => Promise<boolean> {
  return async (hash) => {
    const get = { ...locateOffboarding({ hash }), ConsistentRead: true };
    const { Item } = await sendRequest(() => table.get(get));
    return Item !== undefined && parseOffboarding(Item).status === 'RUNNING';
  };
}
