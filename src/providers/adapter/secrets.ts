/** Keeps the secrets of an access out of what an adapter says. */
import { readFile, stat } from 'node:fs/promises';
import type { Access } from '../../protocol/access.js';

/** Takes the secrets out of a text: a line of JSON stays one. */
export type Redact = (text: string) => string;

/** What tokens and keys look like, wherever they stand; line ends may be written as in JSON. */
const shapes: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/g,
    '[redacted private key]',
  ],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, '[redacted token]'],
  [/(?<![\w-])sk-[\w-]{16,}/g, '[redacted API key]'],
  [/(?<=\bsignature=\\?")[A-Za-z0-9+/=]{40,}/g, '[redacted signature]'],
];

/** Redacts what looks like a secret, and the secrets that are known. */
export function createRedact(secrets: readonly string[] = []): Redact {
  // A long secret may hold a short one.
  const known = secrets.toSorted((one, other) => other.length - one.length);
  return (text) =>
    known.reduce(
      (rest, secret) => rest.replaceAll(secret, '[redacted secret]'),
      shapes.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text),
    );
}

/** Files of more bytes hold no key. */
const mostBytes = 64 * 1024;

/**
 * The secrets that an access leads to: its API key, and the keys and tokens in the files that its profile and
 * its variables name. What cannot be read is no secret of the adapter's.
 */
export async function secretsOf(access: Access): Promise<readonly string[]> {
  const config = await contentOf(access.configFile);
  const named = [
    ...config.matchAll(
      /^\s*(?:key_file|security_token_file|delegation_token_file)\s*=\s*(.+?)\s*$/gm,
    ),
  ];
  const files = new Set([
    ...named.flatMap(([, file]) => file ?? []),
    ...(access.delegationTokenFile === undefined ? [] : [access.delegationTokenFile]),
    ...Object.values(access.environment ?? {}).filter((value) => value.startsWith('/')),
  ]);
  const contents = await Promise.all([...files].map(contentOf));
  return [
    ...new Set([
      ...(access.apiKey === undefined ? [] : [access.apiKey]),
      ...[...contents, ...Object.values(access.environment ?? {})].flatMap(secretLines),
    ]),
  ];
}

/** Lines of a key or a token: long, and without blanks. */
function secretLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => /^[A-Za-z0-9+/=._-]{40,}$/.test(line) && !line.startsWith('ocid1.'));
}

async function contentOf(file: string): Promise<string> {
  try {
    return (await stat(file)).size > mostBytes ? '' : await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
