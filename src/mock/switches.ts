/** Switches are given by programs in any language: those that are words are held against the words. */
import { ConformError } from '../errors.js';
import { personaNames, type TenancySwitches } from '../protocol/switches.js';
import { word } from './replies/shape.js';

const rules = {
  persona: word(personaNames),
  unmatched: word(['refused', 'family']),
} as const;

/**
 * Refuses switches whose word is not known.
 *
 * @throws ConformError `OCIC_BAD_OPTION`
 */
export function demandSwitches({ persona, unmatched }: TenancySwitches): void {
  const flaw =
    (persona === undefined ? undefined : rules.persona(persona, 'persona')) ??
    (unmatched === undefined ? undefined : rules.unmatched(unmatched, 'unmatched'));
  if (flaw === undefined) return;
  throw new ConformError('OCIC_BAD_OPTION', `The switch ${flaw.at} ${flaw.why}.`, flaw.allowed);
}
