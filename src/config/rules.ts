/** The config file is untrusted input: a rule for each kind of setting, and for the whole. */
import { flawOfFaults } from '../mock/faults/combine.js';
import { faults } from '../mock/faults/index.js';
import {
  either,
  judged,
  listOf,
  objectOf,
  type Rule,
  rule,
  shown,
  text,
  whole,
  word,
} from '../mock/replies/shape.js';
import { authModes } from '../protocol/call.js';
import { transports } from '../reports/axes.js';
import type { Setting, Takes } from './setting.js';
import { sections } from './settings.js';
import { switchesRule, trueOrFalse } from './switches-rule.js';

const filled = rule(
  'Give a string that is not empty.',
  (value) => typeof value === 'string' && value.trim() !== '',
  { type: 'string', pattern: '\\S' },
);

const url = rule(
  'Give an address, such as "http://127.0.0.1:4000".',
  (value) => typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value),
  { type: 'string', pattern: '^https?://' },
);

const reporters = (words: readonly string[]): Rule => {
  const named = word(words);
  return listOf(
    judged(
      (value, at) => {
        if (typeof value !== 'string') return named(value, at);
        const equals = value.indexOf('=');
        if (equals === value.length - 1) {
          return { at, why: `is ${shown(value)}, which names no file`, allowed: 'Give name=path.' };
        }
        return named(equals === -1 ? value : value.slice(0, equals), at);
      },
      { type: 'string', pattern: `^(${words.join('|')})(=.+)?$` },
    ),
  );
};

const requirements: readonly string[] = [...transports, '*'].flatMap((transport) =>
  authModes.map((mode) => `${transport}:${mode}`),
);

/** Each reply is looked at with its number once the recordings are known. */
const inlineReplies = listOf(judged(() => undefined, { $ref: '#/$defs/reply' }));

const replies = judged(
  (value, at) => {
    if (typeof value === 'string') return filled(value, at);
    const flaw = inlineReplies(value, at);
    return flaw && { ...flaw, allowed: 'Give an array of replies, or the path of a file.' };
  },
  { anyOf: [filled.schema, inlineReplies.schema] },
);

const ids = listOf(text);

const faultIds = judged(
  (value, at) => {
    const flaw = ids(value, at);
    if (flaw || !Array.isArray(value)) return flaw;
    const clash = flawOfFaults(value.map(String));
    return clash && { at: `${at}[${clash.index}]`, why: clash.why, allowed: clash.allowed };
  },
  { type: 'array', items: { enum: [...faults.keys()] } },
);

function ruleOf(takes: Takes): Rule {
  switch (takes.kind) {
    case 'text':
    case 'path':
      return filled;
    case 'usual-path':
      return either(trueOrFalse, filled);
    case 'texts':
      return listOf(filled);
    case 'url':
      return url;
    case 'switch':
      return trueOrFalse;
    case 'whole':
      return whole(takes.least, takes.most);
    case 'count':
      return either(trueOrFalse, whole(1, takes.most));
    case 'word':
      return word(takes.words);
    case 'words':
      return listOf(word(takes.words));
    case 'reporters':
      return reporters(takes.words);
    case 'requirements':
      return listOf(word(requirements));
    case 'faults':
      return faultIds;
    case 'replies':
      return replies;
    case 'switches':
      return switchesRule;
  }
}

/** The rule of one setting, its schema with what the setting does. */
function described({ takes, does, usual }: Setting): Rule {
  const plain = ruleOf(takes);
  const value = typeof usual === 'object' ? undefined : usual;
  return judged(plain, {
    description: does,
    ...(value === undefined ? {} : { default: value }),
    ...plain.schema,
  });
}

/** Holds a whole config against its shape; its schema needs the `$defs` of replies beside it. */
export const configRule: Rule = objectOf({
  needed: {},
  optional: {
    $schema: text,
    ...Object.fromEntries(
      Object.entries(sections).map(([section, settings]) => {
        const rules = Object.entries(settings).map(([key, one]) => [key, described(one)] as const);
        return [section, objectOf({ needed: {}, optional: Object.fromEntries(rules) })];
      }),
    ),
  },
});
