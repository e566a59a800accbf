/** What cases on requests ask, and the row that each of them is. */
import type { ApiFormat, ChatCall, Message, Tool } from '../../protocol/call.js';
import type { Case, CheckUse, Level } from '../case.js';

/** One call, with what must stand in its body. */
export interface Sent {
  /** Behind `request/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly when: ChatCall;
  /** Part of the body. */
  readonly carries: object;
  /** Checks beside it. */
  readonly and?: readonly CheckUse[];
  /** Keys of `chatRequest` that must not be there. */
  readonly lacks?: readonly string[];
  readonly caughtBy: Case['caughtBy'];
}

/** A tool with a parameter that is required, and two that are not; one of a few words. */
export const tool: Tool = {
  name: 'get_tide',
  description: 'Tells the tide.',
  parameters: {
    type: 'object',
    properties: {
      harbour: { type: 'string', description: 'Name of the harbour' },
      days: { type: 'integer' },
      tide: { type: 'string', enum: ['high', 'low'] },
    },
    required: ['harbour'],
  },
};

/** A second one. */
export const otherTool: Tool = {
  name: 'find_mooring',
  description: 'Finds a mooring.',
  parameters: { type: 'object', properties: { metres: { type: 'number' } }, required: ['metres'] },
};

/** Settings that a careless test takes for none. */
export const zeros = { temperature: 0, topP: 0, seed: 0 } as const;

/** The question of most calls. */
export const question: Message = { role: 'user', text: 'When is high tide?' };

/** A schema that an answer is to satisfy. */
export const schema = {
  type: 'object',
  properties: { hour: { type: 'integer' } },
  required: ['hour'],
} as const;

/** A question, a call, and its result. */
export const answeredCall: readonly Message[] = [
  question,
  {
    role: 'assistant',
    text: '',
    toolCalls: [{ id: 'call_1', name: 'get_tide', arguments: '{"harbour":"Cork"}' }],
  },
  { role: 'tool', text: 'at noon', toolCallId: 'call_1' },
];

/** A whole answer asked of a model. */
export const chat = (model: string, apiFormat: ApiFormat, more: Partial<ChatCall>): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat,
  stream: false,
  messages: [question],
  ...more,
});
/** Of a GENERIC model. */
export const generic = (more: Partial<ChatCall>) =>
  chat('meta.llama-3.3-70b-instruct', 'GENERIC', more);
/** Of a COHERE model. */
export const cohere = (more: Partial<ChatCall>) => chat('cohere.command-a-03-2025', 'COHERE', more);
/** Of a COHEREV2 model. */
export const cohereV2 = (more: Partial<ChatCall>) =>
  chat('cohere.command-a-03-2025', 'COHEREV2', more);

/** A text as GENERIC and COHEREV2 write it. */
export const part = (text: string) => [{ type: 'TEXT', text }];
