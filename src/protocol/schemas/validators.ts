/** The schemas compiled. Import this lazily: TypeBox and Ajv take a quarter of a second to load. */
import { Ajv, type ValidateFunction } from 'ajv';
import { isObject, objectOf } from '../json.js';
import type { Validators } from '../validators.js';
import { chatResult, errorAnswer, model, modelCollection } from './answers.js';
import { chatDetails } from './chat-details.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });

const requests: Readonly<Record<string, ValidateFunction>> = {
  GENERIC: ajv.compile(chatDetails.GENERIC),
  COHERE: ajv.compile(chatDetails.COHERE),
  COHEREV2: ajv.compile(chatDetails.COHEREV2),
};

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
  chatResult: judge(ajv.compile(chatResult)),
  model: judge(ajv.compile(model)),
  modelCollection: judge(ajv.compile(modelCollection)),
  error: judge(ajv.compile(errorAnswer)),
};

function judge(validate: ValidateFunction): (body: unknown) => string | undefined {
  return (body) => firstError(validate, body);
}

function firstError(validate: ValidateFunction, body: unknown): string | undefined {
  if (validate(body)) return undefined;
  const [error] = validate.errors ?? [];
  if (!error) return 'does not fit the schema';
  const extra: unknown = error.params.additionalProperty;
  const key = typeof extra === 'string' ? ` (${extra})` : '';
  return `${error.instancePath || '/'} ${error.message ?? 'does not fit the schema'}${key}`;
}
