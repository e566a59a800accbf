/** Chat completions said byte by byte: what no well-behaved client sends, and what the wire must show. */
import type { ProbeCall, ProbeRequest } from '../../protocol/call.js';
import type { Case, CheckUse } from '../case.js';

const chat = '/openai/v1/chat/completions';
/** The base that older clients know. */
export const older = '/20231130/actions/v1';
/** A compartment that nobody has. */
export const nobodys = 'ocid1.compartment.oc1..aaaaaaaaconformnobodyscompartment';

type Headers = NonNullable<ProbeRequest['headers']>;

/** The caller's own compartment, under both names. */
export const compartment: Headers = [
  ['opc-compartment-id', '{compartment}'],
  ['CompartmentId', '{compartment}'],
];
/** The compartment, and a key as bearer. */
export const bearer = (key: string): Headers => [
  ...compartment,
  ['authorization', `Bearer ${key}`],
];

/** A request to an OpenAI-compatible route, perfectly signed unless `more` says otherwise. */
export const probe = (more: Partial<ProbeRequest>): ProbeCall => ({
  operation: 'probe',
  plane: 'inference',
  request: { method: 'POST', target: chat, headers: compartment, signing: {}, ...more },
});

/** One short user message. */
export const hello = [{ role: 'user', content: 'Hello' }];

/** A chat completion of a model, changed by `more`. */
export const asked = (
  model: string,
  more: object = {},
  request: Partial<ProbeRequest> = {},
): ProbeCall => probe({ body: JSON.stringify({ model, messages: hello, ...more }), ...request });

/** A model that is served. */
export const llama = 'meta.llama-3.3-70b-instruct';
/** A chat completion with a key in place of a signature. */
export const keyed = (key: string): ProbeCall =>
  asked('{model}', {}, { headers: bearer(key), signing: 'none' });

/** A function on offer, with these parameters. */
export const tool = (parameters: object = { type: 'object', properties: {} }) => ({
  type: 'function',
  function: { name: 'get_tide', description: 'Tells the tide.', parameters },
});

/** The answer is a refusal with these members. */
export const refused = (expect: object): CheckUse => ({ check: 'answer-is-the-refusal', expect });
/** The answer is a rejection by the model's vendor. */
export const vendors = (expect: object): CheckUse => ({ check: 'refusal-is-the-vendors', expect });
/** The answer is that of a model that is not there. */
export const entity = (model: string): CheckUse =>
  refused({ status: 404, code: '404', message: `Entity with key ${model} not found` });
/** The answer is that of somebody unknown. */
export const unauthenticated: readonly [CheckUse, ...CheckUse[]] = [
  { check: 'refused-as-unauthenticated', expect: 'required' },
  'refusal-has-a-request-id',
  'refusal-echoes-no-secret',
];
/** The service answers. */
export const taken: CheckUse = 'request-is-accepted';

/** A case on the wire alone. */
export interface Probed {
  /** Behind `chat/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `should`. */
  readonly level?: Case['level'];
  readonly needs?: Case['needs'];
  readonly given?: NonNullable<Case['given']>;
  readonly when: ProbeCall;
  readonly then: Case['then'];
  readonly caughtBy: Case['caughtBy'];
}

/** The case of a row. */
export function probed({ id, level = 'should', needs = [], ...rest }: Probed): Case {
  return {
    id: `chat/${id}`,
    level,
    transports: ['v1'],
    // A probe shows its own credentials: once is enough, in the column that they belong to.
    auths: id.startsWith('key/') ? ['genai_api_key'] : ['api_key'],
    needs,
    ...rest,
  };
}
