/** Identifiers in the service's shapes, the same for the same seed. */
import { createHash } from 'node:crypto';
import { type Random, seededRandom } from '../../protocol/random.js';

/** Makes the identifiers of one tenancy; none comes twice. */
export interface Identifiers {
  /** `resp_ord_…`: 48 small letters and digits (oracle-samples/oci-genai-auth-python, examples). */
  response(): string;
  /** `conv_ord_…` in a project, `conv_` and 32 hex digits in a conversation store (oci-openai, examples). */
  conversation(inStore: boolean): string;
  /**
   * A prefix and 32 hex digits. Seen for messages, `msg_…` (sogawa-yk/jetuse); the other kinds of items
   * are written in the same way, which nobody reported.
   */
  item(prefix: string): string;
  /** `file-ord-` and a UUID (sogawa-yk/jetuse). */
  file(): string;
  /** `vs_ord_…` (sogawa-yk/jetuse); how long the rest is was not said. */
  vectorStore(): string;
}

/** Oracle's three-letter keys of the regions that have agents (OCI documentation, Regions). */
const airports: Readonly<Record<string, string>> = {
  'ap-hyderabad-1': 'hyd',
  'ap-osaka-1': 'kix',
  'eu-frankfurt-1': 'fra',
  'me-riyadh-1': 'ruh',
  'sa-saopaulo-1': 'gru',
  'uk-london-1': 'lhr',
  'us-ashburn-1': 'iad',
  'us-chicago-1': 'ord',
  'us-phoenix-1': 'phx',
  'us-sanjose-1': 'sjc',
};

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789';
const hex = '0123456789abcdef';

const letters = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');

/**
 * Starts making identifiers.
 *
 * @param region decides the airport in them
 * @param seed any words; the same words give the same identifiers
 *
 * @example
 * createIdentifiers('us-chicago-1', '1/default').response(); // 'resp_ord_…'
 */
export function createIdentifiers(region: string, seed: string): Identifiers {
  const airport = airports[region] ?? 'ord';
  let begun: Random | undefined;
  // Most tenancies never make one.
  const random: Random = () => {
    begun ??= seededRandom(createHash('sha256').update(seed).digest().readUInt32BE());
    return begun();
  };
  // The generator's states do not come twice within four thousand million draws, and so no long text does.
  const long = (prefix: string) => `${prefix}_${airport}_${letters(random, alphanumeric, 48)}`;
  return {
    response: () => long('resp'),
    conversation: (inStore) => (inStore ? `conv_${letters(random, hex, 32)}` : long('conv')),
    item: (prefix) => `${prefix}_${letters(random, hex, 32)}`,
    file: () =>
      `file-${airport}-${letters(random, hex, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`,
    vectorStore: () => long('vs'),
  };
}
