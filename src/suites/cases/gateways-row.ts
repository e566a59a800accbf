/** The shape that cases about gateways share. */
import type { Reply } from '../../protocol/reply.js';
import type { Case } from '../case.js';

/** A case about gateways, as its file says it. */
export interface GatewayRow
  extends Pick<Case, 'title' | 'level' | 'because' | 'when' | 'then' | 'caughtBy'> {
  /** Behind `gateway/`. */
  readonly id: string;
  readonly replies?: readonly Reply[];
}

/** The cases of rows, on transports on which a gateway is called. */
export function ofGateways(
  transports: Case['transports'],
  rows: readonly GatewayRow[],
): readonly Case[] {
  return rows.map(({ id, replies, ...rest }) => ({
    id: `gateway/${id}`,
    transports,
    needs: ['gateway', 'journal', ...(replies === undefined ? [] : (['scripted-reply'] as const))],
    ...(replies === undefined ? {} : { given: { replies } }),
    ...rest,
  }));
}
