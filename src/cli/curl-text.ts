/** A signed request as a curl command that a POSIX shell reads back byte by byte. Pure. */
import type { SignedRequest } from '../protocol/signature/signing.js';

/**
 * The command, a part a line.
 *
 * @param origin the service, e.g. `http://127.0.0.1:4000`
 */
export function curlText(origin: string, request: SignedRequest): string {
  const { method, target, headers, body } = request;
  const own = new Set([`host: ${new URL(origin).host}`, `content-length: ${body.length}`]);
  const lines = headers
    .map(([name, value]) => `${name}: ${value}`)
    .filter((line) => !own.has(line));
  const parts = [
    `curl --silent --show-error --no-buffer --include --path-as-is --globoff --request ${method}`,
    quoted(`${origin}${target}`),
    ...lines.map((line) => `--header ${quoted(line)}`),
    ...(body.length === 0 ? [] : [`--data-binary ${quoted(Buffer.from(body).toString())}`]),
  ];
  return `${parts.join(' \\\n  ')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
