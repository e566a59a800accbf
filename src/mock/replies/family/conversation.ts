/** What is said of the conversation itself: what was said before, and by whom. */
import type { Message } from '../../../protocol/call.js';

/** The user's question, and what came before it. */
interface Heard {
  readonly question: string;
  /** What the user said before, oldest first. */
  readonly before: readonly string[];
  readonly lastAnswer: string;
}

/** A question by its words, and the answer; `undefined` where it is none of this kind after all. */
interface Topic {
  readonly asks: RegExp;
  readonly answer: (heard: Heard, found: RegExpExecArray) => string | undefined;
}

/** Characters of a message that are looked at, and that are quoted, at most. */
const longest = { looked: 2000, quoted: 500 } as const;

const cited = (text: string): string => `“${text.slice(0, longest.quoted)}”`;

const unquoted = (text: string): string =>
  /^(["'“”‘’`])(.*)["'“”‘’`]\.?$/su.exec(text)?.[2] ?? text;

const numbersIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}.])-?\d+(?:\.\d+)?/gu) ?? []);

/** How a user says what is theirs: `my dog is …`, `my favourite colour is …`. */
function told(thing: string, before: readonly string[]): string | undefined {
  const wanted = thing.toLowerCase();
  for (const text of before.toReversed()) {
    const said = /\bmy ([\p{L} ]{1,60}?) (?:is|are|was) ([^.,;!?\n]{1,100})/giu;
    for (const [, own = '', value = ''] of text.matchAll(said)) {
      if (own.toLowerCase() === wanted) return value.trim();
    }
    const named = /\b(?:call me|i am|i['’]m) (\p{Lu}[\p{L}'’-]{0,60})/u.exec(
      text.replace(/\bI(?= am\b|['’]m\b)/gu, 'i').replace(/\bCall me\b/gu, 'call me'),
    );
    if (wanted === 'name' && named) return named[1];
  }
  return undefined;
}

function own(thing: string, { before }: Heard): string {
  const value = told(thing, before);
  return value === undefined ? `You have not told me your ${thing}.` : `Your ${thing} is ${value}.`;
}

/** The first that fits is taken. */
const topics: readonly Topic[] = [
  {
    asks: /(?:^|[.!?]\s)\s*(?:please\s+)?(?:say|repeat|echo|(?:reply|respond|answer)\s+with)\b((?:\s+(?:exactly|only|just|after\s+me|back|this|the\s+(?:following|single|words?)|words?|text|sentence))*)\s*:?\s*(.+)$/isu,
    answer: (_heard, [, , said = '']) => unquoted(said.trim()),
  },
  {
    asks: /\b(?:what (?:did i|was it (?:that )?i) (?:say|ask|tell you|said|asked)|what was my) ?.{0,40}\bfirst\b|\bmy first (?:message|question|words?)\b|\bwhat did i first (?:say|ask)\b/iu,
    answer: ({ before: [first] }) =>
      first === undefined ? 'This is the first thing you said.' : `You first said ${cited(first)}.`,
  },
  {
    asks: /\bwhat did you (?:just )?(?:say|answer|tell me)\b|\bmy question before .{0,20}your answer\b/iu,
    answer: ({ lastAnswer }) =>
      lastAnswer === '' ? 'I have not said anything yet.' : `I said ${cited(lastAnswer)}.`,
  },
  {
    asks: /\bhow (?:many|often) (?:messages|times|questions)\b/iu,
    answer: ({ before }) => `This is message ${before.length + 1} from you.`,
  },
  {
    asks: /\b(?:which|what)(?: \p{L}+)? numbers? (?:did i|have i|was it)|\bnumbers? (?:that )?i (?:said|gave|told|mentioned)\b/iu,
    answer({ before }) {
      const numbers = numbersIn(before);
      return numbers.length === 0
        ? 'You have mentioned no number.'
        : `You mentioned ${numbers.slice(-20).join(', ')}.`;
    },
  },
  { asks: /\bwho am i\b/iu, answer: (heard) => own('name', heard) },
  {
    asks: /\b(?:what|which|who|tell me what|remember|tell me|do you know|know)(?: (?:is|are|was)|['’]s)? my ([\p{L} ]{1,60}?)(?: (?:is|are|was)|\s*[?.!]|\s*$)/iu,
    answer: (heard, [, thing = '']) => own(thing.trim().toLowerCase(), heard),
  },
  {
    asks: /\bwhat did i (?:just )?(?:say|ask|tell you)\b|\bmy (?:last|previous) (?:message|question)\b/iu,
    answer: ({ before }) =>
      before.length === 0
        ? 'You have said nothing before this.'
        : `You said ${cited(before.at(-1) ?? '')}.`,
  },
];

/**
 * The answer to a question about the conversation, or what the user asks to be repeated; `undefined` for
 * any other.
 *
 * @example
 * remembered([{ role: 'user', text: 'My name is Ada.' }, { role: 'user', text: 'What is my name?' }]);
 * // 'Your name is Ada.'
 */
export function remembered(messages: readonly Message[]): string | undefined {
  const said = messages.filter(({ role }) => role === 'user').map(({ text }) => text);
  const question = (said.at(-1) ?? '').slice(0, longest.looked);
  const heard: Heard = {
    question,
    before: said.slice(0, -1).map((text) => text.slice(0, longest.looked)),
    lastAnswer:
      messages.findLast(({ role, text }) => role === 'assistant' && text !== '')?.text ?? '',
  };
  for (const { asks, answer } of topics) {
    const found = asks.exec(question);
    const words = found ? answer(heard, found) : undefined;
    if (words !== undefined && words !== '') return words;
  }
  return undefined;
}
