/** Where a request goes, read from the raw request line: nothing is decoded or normalised first. */
import { collectionNames } from '../protocol/management/collections.js';

/** The base path of both hosts (npm oci-generativeaiinference 2.142.0, lib/client.js). */
export const basePath = '/20231130';

/** Where the inference host lists the versions of the guardrails. */
export const guardrailVersionsPath = `${basePath}/guardrailVersions`;

/** The parts of a request target. */
export interface Target {
  /** The tenancy that a `/t/<name>` prefix chose. */
  readonly tenancy?: string;
  /** The path without prefix and query. */
  readonly path: string;
  /** The query without `?`; empty when there is none. */
  readonly query: string;
}

/** Scheme and authority of a target in absolute form, which servers must take (RFC 9112, section 3.2.2). */
const origin = /^https?:\/\/[^/?#]*/i;

/**
 * The target in origin form; the same where it is in that form already.
 *
 * @example
 * originForm('http://localhost:4000/20231130/models?limit=2'); // '/20231130/models?limit=2'
 */
export const originForm = (target: string): string => target.replace(origin, '');

const prefix = /^\/t\/([^/?]+)(?=\/)/;

/**
 * Splits a request target, in origin or in absolute form.
 *
 * @example
 * splitTarget('/t/blue/20231130/models?limit=2');
 * // { tenancy: 'blue', path: '/20231130/models', query: 'limit=2' }
 */
export function splitTarget(target: string): Target {
  const local = originForm(target);
  const found = prefix.exec(local);
  const rest = found ? local.slice(found[0].length) : local;
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  const query = mark < 0 ? '' : rest.slice(mark + 1);
  return { ...(found?.[1] === undefined ? {} : { tenancy: found[1] }), path, query };
}

/** The host that a path belongs to: it decides how errors are worded. */
export type Plane = 'inference' | 'management';

const management = new RegExp(`^${basePath}/(${collectionNames.join('|')}|openai/v1)(?=/|$)`);

/** Which plane a target belongs to; whatever is unknown counts as inference. */
export function planeOf(target: string): Plane {
  return management.test(splitTarget(target).path) ? 'management' : 'inference';
}
