/** Characters that the mock may play instead of its usual self, when no script says what to answer. */
import type { ChatCall } from '../../../protocol/call.js';
import type { Random } from '../../../protocol/random.js';
import type { Delivery, ErrorReply } from '../../../protocol/reply.js';
import type { PersonaName } from '../../../protocol/switches.js';
import { type Appetite, promptOf } from './tools.js';

/** What a persona does differently. */
export interface Persona {
  /** In a line, for the help and the documentation. */
  readonly about: string;
  readonly tools: Appetite;
  /** Every answer is this error. */
  readonly error?: ErrorReply;
  /** The answer is withheld: no text, and `content_filter` as finish reason. */
  readonly withheld?: true;
  /** Its words, where none are demanded. */
  readonly words?: (call: ChatCall, random: Random) => string;
  readonly delivery?: Delivery;
}

const short = ['Yes.', 'No.', 'Fine.', 'Done.', 'Perhaps.'] as const;

/** Every persona, the usual one first. */
export const personas: Readonly<Record<PersonaName, Persona>> = {
  helpful: {
    about: 'remembers what was said, and calls the tools that the prompt names',
    tools: 'asked',
  },
  echo: {
    about: 'says what the user said, and calls no tool unless the call demands it',
    tools: 'demanded',
    words: (call) => promptOf(call),
  },
  terse: {
    about: 'says a word',
    tools: 'asked',
    words: (_call, random) => short[Math.floor(random() * short.length)] ?? short[0],
  },
  'tool-user': {
    about: 'calls every tool on offer once, one after the other, then answers',
    tools: 'all',
  },
  slow: {
    about: 'answers after a second, and speaks slowly: 100 ms from one increment to the next',
    tools: 'asked',
    delivery: { firstByte: 1000, interval: 100 },
  },
  failing: {
    about: 'answers every call of a model with status 500',
    tools: 'asked',
    error: { status: 500, message: 'Internal server error.' },
  },
  filtered: {
    about: 'withholds every answer, as a content filter does',
    tools: 'demanded',
    withheld: true,
  },
};
