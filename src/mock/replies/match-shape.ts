/** The rules of what says when and how often a scripted reply is used. */
import { isObject, textOf } from '../../protocol/json.js';
import type { Match, TextPattern } from '../../protocol/reply.js';
import { readPattern } from './pattern.js';
import { judged, listOf, objectOf, rule, type ShapeOf, shown, text, whole, word } from './shape.js';

const transports = ['sdk', 'v1', 'responses'] as const satisfies Match['transport'][];

/** Names that a star may end, and nothing else. */
const modelName = rule(
  'Give a name such as xai.grok-4, or the beginning of names, such as xai.*.',
  (value) => typeof value === 'string' && /^[^*]+\*?$|^\*$/.test(value),
  { type: 'string', pattern: '^[^*]+\\*?$|^\\*$' },
);

const patternShape = objectOf({
  needed: { pattern: text },
  optional: { flags: text },
} satisfies ShapeOf<TextPattern>);

const pattern = judged((value, at) => {
  const flaw = patternShape(value, at);
  if (flaw || !isObject(value)) return flaw;
  const reading = readPattern(textOf(value.pattern), textOf(value.flags));
  if (reading.ok) return undefined;
  const allowed = 'Give a shorter or plainer one, as docs/replies.md says; flags are i, m and s.';
  return { at: `${at}.pattern`, why: reading.why, allowed };
}, patternShape.schema);

const textMatch = judged(
  (value, at) => {
    if (typeof value === 'string') return undefined;
    if (isObject(value)) return pattern(value, at);
    const allowed = 'Give a string that is contained, or { pattern, flags }.';
    return { at, why: `is ${shown(value)}`, allowed };
  },
  { anyOf: [text.schema, pattern.schema] },
);

const matchShape: ShapeOf<Match> = {
  needed: {},
  optional: {
    transport: word(transports),
    model: modelName,
    text: textMatch,
    tools: listOf(text),
    turn: whole(1),
  },
};

/** What `match` of a reply may be. */
export const match = objectOf(matchShape);

/** What `times` of a reply may be. */
export const times = judged(
  (value, at) => {
    if (value === 'always') return undefined;
    const flaw = whole(1)(value, at);
    return flaw && { ...flaw, allowed: 'Give a whole number of 1 or more, or always.' };
  },
  { anyOf: [whole(1).schema, { const: 'always' }] },
);
