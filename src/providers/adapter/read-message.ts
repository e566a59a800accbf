/** A line of an adapter, understood, or what is wrong with it in words that help its author. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isObject } from '../../protocol/json.js';
import { didYouMean } from '../../suites/catalogue.js';
import {
  type AdapterMessage,
  type AdapterMessageType,
  adapterMessages,
} from './adapter-messages.js';
import type { Line } from './lines.js';

/** A message, or the problem of the line, as a sentence without its full stop. */
export type Understood =
  | { readonly message: AdapterMessage }
  | {
      readonly problem: string;
      /** The call that the line is about, where it says so all the same. */
      readonly id?: string;
    };

/** Understands lines. */
export type MessageReader = (line: Line) => Understood;

/** Makes a reader; compiling the schemas takes some ten milliseconds. */
export function createMessageReader(): MessageReader {
  const ajv = new Ajv({ strict: true, validateSchema: false, code: { optimize: false } });
  const compiled = new Map<AdapterMessageType, ValidateFunction<AdapterMessage>>();
  const validatorOf = (type: AdapterMessageType) => {
    const validate = compiled.get(type) ?? ajv.compile<AdapterMessage>(adapterMessages[type]);
    compiled.set(type, validate);
    return validate;
  };
  return (line) => {
    const value = parsed(line.text);
    if ('problem' in line) return { problem: line.problem, ...idOf(value) };
    if (!isObject(value)) return { problem: whyNoMessage(line.text) };
    const { type } = value;
    if (!isType(type)) return { problem: unknownType(type) };
    const validate = validatorOf(type);
    return validate(value)
      ? { message: value }
      : {
          problem: `\`${type}\`: ${told(validate.errors?.[0], value)}`,
          ...idOf(value),
        };
  };
}

/** Which call a message is of, however wrong it is otherwise. */
const idOf = (value: unknown): { readonly id?: string } =>
  isObject(value) && typeof value.id === 'string' ? { id: value.id } : {};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNoMessage(text: string): string {
  return text.trimStart().startsWith('{')
    ? 'the line begins like a message and is no JSON; a message stands on one line'
    : 'the line is no message: stdout is for messages alone, anything else goes to stderr';
}

const types: readonly string[] = Object.keys(adapterMessages);

function isType(value: unknown): value is AdapterMessageType {
  return typeof value === 'string' && types.includes(value);
}

function unknownType(type: unknown): string {
  if (typeof type !== 'string')
    return `the line has no \`type\`, which is one of ${types.join(', ')}`;
  const question = didYouMean(types, type).trim();
  return `an adapter says no \`${type}\`, but ${types.join(', ')}${question && `. ${question}`}`;
}

/** Ajv's first complaint: the member, what it has to be, and what it is. */
function told(error: ErrorObject | undefined, message: unknown): string {
  if (error === undefined) return 'does not fit its schema';
  const path = error.instancePath.slice(1);
  const member = path === '' ? 'it' : `\`${path.replaceAll('/', '.')}\``;
  const found = path.split('/').reduce(memberOf, message);
  const { missingProperty, allowedValues, allowedValue, type } = error.params;
  switch (error.keyword) {
    case 'required':
      return `${member} lacks \`${missingProperty}\``;
    case 'enum':
      return `${member} is ${shown(found)}, and has to be one of ${String(allowedValues).replaceAll(',', ', ')}`;
    case 'const':
      return `${member} is ${shown(found)}, and has to be ${allowedValue}`;
    case 'type':
      return `${member} is ${shown(found)}, and has to be ${Array.isArray(type) ? type.join(' or ') : type}`;
    default:
      return `${member} is ${shown(found)}, and ${error.message ?? 'does not fit'}`;
  }
}

function memberOf(value: unknown, key: string): unknown {
  if (key === '') return value;
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
