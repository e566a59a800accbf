/** Bodies of requests judged by their schemas. Import this lazily: it takes its time, in a checkout most. */
import { isObject, objectOf, objectsOf } from '../json.js';
import type { Validators } from '../validators.js';
import { validatorNamed } from './request-validators.js';

/** All validators; see {@link Validators}. */
export const validators: Validators = {
  chatDetails(body) {
    if (!isObject(body)) return 'the body is not an object';
    const { apiFormat } = objectOf(body.chatRequest);
    const none = '/chatRequest/apiFormat is none of the formats';
    return typeof apiFormat === 'string' ? misfit(`chat/${apiFormat}`, body, none) : none;
  },
  action: (name, body) => misfit(`action/${name}`, body),
  chatCompletion: (body) => misfit('openai/chat-completions', body),
  responses: (body) => misfit('openai/responses', body) ?? firstOf(itemMisfits(body)),
};

/** Misfits of the items of an input, each told when it is asked for. */
function* itemMisfits(body: unknown): Generator<string | undefined> {
  for (const [index, item] of objectsOf(objectOf(body).input).entries()) {
    const { type = 'message' } = item;
    const none = '/type is none of the types';
    const found = typeof type === 'string' ? misfit(`item/${type}`, item, none) : none;
    yield found === undefined ? undefined : `/input/${index}${found}`;
  }
}

function firstOf(found: Iterable<string | undefined>): string | undefined {
  for (const one of found) if (one !== undefined) return one;
  return undefined;
}

/** The first misfit, or what is said where there is no such schema. */
function misfit(name: string, body: unknown, none = 'has no schema'): string | undefined {
  const validate = validatorNamed(name);
  if (validate === undefined) return none;
  if (validate(body)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) return 'does not fit the schema';
  const extra: unknown = error.params.additionalProperty;
  const key = typeof extra === 'string' ? ` (${extra})` : '';
  return `${error.instancePath || '/'} ${error.message ?? 'does not fit the schema'}${key}`;
}
