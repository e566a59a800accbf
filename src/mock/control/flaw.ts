/** What is wrong with a body or a query, in words. */
import type { ErrorObject } from 'ajv';
import { isObject } from '../../protocol/json.js';
import { didYouMean } from '../../suites/catalogue.js';
import { shown } from '../replies/shape.js';
import { badCall, type ControlRefusal } from './refusal.js';

/** The parts of a request that are checked, in words. */
const parts: Readonly<Record<string, string>> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The path',
};

/** A place in JSON: `switches.models[0]` of `/switches/models/0`. */
const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');

const wordsOf = (values: unknown): readonly string[] =>
  Array.isArray(values) ? values.map(String) : [];

const article = (type: string): string =>
  /^[aio]/.test(type) ? `Give an ${type}.` : `Give a ${type}.`;

/** What would be right. */
function allowedBy({ keyword, params, message = '' }: ErrorObject): string {
  if (keyword === 'type') return article([params.type].flat().join(' or '));
  if (keyword === 'enum') return `Give one of ${wordsOf(params.allowedValues).join(', ')}.`;
  return `It ${message}.`;
}

/**
 * Turns what Ajv says of a value into an error for whoever sent it.
 *
 * @param part `body`, `querystring` or `params`
 */
export function flawOf(error: ErrorObject, part: string): ControlRefusal {
  const where = parts[part] ?? 'The request';
  const place = placeOf(error.instancePath);
  const whose = place === '' ? where : `${where}'s ${place}`;
  const { keyword, params, parentSchema } = error;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty).slice(0, 80);
    const known = Object.keys(isObject(parentSchema?.properties) ? parentSchema.properties : {});
    const at = place === '' ? key : `${place}.${key}`;
    return badCall(
      `${where}'s ${at} is not known.`,
      `${didYouMean(known, key)}Known here: ${known.join(', ')}.`,
    );
  }
  if (keyword === 'required') {
    const missing = String(params.missingProperty);
    return badCall(
      `${where}'s ${place === '' ? missing : `${place}.${missing}`} is missing.`,
      'Give it; docs/control.md shows each call.',
    );
  }
  const near =
    keyword === 'enum' && typeof error.data === 'string'
      ? didYouMean(wordsOf(params.allowedValues), error.data)
      : '';
  if (part === 'body' && place === '' && error.data === null) {
    return badCall('The body is missing.', allowedBy(error));
  }
  const value = isObject(error.data) ? 'an object' : shown(error.data);
  return badCall(`${whose} is ${value}.`, `${near}${allowedBy(error)}`);
}
