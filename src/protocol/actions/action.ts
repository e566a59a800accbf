/** The native operations of the inference host besides chat. Source: npm oci-generativeaiinference, lib/client.js. */

/** `POST /20231130/actions/<name>`. */
export const actionNames = [
  'embedText',
  'rerankText',
  'summarizeText',
  'generateText',
  'applyGuardrails',
] as const;

/** One of {@link actionNames}. */
export type ActionName = (typeof actionNames)[number];

/** What the answer to an action depends on beside the body of the request. */
export interface ActionAsked {
  readonly name: ActionName;
  /** The public name of the model that answers; empty for guardrails. */
  readonly model: string;
  /** `modelVersion` of the answer; empty for guardrails. */
  readonly modelVersion: string;
}

const folder = '/20231130/actions/';

/**
 * The action that a path without query asks for.
 *
 * @example
 * actionOf('/20231130/actions/embedText'); // 'embedText'
 * actionOf('/20231130/actions/chat'); // undefined
 */
export function actionOf(path: string): ActionName | undefined {
  const name = path.startsWith(folder) ? path.slice(folder.length) : '';
  return actionNames.find((one) => one === name);
}

/**
 * Whether an action is answered by what a model says, in its words: then a scripted turn can answer it. The
 * others can be scripted to fail.
 */
export function speaks(name: ActionName): boolean {
  return name === 'generateText' || name === 'summarizeText';
}
