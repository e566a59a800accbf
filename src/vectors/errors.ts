/** Refusals as vectors: each envelope of the service, and what a client should report of it. */
import { errorBody } from '../protocol/service-errors.js';
import type { Case } from '../suites/case.js';

/** An error answer. */
export interface ErrorVector {
  /** The case's id. */
  readonly id: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** What a client should report; a code only where the envelope has one that it can be held to. */
  readonly expect: {
    readonly status: number;
    readonly code?: string;
    readonly message?: string;
  };
}

/** What a check of the case expects; undefined where the case does not use it. */
function expectedBy({ then }: Case, check: string): unknown {
  for (const use of then) {
    if (use === check) return true;
    if (typeof use === 'object' && use.check === check) return use.expect;
  }
  return undefined;
}

function vectorOf(one: Case): readonly ErrorVector[] {
  const [reply] = one.given?.replies ?? [];
  if (reply === undefined || !('error' in reply)) return [];
  const { error } = reply;
  const { contentType, body } = errorBody(error);
  const code = expectedBy(one, 'error-code-is-reported');
  const said = expectedBy(one, 'error-message-is-reported') === true;
  return [
    {
      id: one.id,
      status: error.status,
      contentType,
      body,
      expect: {
        status: error.status,
        ...(typeof code === 'string' ? { code } : {}),
        ...(said ? { message: error.message } : {}),
      },
    },
  ];
}

/** A vector for each envelope and each status that the catalogue asks of whole answers. */
export const errorVectors = (cases: readonly Case[]): readonly ErrorVector[] =>
  cases
    .filter(({ id }) => /^error\/(?:style|status)\//.test(id) && !id.endsWith('-streamed'))
    .flatMap(vectorOf);
