/** How a stream's dialect is spoken, found by writing its turn in every known way. Pure. */
import type { ChatCall } from '../protocol/call.js';
import type { DialectName, Encoding, Variant } from '../protocol/dialects/dialect.js';
import { dialects } from '../protocol/dialects/index.js';
import { familyOf, variants } from '../protocol/families.js';
import { splitText } from '../protocol/split.js';
import type { Turn } from '../protocol/turn.js';
import { distance, streamShape } from './shape.js';

/** What a variant decides, and what can be told from a stream. */
export const variantFields = ['opening', 'closing', 'toolCalls', 'usage', 'done', 'pad'] as const;

/** One of {@link variantFields}. */
export type VariantField = (typeof variantFields)[number];

/** The variant found. */
export interface FoundVariant {
  /** Of the table of variants; absent: none has just these fields. */
  readonly name?: string;
  readonly fields: Readonly<Partial<Record<VariantField, string | boolean>>>;
  /** Written in this variant, the turn has the very shape of the stream. */
  readonly exact: boolean;
  /** Where the model's family is known to do otherwise. */
  readonly unlikeFamily: readonly {
    readonly field: VariantField;
    readonly usual: string | boolean;
    readonly found: string | boolean;
  }[];
}

const openings = ['none', 'empty-text', 'envelope'] as const satisfies Variant['opening'][];
const closings = [
  'empty-text',
  'bare',
  'role-only',
  'carries-last-text',
  'full-text',
  'full-text-with-history',
  'no-text',
  'split',
] as const satisfies Variant['closing'][];
const usages = [
  'own-frame',
  'own-frame-bare',
  'in-closing',
  'every-frame',
  'never',
] as const satisfies Variant['usage'][];

/** Texts in many increments and in one; a turn of one word has no other. */
const cuts: readonly Encoding['split'][] = [splitText, (text) => (text === '' ? [] : [text])];

/** How far a stream is from its turn, written in a variant; infinitely, where that cannot be written. */
function farOff(
  shape: readonly string[],
  turn: Turn,
  dialect: DialectName,
  variant: Variant,
  call: ChatCall,
): number {
  const write = (split: Encoding['split']): number => {
    try {
      return distance(
        shape,
        streamShape(dialects[dialect].encode(turn, encoding(variant, split, call))),
      );
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  };
  return Math.min(...cuts.map(write));
}

function encoding(variant: Variant, split: Encoding['split'], call: ChatCall): Encoding {
  return {
    variant,
    modelId: call.model,
    modelVersion: '1.0',
    includeUsage: true,
    split,
    pad: () => 'a',
    timeCreated: '2026-01-01T00:00:00.000Z',
    id: 'id',
    history: call.messages.map(({ text }) => ({ role: 'USER', message: text })),
    nextId: (prefix) => `${prefix}_1`,
  };
}

/** Every way that is known, and every mixture of ways to open, to close and to count. */
function* mixtures(bases: readonly Variant[]): Generator<Variant> {
  yield* bases;
  for (const base of bases)
    for (const closing of closings)
      for (const usage of usages)
        for (const opening of openings) yield { ...base, closing, usage, opening };
}

/**
 * Finds the variant of a stream.
 *
 * @param payloads its frames
 * @param turn as the dialect reads it
 */
export function findVariant(
  payloads: readonly string[],
  turn: Turn,
  dialect: DialectName,
  call: ChatCall,
): FoundVariant | undefined {
  const shape = streamShape(payloads);
  const done = payloads.at(-1) === '[DONE]';
  const pad = payloads.some((payload) => /"(?:pad|obfuscation)":"/.test(payload));
  const usual = familyOf(call.model).formats[call.apiFormat];
  const family = usual?.dialect === dialect ? usual.variant : undefined;
  const known = variants.filter((one) => one.dialect === dialect);
  const bases = [...(family ? [family] : []), ...known.map(({ variant }) => variant)];
  const far = (variant: Variant) => farOff(shape, turn, dialect, variant, call);
  let best: { readonly variant: Variant; readonly far: number } | undefined;
  for (const mixture of mixtures(distinct(bases))) {
    const variant = { ...mixture, done, pad };
    const its = far(variant);
    if (its < (best?.far ?? Number.POSITIVE_INFINITY)) best = { variant, far: its };
    if (its === 0) break;
  }
  if (best === undefined) return undefined;
  const { variant } = best;
  const least = best.far;
  // A field can be told where another value of it would make another stream.
  const told = (field: VariantField, other: Variant) =>
    far({ ...variant, [field]: other[field] }) > least;
  const differing = variantFields.filter(
    (field) => family !== undefined && family[field] !== variant[field] && told(field, family),
  );
  const shown = variantFields.filter(
    (field) =>
      (field !== 'toolCalls' || turn.toolCalls.length > 0) &&
      (field !== 'usage' || turn.usage !== undefined || variant.usage === 'never'),
  );
  const same = (one: Variant) => shown.every((field) => one[field] === variant[field]);
  // Of those that say the same of all that can be told, the one that writes this stream.
  const name = known.find(
    (one) => same(one.variant) && far({ ...one.variant, done, pad }) === least,
  );
  return {
    ...(name === undefined ? {} : { name: name.name }),
    fields: Object.fromEntries(shown.map((field) => [field, variant[field]])),
    exact: least === 0,
    unlikeFamily: differing.map((field) => ({
      field,
      usual: family?.[field] ?? '',
      found: variant[field],
    })),
  };
}

const distinct = (bases: readonly Variant[]): readonly Variant[] => [
  ...new Map(bases.map((base) => [JSON.stringify(base), base])).values(),
];
