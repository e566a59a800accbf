/** Who answers, and which rules hold. */
import { ask } from './api.js';
import { outcome, part, selection, tick } from './drive-parts.js';
import { member } from './row.js';

/** Switches that are on or off, and what they say when on. */
const flags: readonly (readonly [name: string, words: string])[] = [
  ['rightsMissing', 'No rights: listing and chat answer 404'],
  ['zeroDataRetention', 'Nothing is kept (zero data retention)'],
  ['withoutResponses', 'The region has no Responses'],
  ['issuesNothing', 'No credential is issued'],
  ['permissive', 'Project, compartment and model rules are off'],
];

/** The part of the drawer for a tenancy's switches. */
export function switchesPart(
  path: string,
  switches: unknown,
  personas: readonly string[],
): HTMLElement {
  const { line, attempt } = outcome();
  const turn = (change: Readonly<Record<string, unknown>>) =>
    attempt(async () => {
      await ask('PATCH', `${path}/switches`, change);
      return 'Holds from the next request on.';
    });
  const word = (name: string, otherwise: string) => {
    const value = member(switches, name);
    return typeof value === 'string' ? value : otherwise;
  };
  return part(
    'Who answers',
    selection('Persona', personas, word('persona', 'helpful'), (persona) => turn({ persona })),
    selection('No reply fits', ['refused', 'family'], word('unmatched', 'refused'), (unmatched) =>
      turn({ unmatched }),
    ),
    ...flags.map(([name, words]) =>
      tick(words, member(switches, name) === true, (on) => turn({ [name]: on })),
    ),
    line,
  );
}
