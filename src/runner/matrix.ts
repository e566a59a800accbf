/** The cells of the matrix, transport by auth mode, and why some of them cannot be run. */
import type { AuthMode, Transport } from '../protocol/call.js';

/** One cell; `reason` says why nothing in it is applicable. */
export interface MatrixCell {
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly reason?: string;
}

/** Why a transport has no reference provider. */
const transports: Readonly<Record<Transport, string | undefined>> = {
  sdk: undefined,
  management: undefined,
  v1: 'this version has no reference provider for OpenAI chat completions',
  responses: 'this version has no reference provider for OpenAI responses',
};

/** Why an auth mode cannot be used. */
const auths: Readonly<Record<AuthMode, string | undefined>> = {
  api_key: undefined,
  session_token: 'this version signs with API keys only',
  instance_principal: 'this version signs with API keys only',
  resource_principal: 'this version signs with API keys only',
  oke_workload_identity: 'this version signs with API keys only',
  genai_api_key: 'this version signs with API keys only',
};

/** Pairs that the service itself does not have. */
const impossible = (transport: Transport, auth: AuthMode): string | undefined =>
  auth === 'genai_api_key' && (transport === 'sdk' || transport === 'management')
    ? 'the service takes Generative AI API keys on its OpenAI-compatible routes only'
    : undefined;

/** Every cell, in the order of the matrix. */
export const matrix: readonly MatrixCell[] = keysOf(transports).flatMap((transport) =>
  keysOf(auths).map((auth) => {
    const reason = impossible(transport, auth) ?? transports[transport] ?? auths[auth];
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
