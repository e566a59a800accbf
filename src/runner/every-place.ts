/** All that the catalogue has, whatever a run chooses. Pure. */
import { authModes } from '../protocol/call.js';
import type { Case } from '../suites/case.js';
import type { Place } from '../suites/patterns.js';
import { matrix } from './matrix.js';

/** Every case in every cell where it could stand; patterns of a baseline are held against these. */
export function everyPlace(cases: readonly Case[]): readonly Place[] {
  return cases.flatMap(({ id, level, transports, auths = authModes }) =>
    matrix
      .filter(
        ({ transport, auth, reason }) =>
          reason === undefined && transports.includes(transport) && auths.includes(auth),
      )
      .map(({ transport, auth }) => ({ id, level, transport, auth })),
  );
}
