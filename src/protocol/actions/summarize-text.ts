/** `summarizeText`: the sentences that say most, in their order, and the answer. */
import { compact, type JsonObject, textOf } from '../json.js';
import { wordsOf } from './words.js';

/** A sentence with the mark that ends it. */
const sentence = /[^.!?。！？\n]+(?:[.!?。！？]+|\n|$)/gu;

/** Sentences of a summary by its `length`; `AUTO` is a third of the text, but 6 at most. */
const sentences: Readonly<Record<string, number>> = { SHORT: 1, MEDIUM: 3, LONG: 6 };

/** Sentences that are looked at. */
const longest = 1000;

/**
 * A summary made of the text's own sentences: those whose words come most often.
 *
 * @param length `SHORT`, `MEDIUM`, `LONG`; anything else is `AUTO`
 * @param format `BULLETS` for a list; anything else is a paragraph
 *
 * @example
 * summarize('Cats purr. Cats sleep all day. Rain fell.', 'SHORT', 'AUTO'); // 'Cats sleep all day.'
 */
export function summarize(text: string, length: string, format: string): string {
  const given = (text.match(sentence) ?? [])
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, longest);
  const words = given.map((one) =>
    wordsOf(one)
      .filter(({ weighty }) => weighty)
      .map((word) => word.text),
  );
  const counts = new Map<string, number>();
  for (const one of words.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  const scores = words.map((own) => {
    const sum = own.reduce((total, one) => total + (counts.get(one) ?? 0), 0);
    return own.length === 0 ? 0 : sum / Math.sqrt(own.length + 1);
  });
  const own = Object.hasOwn(sentences, length) ? sentences[length] : undefined;
  const wanted = own ?? Math.min(6, Math.max(1, Math.ceil(given.length / 3)));
  const chosen = new Set(
    [...given.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, wanted),
  );
  const kept = given.filter((_, at) => chosen.has(at));
  return format === 'BULLETS' ? kept.map((one) => `- ${one}`).join('\n') : kept.join(' ');
}

/** The body of the answer, in the order of the SDK's model (npm oci-generativeaiinference). */
export function summarizeTextBody(
  body: JsonObject,
  summary: string,
  asked: { readonly model: string; readonly version: string },
  id: string,
): string {
  return JSON.stringify(
    compact({
      id,
      input: body.isEcho === true ? textOf(body.input) : undefined,
      summary,
      modelId: asked.model,
      modelVersion: asked.version,
    }),
  );
}
