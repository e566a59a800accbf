/** One turn, said on every transport: what a client makes of it must not depend on the wire it came on. */
import type { Turn } from '../../protocol/turn.js';
import type { Case } from '../case.js';
import { ask } from './calls.js';
import { heard, heardInIncrements } from './played.js';

interface Agreed {
  /** Behind `agree/`, before `-streamed` or `-whole`. */
  readonly id: string;
  /** What the turn is, for the titles. */
  readonly what: string;
  readonly because: Case['because'];
  readonly level?: 'should';
  readonly turn: Turn;
  readonly streamedCaughtBy: Case['caughtBy'];
  readonly wholeCaughtBy: Case['caughtBy'];
}

const usage = { promptTokens: 14, completionTokens: 27, totalTokens: 41 };
const said = (text: string): Turn => ({ text, toolCalls: [], finishReason: 'stop', usage });

const train = {
  id: 'call_Ab12Cd34Ef56Gh78',
  name: 'find_train',
  arguments: '{"to":"Bray"}',
};
const tide = { id: 'call_Ij90Kl12Mn34Op56', name: 'get_tide', arguments: '{"at":"Cork"}' };

/** Faults that turn every streamed row red. */
const streamed = [
  'crashes-on-usage-frame',
  'demands-done',
  'ends-again-at-usage',
  'forgets-to-ask-for-usage',
  'openai-chat-overlooks-usage-chunks',
  'usage-always-zero',
  'usage-counted-twice',
  'usage-in-final-frame',
  'usage-missing',
  'responses-usage-always-zero',
] as const;

/** Faults that turn every whole row red. */
const whole = ['answer-lacks-usage', 'usage-always-zero', 'responses-usage-always-zero'] as const;

const rows: readonly Agreed[] = [
  {
    id: 'text',
    what: 'Plain text',
    because: ['agree/text', 'agree/usage'],
    turn: said(
      ' The next train  leaves at ten past nine.\n\n- platform two\n- "on time"\t✓\n\n```sh\ntrain --to Bray\n```',
    ),
    streamedCaughtBy: [
      ...streamed,
      'collapses-blanks',
      'drops-line-feeds',
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-drops-line-feeds',
      'openai-chat-loses-an-increment',
      'responses-text-twice',
      'responses-trims-texts',
      'strips-code-fences',
      'twenty-frames-a-read',
    ],
    wholeCaughtBy: [
      ...whole,
      'collapses-blanks',
      'drops-line-feeds',
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-drops-line-feeds',
      'openai-chat-trims-answers',
      'responses-reads-top-level-text',
      'responses-trims-texts',
      'strips-code-fences',
    ],
  },
  {
    id: 'emoji',
    what: 'Emoji, joined and with skin tones,',
    because: ['agree/text', 'framing/raw-utf-8'],
    turn: said('Good journey! 🚆 👩🏽‍🚀 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇦🇽 e\u0301'),
    streamedCaughtBy: [
      ...streamed,
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-loses-an-increment',
      'splits-surrogates',
      'responses-text-twice',
    ],
    wholeCaughtBy: [
      ...whole,
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-trims-answers',
      'splits-surrogates',
      'responses-reads-top-level-text',
    ],
  },
  {
    id: 'right-to-left',
    what: 'Right-to-left text',
    because: ['agree/text', 'framing/raw-utf-8'],
    turn: said('הרכבת הבאה יוצאת ב־9.10.\u200f القطار التالي في التاسعة وعشر دقائق.'),
    streamedCaughtBy: [
      ...streamed,
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-loses-an-increment',
      'responses-text-twice',
    ],
    wholeCaughtBy: [
      ...whole,
      'latin1-text',
      'openai-chat-ascii-text',
      'openai-chat-trims-answers',
      'responses-reads-top-level-text',
    ],
  },
  {
    id: 'one-call',
    what: 'A call',
    because: ['agree/calls', 'agree/finish-reason', 'agree/usage'],
    turn: { text: '', toolCalls: [train], finishReason: 'tool_calls', usage },
    streamedCaughtBy: [
      ...streamed,
      'ids-in-no-fragment',
      'new-call-per-fragment',
      'openai-chat-crashes-on-null-content',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'tool-turn-ends-as-stop',
      'openai-chat-call-ids-swapped',
      'responses-calls-by-item-id',
    ],
    wholeCaughtBy: [
      ...whole,
      'answer-loses-calls',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'tool-turn-ends-as-stop',
      'responses-calls-by-item-id',
    ],
  },
  {
    id: 'parallel-calls',
    what: 'Two calls',
    because: ['agree/calls', 'agree/finish-reason', 'agree/usage'],
    turn: { text: '', toolCalls: [train, tide], finishReason: 'tool_calls', usage },
    streamedCaughtBy: [
      ...streamed,
      'fragments-go-to-the-first-call',
      'ids-in-every-fragment',
      'ids-in-no-fragment',
      'merges-parallel-calls',
      'new-call-per-fragment',
      'openai-chat-crashes-on-null-content',
      'openai-chat-merges-calls',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'tool-turn-ends-as-stop',
      'openai-chat-call-ids-swapped',
      'responses-calls-by-item-id',
      'responses-first-call-only',
    ],
    wholeCaughtBy: [
      ...whole,
      'answer-loses-calls',
      'merges-parallel-calls',
      'openai-chat-merges-calls',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'tool-turn-ends-as-stop',
      'responses-calls-by-item-id',
      'responses-first-call-only',
    ],
  },
  {
    id: 'text-then-call',
    what: 'Text, then a call,',
    because: ['agree/calls', 'agree/text', 'agree/usage'],
    turn: { text: 'One moment.', toolCalls: [train], finishReason: 'tool_calls', usage },
    streamedCaughtBy: [
      ...streamed,
      'drops-text-beside-calls',
      'ids-in-no-fragment',
      'new-call-per-fragment',
      'openai-chat-drops-text-beside-calls',
      'openai-chat-loses-an-increment',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'tool-turn-ends-as-stop',
      'openai-chat-call-ids-swapped',
      'responses-calls-by-item-id',
      'responses-text-twice',
    ],
    wholeCaughtBy: [
      ...whole,
      'answer-loses-calls',
      'drops-text-beside-calls',
      'openai-chat-drops-text-beside-calls',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
      'openai-chat-trims-answers',
      'tool-turn-ends-as-stop',
      'responses-calls-by-item-id',
      'responses-reads-top-level-text',
    ],
  },
  {
    id: 'reasoning',
    what: 'Reasoning, then text,',
    because: ['agree/reasoning', 'agree/text', 'agree/usage'],
    level: 'should',
    turn: { ...said('At ten past nine.'), reasoning: 'They ask for a train. It is nearly nine.' },
    streamedCaughtBy: [
      ...streamed,
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'openai-chat-drops-reasoning',
      'openai-chat-keeps-last-reasoning',
      'openai-chat-loses-an-increment',
      'openai-chat-reasoning-becomes-text',
      'reasoning-missing',
      'responses-drops-reasoning',
      'responses-text-twice',
    ],
    wholeCaughtBy: [
      ...whole,
      'answer-lacks-reasoning',
      'drops-reasoning',
      'leaks-reasoning-into-text',
      'openai-chat-drops-reasoning',
      'openai-chat-reasoning-becomes-text',
      'openai-chat-trims-answers',
      'responses-drops-reasoning',
      'responses-reads-top-level-text',
    ],
  },
  {
    id: 'cut-by-length',
    what: 'Text that the limit cut off',
    because: ['agree/finish-reason', 'agree/text', 'agree/usage'],
    turn: { ...said('The next train leaves at ten past'), finishReason: 'length' },
    streamedCaughtBy: [
      ...streamed,
      'length-becomes-stop',
      'openai-chat-length-becomes-stop',
      'openai-chat-loses-an-increment',
      'responses-cut-without-a-reason',
      'responses-incomplete-is-stop',
      'responses-text-twice',
    ],
    wholeCaughtBy: [
      ...whole,
      'length-becomes-stop',
      'openai-chat-length-becomes-stop',
      'openai-chat-trims-answers',
      'responses-cut-without-a-reason',
      'responses-incomplete-is-stop',
      'responses-reads-top-level-text',
    ],
  },
];

const shared = {
  transports: ['sdk', 'v1', 'responses'],
  needs: ['scripted-reply', 'journal'],
} as const satisfies Partial<Case>;

function agreed(row: Agreed): readonly Case[] {
  const { id, what, because, level = 'must', turn } = row;
  const tools = turn.toolCalls.length > 0;
  const given = { replies: [{ turn }] };
  return [
    {
      ...shared,
      id: `agree/${id}-streamed`,
      level,
      title: `${what} is heard alike on every transport, streamed.`,
      because,
      given,
      when: ask('gptOss', { stream: true, usage: true, tools }),
      then: [...heardInIncrements, 'usage-is-as-given'],
      caughtBy: row.streamedCaughtBy,
    },
    {
      ...shared,
      id: `agree/${id}-whole`,
      level,
      title: `${what} is heard alike on every transport, whole.`,
      because,
      given,
      when: ask('gptOss', { stream: false, tools }),
      then: [...heard, 'usage-is-as-given'],
      caughtBy: row.wholeCaughtBy,
    },
  ];
}

export const agreeCases: readonly Case[] = rows.flatMap(agreed);
