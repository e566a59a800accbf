/** What a tested provider gave back or threw, in the kit's terms; or what is wrong with it. Pure. */
import { isObject, type JsonObject } from '../../protocol/json.js';
import { isFeature } from '../../suites/features.js';
import type { OutcomeError, StepOutcome, Trace } from '../../suites/trace.js';
import { outcomeOfError, outcomeOfResult } from '../adapter/outcome.js';
import type { MessageReader } from '../adapter/read-message.js';
import type { Redact } from '../adapter/secrets.js';

/** A step's outcome; or what the provider cannot do. */
export type Understood =
  | { readonly outcome: StepOutcome }
  | { readonly unsupported: NonNullable<Trace['unsupported']> };

/** How what came back is read. */
export interface Reading {
  readonly read: MessageReader;
  readonly redact: Redact;
}

/** Any: what comes back belongs to the call that is waited for. */
const id = 'call';

/**
 * Understands what a provider's function gave back, by the schemas of an adapter's messages.
 *
 * @throws Error that says what is wrong with it: a fault of the test, and no outcome
 */
export function understand(given: unknown, { read, redact }: Reading): Understood {
  if (!isObject(given)) throw wrong(`it is ${nameOf(given)}, and has to be an object`);
  const understood = read({ text: redact(textOf(messageOf(given))) });
  if ('problem' in understood) throw wrong(understood.problem);
  const { message } = understood;
  switch (message.type) {
    case 'error':
      return { outcome: outcomeOfError(message) };
    case 'unsupported':
      if (!isFeature(message.feature)) {
        throw wrong(`"${message.feature}" is no feature that can be unsupported`);
      }
      return {
        unsupported: {
          feature: message.feature,
          ...(message.message ? { message: message.message } : {}),
        },
      };
    case 'result':
      return { outcome: outcomeOfResult(message) };
    default:
      throw wrong(`it is no answer, but \`${message.type}\``);
  }
}

/** The adapter's message that an answer stands for. */
function messageOf(given: JsonObject): JsonObject {
  const { error, unsupported, ...rest } = given;
  if (unsupported !== undefined) {
    return { type: 'unsupported', id, feature: unsupported, message: rest.message };
  }
  if (error === undefined || error === null) return { ...rest, type: 'result', id };
  const partial = Object.keys(rest).length === 0 ? undefined : rest;
  return { ...(isObject(error) ? error : { message: error }), type: 'error', id, partial };
}

function textOf(message: JsonObject): string {
  try {
    return JSON.stringify(message);
  } catch (thrown) {
    throw wrong(`it is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

const nameOf = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
};

const wrong = (problem: string): Error =>
  new Error(`What the provider gave back is not understood: ${problem}.`);

/**
 * What a provider threw, as the outcome's error. Status, code and request id are read by the names that Oracle's
 * SDK (oci-common, OciError) and `openai` (APIError) give them; a code without a status is the network's.
 */
export function outcomeOfThrown(thrown: unknown, redact: Redact): { readonly error: OutcomeError } {
  const fields: JsonObject =
    thrown instanceof Error ? { ...thrown } : isObject(thrown) ? thrown : {};
  const message =
    thrown instanceof Error ? thrown.message : (textIn(fields.message) ?? String(thrown));
  const status = [fields.status, fields.statusCode].find((one) => typeof one === 'number');
  const code = status === undefined ? undefined : textIn(fields.code ?? fields.serviceCode);
  const requestId = textIn(fields.requestId ?? fields.opcRequestId ?? fields.requestID);
  return {
    error: {
      message: redact(message),
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
      ...(requestId === undefined ? {} : { requestId }),
    },
  };
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
