/**
 * The request schemas compiled. Import this lazily: loading and compiling takes some hundred
 * milliseconds.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { isObject, objectOf, objectsOf } from '../json.js';
import type { Validators } from '../validators.js';
import { actionDetails } from './actions.js';
import { chatDetails } from './chat-details.js';
import { chatCompletion } from './openai-chat.js';
import { responsesItems, responsesRequest } from './openai-responses.js';
import { shareParts } from './share-parts.js';

// The schemas are ours, and compiled on every start: to check them against the schema of schemas,
// or to polish code that takes microseconds, costs more than it saves (500 ms down to 250 ms).
const ajv = new Ajv({
  strict: true,
  // A tag is required beside the members that define it.
  strictRequired: false,
  discriminator: true,
  allowUnionTypes: true,
  validateSchema: false,
  code: { optimize: false },
});

const requests: Readonly<Record<string, ValidateFunction>> = {
  GENERIC: ajv.compile(shareParts(chatDetails.GENERIC)),
  COHERE: ajv.compile(shareParts(chatDetails.COHERE)),
  COHEREV2: ajv.compile(shareParts(chatDetails.COHEREV2)),
};

const completion = ajv.compile(chatCompletion);

/** Gives the validator of a schema by its name, compiled when it is first asked for. */
function compiledOnce(): (name: string, schema: TSchema) => ValidateFunction {
  const compiled = new Map<string, ValidateFunction>();
  return (name, schema) => {
    const validate = compiled.get(name) ?? ajv.compile(schema);
    compiled.set(name, validate);
    return validate;
  };
}

const responses = compiledOnce();
const actions = compiledOnce();

/** All validators; see {@link Validators}. */
export const validators: Validators = {
  chatDetails(body) {
    if (!isObject(body)) return 'the body is not an object';
    const apiFormat = objectOf(body.chatRequest).apiFormat;
    const validate =
      typeof apiFormat === 'string' && Object.hasOwn(requests, apiFormat)
        ? requests[apiFormat]
        : undefined;
    return validate ? firstError(validate, body) : '/chatRequest/apiFormat is none of the formats';
  },
  action: (name, body) => firstError(actions(name, actionDetails[name]), body),
  chatCompletion: (body) => firstError(completion, body),
  responses(body) {
    const misfit = firstError(responses('request', responsesRequest), body);
    if (misfit !== undefined) return misfit;
    const items = objectsOf(objectOf(body).input);
    return items.reduce<string | undefined>((found, item, index) => {
      if (found !== undefined) return found;
      const { type = 'message' } = item;
      const schema =
        typeof type === 'string' && Object.hasOwn(responsesItems, type)
          ? responsesItems[type]
          : undefined;
      if (!schema) return `/input/${index}/type is none of the types`;
      const wrong = firstError(responses(String(type), schema), item);
      return wrong === undefined ? undefined : `/input/${index}${wrong}`;
    }, undefined);
  },
};

function firstError(validate: ValidateFunction, body: unknown): string | undefined {
  if (validate(body)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) return 'does not fit the schema';
  const extra: unknown = error.params.additionalProperty;
  const key = typeof extra === 'string' ? ` (${extra})` : '';
  return `${error.instancePath || '/'} ${error.message ?? 'does not fit the schema'}${key}`;
}
