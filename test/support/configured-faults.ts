/** Ways to plant a fault in how a client finds its settings. */
import type { ConfiguredCall } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import { changeCall } from './spoil.js';

/** Finds other settings than there are. */
export const finds = (
  edit: (call: ConfiguredCall) => ConfiguredCall,
): ((reference: Provider) => Provider) =>
  changeCall((call) => (call.operation === 'configured' ? edit(call) : call));

type Variables = NonNullable<ConfiguredCall['environment']>;

/** Sees other variables than there are. */
export const sees = (edit: (variables: Variables) => Variables) =>
  finds(({ environment, ...call }) =>
    environment === undefined ? call : { ...call, environment: edit(environment) },
  );

/** Does not know variables of these names. */
export const overlooks = (...names: readonly string[]) =>
  sees((variables) =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name))),
  );
