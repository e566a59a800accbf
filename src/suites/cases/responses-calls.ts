/** The calls that cases of Responses make, and the shape that these cases share. */
import type {
  ApiCall,
  ApiMethod,
  ChatCall,
  DialogueCall,
  ProbeCall,
  ResponsesState,
} from '../../protocol/call.js';
import type { Case } from '../case.js';

/** OpenAI's own model, which needs no project; Grok, which needs one; Gemini; gpt-oss; several agents. */
export const models = {
  gpt: 'openai.gpt-5.4',
  grok: 'xai.grok-4.3',
  gemini: 'google.gemini-2.5-flash',
  gptOss: 'openai.gpt-oss-120b',
  agents: 'xai.grok-4.20-multi-agent',
} as const;

/** A chat turn with one short message. */
export function say(
  text: string,
  state?: ResponsesState,
  more: Partial<Omit<ChatCall, 'operation' | 'apiFormat' | 'state'>> = {},
): ChatCall {
  return {
    operation: 'chat',
    model: models.gpt,
    apiFormat: 'openai-responses',
    stream: false,
    messages: [{ role: 'user', text }],
    ...(state === undefined ? {} : { state }),
    ...more,
  };
}

/** Any other operation. */
export const api = (method: ApiMethod, ...given: readonly unknown[]): ApiCall => ({
  operation: 'api',
  method,
  arguments: given,
});

/** Steps, each made although the one before was refused. */
export const through = (...steps: DialogueCall['steps']): DialogueCall => ({
  operation: 'dialogue',
  steps,
  throughErrors: true,
});

/** Steps, up to the first that is refused. */
export const steps = (...all: DialogueCall['steps']): DialogueCall => ({
  operation: 'dialogue',
  steps: all,
});

type Header = readonly [name: string, value: string];

/** The compartment in the newer header, and the project. */
export const usual: readonly Header[] = [
  ['opc-compartment-id', '{compartment}'],
  ['OpenAI-Project', '{project}'],
];

/** A signed request to Responses, byte by byte; a body that is no text is written as JSON. */
export function probeResponses(
  body: object | string,
  headers: readonly Header[] = usual,
  target = '/openai/v1/responses',
  method = 'POST',
): ProbeCall {
  return {
    operation: 'probe',
    plane: 'inference',
    request: {
      method,
      target,
      headers,
      ...(method === 'POST'
        ? { body: typeof body === 'string' ? body : JSON.stringify(body) }
        : {}),
      signing: {},
    },
  };
}

/** The same with a bearer key. */
export function probeWithKey(body: object, key: string): ProbeCall {
  const { request, ...probe } = probeResponses(body, [
    ...usual,
    ['authorization', `Bearer ${key}`],
  ]);
  return { ...probe, request: { ...request, signing: 'none' } };
}

/** A case of Responses: what is its own, the rest is the same for all. */
export type Row = Pick<Case, 'id' | 'title' | 'because' | 'when' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'level' | 'given' | 'needs' | 'auths'>>;

/** The case of a row. Its level is `must` unless it says otherwise. */
export function build({ level = 'must', ...row }: Row): Case {
  const scripted = row.given?.replies !== undefined;
  const needs: Case['needs'] = [
    ...(scripted ? (['scripted-reply'] as const) : []),
    ...(row.given?.switches === undefined ? [] : (['switches'] as const)),
    'journal',
    'known-models',
  ];
  return { needs, ...row, level, transports: ['responses'] };
}
