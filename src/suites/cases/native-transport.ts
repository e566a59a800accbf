/** The row of the matrix that a native case stands in. */
import type { Call, Transport } from '../../protocol/call.js';

/**
 * Model discovery, and whatever else is asked of the management host, stands in a row of its own.
 *
 * @example
 * nativeTransports({ operation: 'list-models' }); // ['management']
 */
export function nativeTransports(call: Call): readonly Transport[] {
  const managed =
    call.operation === 'list-models' ||
    call.operation === 'get-model' ||
    (call.operation === 'probe' && call.plane === 'management');
  return managed ? ['management'] : ['sdk'];
}
