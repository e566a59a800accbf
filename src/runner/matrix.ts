/** The cells of the matrix, transport by auth mode, and why some of them cannot be run. */
import { type AuthMode, authModes, type Transport } from '../protocol/call.js';

/** One cell. */
export interface MatrixCell {
  readonly transport: Transport;
  readonly auth: AuthMode;
  /** Why nothing in it is applicable. */
  readonly reason?: string;
}

/** Every transport, in the order of the matrix. */
const transports: readonly Transport[] = ['sdk', 'v1', 'responses', 'management'];

/** Pairs that the service itself does not have (OCI documentation, Generative AI, API keys). */
const impossible = (transport: Transport, auth: AuthMode): string | undefined =>
  auth === 'genai_api_key' && (transport === 'sdk' || transport === 'management')
    ? 'the service takes Generative AI API keys on its OpenAI-compatible routes only'
    : undefined;

/** Every cell, in the order of the matrix. */
export const matrix: readonly MatrixCell[] = transports.flatMap((transport) =>
  authModes.map((auth) => {
    const reason = impossible(transport, auth);
    return { transport, auth, ...(reason === undefined ? {} : { reason }) };
  }),
);

/**
 * How a mode has its credential from the built-in mock, where options and variables of Oracle's TypeScript SDK
 * do not do. A reader of the matrix is told.
 */
export const waysIn: Readonly<Partial<Record<AuthMode, string>>> = {
  session_token:
    'its tokens are refreshed over TLS, at a host that is hard-wired in Oracle’s SDK: a process of its own asks, started with the mock’s authority in NODE_EXTRA_CA_CERTS and a preload that turns its connections to the mock',
  oke_workload_identity:
    'its tokens come over TLS, which Oracle’s SDK insists on: a process of its own asks for them, started with the mock’s authority in NODE_EXTRA_CA_CERTS',
};

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

/**
 * The mode in which calls are made by cases that do not look at credentials: the first of the cells' modes that
 * `has` one; where none has, the first of them, so that its cells say what is missing.
 */
export function leadingMode(
  cells: readonly MatrixCell[],
  has: (auth: AuthMode) => boolean,
): AuthMode | undefined {
  const modes = authModes.filter((auth) => cells.some((cell) => cell.auth === auth));
  return modes.find(has) ?? modes[0];
}
