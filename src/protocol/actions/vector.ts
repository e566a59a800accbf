/**
 * Embeddings without a model: vectors of length one, the nearer the more words and parts of words two texts
 * share. The same text, model and seed give the same vector.
 */
import { seededRandom } from '../random.js';
import { wordsOf } from './words.js';

/** Entries of a vector that one feature of a text is spread over. */
const spread = 48;

/** Parts of a word that are features of their own, in letters. */
const part = 3;

/** What a model's vectors have in common, so that no text stands at right angles to another. */
const common = 0.25;

/** Characters of a text that count; more would say no more, and cost time. */
const longest = 16_384;

/** FNV-1a. */
function hash(text: string, from: number): number {
  let state = from;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  return state >>> 0;
}

/** Words and their parts with their weights; small words count little, parts less than wholes. */
function features(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) =>
    found.set(feature, (found.get(feature) ?? 0) + weight);
  for (const { text: one, weighty } of wordsOf(text.slice(0, longest))) {
    const weight = weighty ? 1 : 0.2;
    add(one, weight);
    const marked = `<${one}>`;
    const parts = Math.max(1, marked.length - part + 1);
    for (let at = 0; at + part <= marked.length; at += 1) {
      add(`#${marked.slice(at, at + part)}`, (0.8 * weight) / Math.sqrt(parts));
    }
  }
  return found;
}

const norm = (vector: Float64Array): number =>
  Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, 0));

/** Scales to length one. A vector of zeros, which no text gives, stays. */
export function unit(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return length === 0 ? vector : vector.map((entry) => entry / length);
}

/** The vector that all of a model's have a part of; it has no entry of zero. */
function base(model: string, seed: number, dimensions: number): Float64Array {
  const random = seededRandom(hash(model, 0x811c9dc5 ^ seed));
  return unit(Float64Array.from({ length: dimensions }, () => (random() - 0.5) * 2 + 1e-3));
}

/**
 * The vector of a text.
 *
 * @param dimensions how many numbers
 *
 * @example
 * embed('A cat', 'cohere.embed-v4.0', 1, 1536).length; // 1536
 */
export function embed(text: string, model: string, seed: number, dimensions: number): Float64Array {
  const own = new Float64Array(dimensions);
  for (const [feature, weight] of features(text)) {
    const random = seededRandom(hash(feature, 0x811c9dc5 ^ seed));
    // A word said ten times is not ten times what it is about.
    const strength = Math.sqrt(weight);
    for (let times = 0; times < spread; times += 1) {
      const at = Math.floor(random() * dimensions);
      own[at] = (own[at] ?? 0) + (random() < 0.5 ? -strength : strength);
    }
  }
  const length = norm(own);
  const shared = base(model, seed, dimensions);
  return unit(
    own.map((entry, at) => (length === 0 ? 0 : entry / length) + common * (shared[at] ?? 0)),
  );
}
