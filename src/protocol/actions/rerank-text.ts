/** `rerankText`: ranking by the words that a query and a document share, and the answer. */
import { type JsonObject, textOf } from '../json.js';
import { floatText } from './float-text.js';
import { cutTo, wordsOf } from './words.js';

/** A document's place. */
export interface Rank {
  /** In the request's `documents`. */
  readonly index: number;
  /** From 0 to 1. */
  readonly relevanceScore: number;
}

/** Words of a query that count. */
const longest = 64;

const meaning = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text);
  const weighty = words.filter((word) => word.weighty);
  return new Set((weighty.length > 0 ? weighty : words).map((word) => word.text));
};

/** The beginning that a word shares with its other forms. */
const stem = (word: string): string => word.replace(/s$/, '').slice(0, 5);

/** How much of a document's words a query's word finds: itself, another form of it, or nothing. */
const found = (word: string, words: ReadonlySet<string>, stems: ReadonlySet<string>): number =>
  words.has(word) ? 1 : word.length > 3 && stems.has(stem(word)) ? 0.7 : 0;

/**
 * Ranks documents, best first: by the share of the query's words that they hold, where words that few of the
 * documents hold count more, and then by how little else they say. Equal ones stay in their order.
 *
 * @example
 * rank('capital of France', ['Berlin', 'Paris, capital of France'])[0]?.index; // 1
 */
export function rank(query: string, documents: readonly string[]): readonly Rank[] {
  const asked = [...meaning(query)].slice(0, longest);
  const held = documents.map((document) => {
    const words = meaning(document);
    return { words, stems: new Set([...words].map(stem)) };
  });
  const weights = asked.map((word) => {
    const holders = held.filter(({ words, stems }) => found(word, words, stems) > 0).length;
    return Math.log(1 + (documents.length + 1) / (holders + 1));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const score = ({ words, stems }: (typeof held)[number]): number => {
    const got = asked.reduce(
      (sum, word, at) => sum + (weights[at] ?? 0) * found(word, words, stems),
      0,
    );
    const share = all === 0 ? 0 : got / all;
    const density = words.size === 0 ? 0 : Math.min(1, asked.length / words.size);
    return Math.fround(0.01 + 0.9 * share + 0.08 * share * density);
  };
  return held
    .map((document, index) => ({ index, relevanceScore: score(document) }))
    .sort((a, b) => b.relevanceScore - a.relevanceScore || a.index - b.index);
}

/**
 * The body of the answer. Keys and number format as recorded, without `modelVersion` (traceloop/openllmetry
 * cassettes, Sep 2026); where a document is echoed is inferred from the order of the SDK's model.
 *
 * @param model as the request names it
 */
export function rerankTextBody(body: JsonObject, model: string, id: string): string {
  const given = Array.isArray(body.documents) ? body.documents.map(textOf) : [];
  const most = body.maxTokensPerDocument;
  const read =
    typeof most === 'number' && most > 0 ? given.map((text) => cutTo(text, most, 'END')) : given;
  const wanted = typeof body.topN === 'number' && body.topN > 0 ? body.topN : given.length;
  const ranks = rank(textOf(body.input), read)
    .slice(0, wanted)
    .map(({ index, relevanceScore }) => {
      const echo =
        body.isEcho === true ? `,"document":${JSON.stringify({ text: given[index] })}` : '';
      return `{"index":${index},"relevanceScore":${floatText(relevanceScore)}${echo}}`;
    });
  return `{"id":${JSON.stringify(id)},"modelId":${JSON.stringify(model)},"documentRanks":[${ranks.join(',')}]}`;
}
