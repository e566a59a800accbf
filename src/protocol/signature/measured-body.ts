/** What the lines that stand for a body could say, by one mistake or another. */
import { hash } from 'node:crypto';
import { bodyVariants, contentDigest } from './body-variants.js';

/** A body's digests and lengths, worked out once however many hypotheses ask. */
export interface MeasuredBody {
  /** SHA-256 in base64, as it should be. */
  readonly digest: string;
  /** Digests by other algorithms, and of the digest. */
  readonly otherDigests: readonly string[];
  /** Lengths in characters, by both ways of counting them. */
  readonly characters: readonly string[];
  /** Digest and length of other bytes that may have been hashed. */
  readonly others: readonly { readonly digest: string; readonly length: string }[];
}

/** Bytes of a body that is searched at most: to hash a large one in every form would take seconds. */
const searchable = 65_536;

/** Measures a body; of one beyond 64 KiB only the digest is worked out. */
export function measureBody(body: Uint8Array): MeasuredBody {
  const digest = contentDigest(body);
  if (body.length > searchable) return { digest, otherDigests: [], characters: [], others: [] };
  const text = Buffer.from(body).toString('utf8');
  const algorithms = ['sha1', 'md5', 'sha384', 'sha512'] as const;
  return {
    digest,
    otherDigests: [
      ...algorithms.map((algorithm) => hash(algorithm, body, 'base64')),
      contentDigest(Buffer.from(digest, 'base64')),
    ],
    characters: [String(text.length), String([...text].length)],
    others: bodyVariants(body).map(([, other]) => ({
      digest: contentDigest(other),
      length: String(other.length),
    })),
  };
}
