/** What Responses answers are made of: one function a kind of content, for streams and whole answers. */
import type { ToolCall } from '../../src/protocol/turn.js';
import { type Kit, pieces, words } from './kit.js';
import {
  counts,
  functionCall,
  type Item,
  message,
  openReasoning,
  refusalPart,
  summary,
  textPart,
} from './openai-responses-events.js';
import type { Content } from './openai-responses-say.js';
import type { Json } from './recipe.js';

type ContentOf = (kit: Kit) => Content;

const flat = (name: string, ...members: readonly string[]): Json => ({
  type: 'function',
  name,
  description: `Calls ${name}.`,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(members.map((member) => [member, { type: 'string' }])),
    required: members,
    additionalProperties: false,
  },
  strict: true,
});

const tools = [flat('find_train', 'from', 'to'), flat('get_tide', 'harbour'), flat('ring_bell')];
const offered: Pick<Content, 'ask' | 'echo'> = { ask: { tools }, echo: { tools } };

/** A text, in increments of its words. */
export const text =
  (said?: string, increments: (text: string) => readonly string[] = words): ContentOf =>
  (kit) => {
    const full = said ?? kit.sentence();
    return { items: [message(kit, [textPart(increments(full))])], turn: { text: full } };
  };

export const inCodePoints = (full: string): readonly string[] => pieces(full, 2);

export const obfuscated: ContentOf = (kit) => {
  const full = kit.sentence();
  const part = textPart(words(full), [], () => ({ obfuscation: kit.hex(8) }));
  return { items: [message(kit, [part])], turn: { text: full } };
};

export const refusal: ContentOf = (kit) => {
  const refused = 'I cannot help with that.';
  return { items: [message(kit, [refusalPart(words(refused))])], turn: { refusal: refused } };
};

export const textThenRefusal: ContentOf = (kit) => {
  const full = kit.sentence();
  const refused = 'The rest I will not say.';
  return {
    items: [message(kit, [textPart(words(full)), refusalPart(words(refused))])],
    turn: { text: full, refusal: refused },
  };
};

export const twoMessages: ContentOf = (kit) => {
  const [first, second] = [kit.sentence(), kit.sentence()];
  return {
    items: [
      message(kit, [textPart(words(first))], { phase: 'commentary' }),
      message(kit, [textPart(words(second))], { phase: 'final_answer' }),
    ],
    turn: { text: first + second },
  };
};

/** A text whose input was in the cache, in part. */
export const cachedInput: ContentOf = (kit) => {
  const said = text()(kit);
  const usage = { ...counts, promptTokens: 12_033, totalTokens: 12_045, cachedTokens: 11_904 };
  return { ...said, turn: { ...said.turn, usage } };
};

export const inConversation: ContentOf = (kit) => {
  const id = `conv_ord_${kit.hex(48)}`;
  return { ...text()(kit), ask: { conversation: id }, echo: { conversation: { id } } };
};

export const afterResponse: ContentOf = (kit) => {
  const previous_response_id = `resp_ord_${kit.hex(48)}`;
  return { ...text()(kit), ask: { previous_response_id }, echo: { previous_response_id } };
};

export const withoutRetention: ContentOf = (kit) => ({ ...text()(kit), echo: { store: false } });

const measured = { ...counts, completionTokens: 140, totalTokens: 171, reasoningTokens: 128 };
const effort: Pick<Content, 'ask' | 'echo'> = {
  ask: { reasoning: { effort: 'low', summary: 'auto' } },
  echo: { reasoning: { effort: 'low', summary: 'detailed' } },
};

const thenText = (kit: Kit, first: Item, reasoning: string): Content => {
  const full = kit.sentence();
  return {
    items: [first, message(kit, [textPart(words(full))])],
    turn: { text: full, reasoning, usage: measured },
    ...effort,
  };
};

export const reasoned: ContentOf = (kit) => {
  const thought = kit.sentence();
  return thenText(kit, summary(kit, [words(thought)]), thought);
};

export const reasonedInTwo: ContentOf = (kit) => {
  const [one, two] = [`**${kit.sentence()}**\n\n`, `**${kit.sentence()}**\n\n`];
  return thenText(kit, summary(kit, [words(one), words(two)]), one + two);
};

export const reasonedInTheOpen: ContentOf = (kit) => {
  const thought = kit.sentence();
  return thenText(kit, openReasoning(kit, words(thought)), thought);
};

export const reasonedInSecret: ContentOf = (kit) => {
  const more = { encrypted_content: `gAAAAAB${kit.hex(64)}` };
  const full = kit.sentence();
  return {
    items: [summary(kit, [], more), message(kit, [textPart(words(full))])],
    turn: { text: full, usage: measured },
    ask: { store: false, include: ['reasoning.encrypted_content'] },
    echo: { store: false },
  };
};

const tide = (kit: Kit): ToolCall => ({
  id: `call_${kit.hex(24)}`,
  name: 'get_tide',
  arguments: JSON.stringify({ harbour: kit.city() }),
});
const train = (kit: Kit): ToolCall => ({
  id: `call_${kit.hex(24)}`,
  name: 'find_train',
  arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
});

const callItem = (kit: Kit, call: ToolCall, increments = pieces(call.arguments, 6)): Item =>
  functionCall(kit, call.id ?? '', call.name, increments);

/** Calls of functions, one item after the other. */
const calls =
  (...callsOf: readonly ((kit: Kit) => ToolCall)[]): ContentOf =>
  (kit) => {
    const toolCalls = callsOf.map((call) => call(kit));
    return { items: toolCalls.map((call) => callItem(kit, call)), turn: { toolCalls }, ...offered };
  };

export const oneCall = calls(tide);
export const twoCalls = calls(tide, train);
export const sameTwice = calls(tide, tide);
export const callWithoutArguments = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'ring_bell',
  arguments: '{}',
}));
export const callWithNoText = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'ring_bell',
  arguments: '',
}));
export const callWithBrokenArguments = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'get_tide',
  arguments: '{"harbour": "Ply',
}));

export const commentaryThenCall: ContentOf = (kit) => {
  const said = kit.sentence();
  const call = tide(kit);
  return {
    items: [message(kit, [textPart(words(said))], { phase: 'commentary' }), callItem(kit, call)],
    turn: { text: said, toolCalls: [call] },
    ...offered,
  };
};

export const summaryCommentaryCall: ContentOf = (kit) => {
  const thought = kit.sentence();
  const content = commentaryThenCall(kit);
  return {
    ...content,
    items: [summary(kit, [words(thought)]), ...content.items],
    turn: { ...content.turn, reasoning: thought, usage: measured },
  };
};

export const reasonedTwiceThenCalls: ContentOf = (kit) => {
  const [one, two] = [kit.sentence(), kit.sentence()];
  const [first, second] = [tide(kit), train(kit)];
  return {
    items: [
      summary(kit, [words(one)]),
      callItem(kit, first),
      summary(kit, [words(two)]),
      callItem(kit, second),
    ],
    turn: { reasoning: one + two, toolCalls: [first, second], usage: measured },
    ...offered,
  };
};
