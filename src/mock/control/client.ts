/** A tenancy of a mock that runs elsewhere, by its control API: what tests in TypeScript need of it. */
import { ConformError, type ErrorCode, errorCatalogue } from '../../errors.js';
import type { Access } from '../../protocol/access.js';
import type { AuthMode } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { isObject, objectOf, objectsOf } from '../../protocol/json.js';
import type { Reply } from '../../protocol/reply.js';
import type { SwitchChanges } from '../options.js';
import { apiPath } from './path.js';

/** The methods of a `MockTenancy` of the same names, each a call. */
export interface RemoteTenancy {
  reply(...replies: readonly Reply[]): Promise<void>;
  replaceReplies(...replies: readonly Reply[]): Promise<void>;
  switch(changes: SwitchChanges): Promise<void>;
  replaceFaults(...faults: readonly string[]): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  journal(): Promise<readonly Exchange[]>;
  accessFor(auth: AuthMode): Promise<Access>;
  reset(): Promise<void>;
}

const isCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCatalogue, code);

/** What an answer that is no success says, as an error. */
function errorOf(origin: string, status: number, body: unknown): ConformError {
  const { code, message, remedy } = objectOf(objectOf(body).error);
  if (isCode(code)) return new ConformError(code, String(message), String(remedy));
  return new ConformError(
    'OCIC_CONTROL_REFUSED',
    `The control API of the mock at ${origin} is closed (status ${status}).`,
    'Start the mock with --control, or the container withControl().',
  );
}

const isExchange = (value: unknown): value is Exchange =>
  isObject(value) && typeof value.sequence === 'number' && isObject(value.request);

const isAccess = (value: unknown): value is Access =>
  isObject(value) && typeof value.endpoint === 'string' && typeof value.configFile === 'string';

/** One call of the control API: what it answers. */
async function callControl(
  origin: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${origin}${apiPath}/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const told: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorOf(origin, answer.status, told);
  return told;
}

/** Milliseconds in which a mock says that it runs. */
const patience = 10_000;

/**
 * Demands that a mock runs at an address, and that it can be told what to do.
 *
 * @param origin e.g. `http://127.0.0.1:4000`
 * @throws ConformError `OCIC_NO_MOCK` where nothing answers there, or something else does; `OCIC_CONTROL_REFUSED`
 *   where its control API is closed
 */
export async function demandMock(origin: string): Promise<void> {
  const none = (why: string, cause?: unknown) =>
    new ConformError(
      'OCIC_NO_MOCK',
      `There is no mock at ${origin}: ${why}.`,
      'Start one: oci-conform mock --port 4000. It prints its address.',
      { cause },
    );
  const answer = await fetch(`${origin}${apiPath}/health`, {
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    const { cause: inner } = objectOf(cause);
    const words = [inner, cause].flatMap((one) => (one instanceof Error ? one.message || [] : []));
    throw none(`it cannot be reached (${words[0] ?? 'no connection'})`, cause);
  });
  const told: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && objectOf(told).status === 'ok') return;
  // The service has no such path, and says so as it says all else.
  const isMocks = isCode(objectOf(objectOf(told).error).code);
  if (isMocks || answer.headers.has('opc-request-id')) throw errorOf(origin, answer.status, told);
  throw none(`what answers is none (status ${answer.status})`);
}

/**
 * A tenancy of that name, as at first: made, or reset where the mock has it already.
 *
 * @throws ConformError as the API says it
 */
export async function freshTenancy(origin: string, name: string): Promise<RemoteTenancy> {
  const { tenancies } = objectOf(await callControl(origin, 'GET', 'tenancies'));
  const tenancy = remoteTenancy(origin, name);
  if (objectsOf(tenancies).some((one) => one.name === name)) await tenancy.reset();
  else await callControl(origin, 'POST', 'tenancies', { name });
  return tenancy;
}

/**
 * A tenancy of a mock.
 *
 * @param origin where the mock is, e.g. `http://localhost:4000`
 * @throws ConformError from each method, as the API says it; `OCIC_CONTROL_REFUSED` where it is closed
 *
 * @example
 * await remoteTenancy('http://localhost:4000').reply({ recording: 'cohere/text' });
 */
export function remoteTenancy(origin: string, name = 'default'): RemoteTenancy {
  const call = (method: string, path: string, body?: unknown) =>
    callControl(origin, method, `tenancies/${encodeURIComponent(name)}/${path}`, body);
  return {
    async reply(...replies) {
      await call('POST', 'replies', replies);
    },
    async replaceReplies(...replies) {
      await call('PUT', 'replies', replies);
    },
    async switch(changes) {
      await call('PATCH', 'switches', changes);
    },
    async replaceFaults(...faults) {
      await call('PUT', 'faults', { faults });
    },
    async advance(milliseconds) {
      await call('POST', 'clock', { advance: milliseconds });
    },
    async journal() {
      const { exchanges } = objectOf(await call('GET', 'journal'));
      return Array.isArray(exchanges) ? exchanges.filter(isExchange) : [];
    },
    async accessFor(auth) {
      const access = await call('GET', `access/${auth}`);
      if (isAccess(access)) return access;
      throw errorOf(origin, 200, access);
    },
    async reset() {
      await call('POST', 'reset');
    },
  };
}
