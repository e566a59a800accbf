/** Where in the JSON of a frame or a body the member stands that a finding is about. Pure. */
import type { Finding } from '../suites/check.js';

/** What checks look at, by how their ids begin: the names that the formats have for it. */
const lookedAt: readonly (readonly [check: string, names: readonly string[]])[] = [
  ['finish-reason', ['finishReason', 'finish_reason']],
  ['usage', ['usage']],
  ['tool-calls', ['toolCalls', 'tool_calls', 'function_call']],
  ['reasoning', ['reasoningContent', 'reasoning_content', 'reasoning']],
  ['refusal', ['refusal']],
];

/**
 * The offset of the member's name, its quote included; undefined where the finding names none, or the text has none.
 * The path of the first difference counts before the check, and its end before its beginning.
 *
 * @example
 * memberAt('{"text":"Hi","usage":{"total_tokens":3}}', finding); // 22, for the difference `$.totalTokens: …`
 */
export function memberAt(text: string, { check, difference = '' }: Finding): number | undefined {
  const [, path = ''] = /\$((?:\.[\w-]+|\[\d+\])+)/.exec(difference) ?? [];
  const named = (path.match(/[A-Za-z_][\w-]*/g) ?? []).reverse();
  const [, known = []] = lookedAt.find(([start]) => check.startsWith(start)) ?? [];
  for (const name of [...named.flatMap((one) => [one, snaked(one)]), ...known]) {
    const at = text.search(new RegExp(`"${name}"\\s*:`));
    if (at !== -1) return at;
  }
  return undefined;
}

/** As OpenAI's formats spell a name. */
function snaked(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
