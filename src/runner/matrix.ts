/** The cells of the matrix, transport by auth mode, and why some of them cannot be run. */
import type { AuthMode, Transport } from '../protocol/call.js';

/** One cell; `reason` says why nothing in it is applicable. */
export interface MatrixCell {
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly reason?: string;
}

/** Every transport, in the order of the matrix. */
const transports: readonly Transport[] = ['sdk', 'v1', 'responses', 'management'];

const unsigned = 'this version signs with API keys only';

/** Why an auth mode cannot be used. */
const auths: Readonly<Record<AuthMode, string | undefined>> = {
  api_key: undefined,
  session_token: unsigned,
  instance_principal: unsigned,
  resource_principal: unsigned,
  oke_workload_identity: unsigned,
  genai_api_key: undefined,
};

/** Pairs that the service itself does not have. */
const impossible = (transport: Transport, auth: AuthMode): string | undefined =>
  auth === 'genai_api_key' && (transport === 'sdk' || transport === 'management')
    ? 'the service takes Generative AI API keys on its OpenAI-compatible routes only'
    : undefined;

/** Every cell, in the order of the matrix. */
export const matrix: readonly MatrixCell[] = transports.flatMap((transport) =>
  keysOf(auths).map((auth) => {
    const reason = impossible(transport, auth) ?? auths[auth];
    return { transport, auth, ...(reason === undefined ? {} : { reason }) };
  }),
);

/** The cells that a run asks for; absent or empty lists ask for all. */
export function cellsOf(
  wanted: { readonly transports?: readonly Transport[]; readonly auths?: readonly AuthMode[] } = {},
): readonly MatrixCell[] {
  const { transports = [], auths = [] } = wanted;
  return matrix.filter(
    ({ transport, auth }) =>
      (transports.length === 0 || transports.includes(transport)) &&
      (auths.length === 0 || auths.includes(auth)),
  );
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  const isKey = (key: string): key is K => key in record;
  return Object.keys(record).filter(isKey);
}
