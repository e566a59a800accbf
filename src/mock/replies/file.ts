/** A file of scripted replies, for those who write no code: JSON, held against the same rules as any script. */
import { readFile } from 'node:fs/promises';
import { ConformError } from '../../errors.js';
import { isObject, type JsonObject } from '../../protocol/json.js';
import type { Reply } from '../../protocol/reply.js';
import { personaNames, type TenancySwitches } from '../../protocol/switches.js';
import { badScript, checkReply, replySchema } from './script.js';
import { judged, listOf, objectOf, type Shape, text, word } from './shape.js';

/** What a file says: replies, and who answers where none is left. */
export interface RepliesFile {
  readonly replies: readonly Reply[];
  readonly switches: Pick<TenancySwitches, 'persona' | 'unmatched'>;
}

/** Each reply is looked at on its own, with its number. */
const anyReplies = listOf(judged(() => undefined, { $ref: '#/$defs/reply' }));

const shape: Shape = {
  needed: {},
  optional: {
    $schema: text,
    replies: anyReplies,
    persona: word(personaNames),
    unmatched: word(['refused', 'family']),
  },
};

const fileRule = objectOf(shape);

/** The JSON Schema of a file: an array of replies, or an object with more. */
export const repliesFileSchema: JsonObject = {
  anyOf: [anyReplies.schema, fileRule.schema],
  $defs: { reply: replySchema },
};

function parsed(content: string, file: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConformError(
      'OCIC_BAD_SCRIPT',
      `${file} is no JSON: ${why}.`,
      'Give an array of replies, or an object with replies, persona or unmatched.',
    );
  }
}

/** The same error, of a reply in a file. */
function inFile(error: unknown, file: string, number: number): unknown {
  if (!(error instanceof ConformError)) return error;
  const { code, message, remedy } = error;
  return new ConformError(code, `${file}, reply ${number}: ${message}`, remedy);
}

/**
 * Reads what a file's text says.
 *
 * @param file its name, for messages
 * @param recordings the recordings that there are
 * @throws ConformError `OCIC_BAD_SCRIPT`, `OCIC_UNKNOWN_RECORDING`, naming file, reply and field
 *
 * @example
 * readReplies('[{"recording":"cohere/text","times":"always"}]', 'replies.json', recordings).replies.length; // 1
 */
export function readReplies(
  content: string,
  file: string,
  recordings: ReadonlyMap<string, unknown>,
): RepliesFile {
  return repliesOf(parsed(content, file), file, recordings);
}

/**
 * Reads what a document says that came otherwise than in a file.
 *
 * @param document an array of replies, or an object with more; its type is not taken on trust
 * @param file what it is called in messages
 * @throws ConformError as {@link readReplies}
 */
export function repliesOf(
  document: unknown,
  file: string,
  recordings: ReadonlyMap<string, unknown>,
): RepliesFile {
  const fields: unknown = Array.isArray(document) ? { replies: document } : document;
  const flaw = fileRule(fields, '');
  if (flaw || !isObject(fields)) {
    throw badScript(file, flaw ?? { at: '', why: 'is no object', allowed: 'Give one.' });
  }
  const replies: readonly unknown[] = Array.isArray(fields.replies) ? fields.replies : [];
  const { persona, unmatched } = fields;
  const known = personaNames.find((name) => name === persona);
  return {
    replies: replies.map((reply, index) => {
      try {
        checkReply(reply, recordings);
        return reply;
      } catch (error) {
        throw inFile(error, file, index + 1);
      }
    }),
    switches: {
      ...(known ? { persona: known } : {}),
      ...(unmatched === 'family' || unmatched === 'refused' ? { unmatched } : {}),
    },
  };
}

/**
 * Reads a file.
 *
 * @throws ConformError as {@link readReplies}, or `OCIC_UNREADABLE`
 */
export async function readRepliesFile(
  file: string,
  recordings: ReadonlyMap<string, unknown>,
): Promise<RepliesFile> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConformError(
      'OCIC_UNREADABLE',
      `The replies in ${file} cannot be read: ${why}.`,
      'Give --replies the path of a JSON file.',
      { cause },
    );
  });
  return readReplies(content, file, recordings);
}
