/** Switches are given by programs in any language: those that are words are held against the words. */
import { ConformError } from '../errors.js';
import { personaNames, type Quota, type TenancySwitches } from '../protocol/switches.js';
import { objectOf, rule, type ShapeOf, whole, word } from './replies/shape.js';

const quota: ShapeOf<Quota> = {
  needed: {},
  optional: {
    requests: whole(0),
    tokens: whole(0),
    concurrent: whole(0),
    window: whole(1),
    retryAfter: rule('Give true or false.', (value) => typeof value === 'boolean', {
      type: 'boolean',
    }),
  },
};

/** The rule of the switch `quota`. */
export const quotaRule = objectOf(quota);

const rules = {
  persona: word(personaNames),
  unmatched: word(['refused', 'family']),
  quota: quotaRule,
} as const;

/**
 * Refuses switches whose word is not known, and a quota of other numbers than can be.
 *
 * @throws ConformError `OCIC_BAD_OPTION`
 */
export function demandSwitches(switches: TenancySwitches): void {
  for (const name of ['persona', 'unmatched', 'quota'] as const) {
    const value = switches[name];
    const flaw = value === undefined ? undefined : rules[name](value, name);
    if (flaw === undefined) continue;
    throw new ConformError('OCIC_BAD_OPTION', `The switch ${flaw.at} ${flaw.why}.`, flaw.allowed);
  }
}
