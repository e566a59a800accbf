/** Pieces that several published schemas share. */
import Type from 'typebox';
import { closed, pair } from '../../protocol/schemas/wire.js';

export {
  auth,
  closed,
  count,
  headerLine,
  milliseconds,
  transport,
} from '../../protocol/schemas/wire.js';

export const level = Type.Enum(['must', 'should', 'info']);

export const target = closed({ kind: Type.Enum(['mock', 'url', 'live']), name: Type.String() });

export const provider = closed({ name: Type.String(), version: Type.String() });

/** A header line of a probe, whose `null` removes the probe's own. */
export const probeHeaderLine = pair<[name: string, value: string | null]>(
  Type.String(),
  Type.Union([Type.String(), Type.Null()]),
);
