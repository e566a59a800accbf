/** What tests of tokens and keys share: sessions, and refusals as they are told. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Access } from '../../src/protocol/access.js';
import type { IdentityRecord } from '../../src/protocol/exchange.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { type Otherwise, profileOf, type RawAnswer, send, signedChat } from './client.js';

const required =
  '{ "code": "401", "message": "The required information to complete authentication was not provided or was incorrect." }';

/** A part of a token. */
export const decode = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

/** The session token of an access. */
export const tokenOf = (access: Access): string =>
  readFileSync(profileOf(access).security_token_file ?? '', 'utf8');

type Journal = Pick<Mock, 'journal'>;

/** The identity of the last exchange of a journal. */
const lastIdentity = (of: Journal): IdentityRecord | undefined => of.journal().at(-1)?.identity;

/** A tenancy with a session, and what is sent with it. */
export interface Session {
  readonly tenancy: MockTenancy;
  readonly access: Access;
  readonly ask: (otherwise?: Otherwise) => Promise<RawAnswer>;
}

/** Makes a tenancy with a session. */
async function sessionOn(mock: Mock, switches: TenancySwitches = {}): Promise<Session> {
  const tenancy = await mock.createTenancy({ switches });
  const access = await tenancy.accessFor('session_token');
  const ask = (otherwise: Otherwise = {}) => send(mock.origin, signedChat(access, {}, otherwise));
  return { tenancy, access, ask };
}

/** Asks, and expects a refusal for this problem, in the journal of whoever is named. */
async function refusedBy(
  of: Journal,
  asking: Promise<{ status: number; body: Buffer }>,
  problem: string,
  body = required,
): Promise<IdentityRecord | undefined> {
  const answer = await asking;
  expect([answer.status, answer.body.toString()]).toEqual([401, body]);
  const identity = lastIdentity(of);
  expect(identity).toMatchObject({ verdict: 'refused', problem, diagnosis: { problem } });
  return identity;
}

/** The same, for a mock that is started later; `of` is whose journal tells, where it is not the mock's own. */
export const on = (mock: () => Mock) => ({
  last: (of: Journal = mock()) => lastIdentity(of),
  session: (switches: TenancySwitches = {}, another = mock()) => sessionOn(another, switches),
  refused: (
    asking: Promise<{ status: number; body: Buffer }>,
    problem: string,
    of: Journal = mock(),
    body?: string,
  ) => refusedBy(of, asking, problem, body),
});
