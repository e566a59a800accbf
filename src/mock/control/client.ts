/** A tenancy of a mock that runs elsewhere, by its control API: what tests in TypeScript need of it. */
import { ConformError, type ErrorCode, errorCatalogue } from '../../errors.js';
import type { Access } from '../../protocol/access.js';
import type { AuthMode } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { isObject, objectOf } from '../../protocol/json.js';
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
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(
      `${origin}${apiPath}/tenancies/${encodeURIComponent(name)}/${path}`,
      {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      },
    );
    const told: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw errorOf(origin, answer.status, told);
    return told;
  };
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
