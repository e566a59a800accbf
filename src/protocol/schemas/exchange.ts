/** The schema of an exchange: what was on the wire. */
import Type from 'typebox';
import { auth, closed, count, headerLine, milliseconds, transport } from './wire.js';

/** Schema of `SignatureProblem`. */
const problem = Type.Enum([
  'authorization-missing',
  'authorization-duplicated',
  'authorization-malformed',
  'scheme-not-signature',
  'parameter-missing',
  'parameter-duplicated',
  'version-unsupported',
  'algorithm-unsupported',
  'signature-not-base64',
  'key-id-malformed',
  'key-unknown',
  'covered-header-duplicated',
  'covered-header-absent',
  'required-header-unsigned',
  'header-duplicated',
  'date-unparsable',
  'date-skewed',
  'digest-mismatch',
  'content-length-mismatch',
  'signature-mismatch',
  'token-malformed',
  'token-untrusted',
  'token-without-key',
  'token-claims-wrong',
  'token-not-yet-valid',
  'token-expired',
  'token-revoked',
  'delegation-token-invalid',
  'certificate-malformed',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-elsewhere',
  'metadata-header-missing',
  'metadata-version-1',
  'service-account-token-invalid',
  'issues-nothing',
  'bearer-key-missing',
  'bearer-key-placeholder',
  'bearer-key-unknown',
  'bearer-key-elsewhere',
  'bearer-key-expired',
  'bearer-key-revoked',
  'bearer-key-before-policy',
]);

const diagnosis = closed({
  problem,
  summary: Type.String(),
  remedy: Type.String(),
  lines: Type.Array(
    closed({
      name: Type.String(),
      expected: Type.Optional(Type.String()),
      received: Type.Optional(Type.String()),
      first: Type.Optional(Type.Literal(true)),
    }),
  ),
  hypothesis: Type.Optional(Type.String()),
});

const identity = closed({
  verdict: Type.Enum(['accepted', 'refused', 'let-through', 'unchecked']),
  auth: Type.Optional(auth),
  delegated: Type.Optional(Type.Literal(true)),
  token: Type.Optional(Type.String()),
  keyId: Type.Optional(Type.String()),
  problem: Type.Optional(problem),
  diagnosis: Type.Optional(diagnosis),
});

const headers = Type.Array(headerLine, {
  description: 'Header lines in wire order, names as sent.',
});

/** Schema of `WireBody`. */
export const bodySchema = closed(
  {
    encoding: Type.Enum(['utf8', 'base64']),
    text: Type.String(),
    bytes: count,
    truncated: Type.Optional(Type.Literal(true)),
  },
  'Bytes as text: UTF-8 where they are valid UTF-8, else base64.',
);

/** Schema of `Exchange`. */
export const exchangeSchema = closed({
  sequence: count,
  at: milliseconds,
  connection: Type.Optional(
    Type.Integer({ minimum: 1, description: 'The connection that it came on, by its number.' }),
  ),
  request: closed({
    method: Type.String(),
    target: Type.String(),
    headers,
    body: bodySchema,
  }),
  transport: Type.Optional(transport),
  issuer: Type.Optional(
    Type.Enum([
      'metadata',
      'x509',
      'session-refresh',
      'resource-token',
      'resource-session',
      'proxymux',
    ]),
  ),
  identity: Type.Optional(identity),
  reply: Type.Optional(Type.String()),
  response: Type.Optional(
    closed({
      status: Type.Integer(),
      headers,
      body: bodySchema,
      chunks: Type.Array(closed({ at: milliseconds, offset: count, length: count })),
    }),
  ),
  faults: Type.Optional(Type.Array(Type.String())),
  closed: Type.Optional(closed({ at: milliseconds, sinceLastChunk: Type.Optional(milliseconds) })),
  end: Type.Enum(['complete', 'held', 'stalled', 'client-closed', 'cut', 'open']),
});

const moment = {
  at: milliseconds,
  after: Type.Integer({
    minimum: 0,
    description: 'The sequence of the last exchange that had begun by then.',
  }),
};

/** Schema of `Connection`. */
export const connectionSchema = closed(
  {
    number: Type.Integer({ minimum: 1, description: 'Counts from 1 within one journal.' }),
    opened: closed(moment),
    closed: Type.Optional(closed({ ...moment, by: Type.Enum(['client', 'service']) })),
  },
  'A connection on which requests of a journal came, as the service saw it.',
);
