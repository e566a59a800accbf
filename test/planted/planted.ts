/** A planted bug: one fault of the service or of a provider, in a file named after it. */
import type { StageWrap } from '../../src/mock/stages.js';
import type { Provider } from '../../src/providers/provider.js';
import type { OpenAiReaders } from '../../src/providers/reference/openai-readers.js';
import type { Readers } from '../../src/providers/reference/readers.js';
import type { Route } from '../../src/providers/reference/route.js';
import type { Sending } from '../../src/providers/reference/sending.js';

/**
 * What a file under `test/planted` exports by default. At least one of `wrap`, `provider`, `readers`,
 * `openaiReaders`, `sending` and `route` is there; all that it changes must follow from its arguments, so that a step that gives
 * the same as without the bug is known to be untouched by it.
 *
 * @example
 * export default {
 *   name: 'crlf-frames',
 *   sin: 'Frames end with CR LF instead of LF.',
 *   wrap: (stages) => ({ ...stages, dispatch: … }),
 * } satisfies PlantedBug;
 */
export interface PlantedBug {
  /** The file's name, and what a case's `caughtBy` says. */
  readonly name: string;
  /** What is done wrong, in a sentence. */
  readonly sin: string;
  /** A fault of the service: any of the mock's steps, changed. */
  readonly wrap?: StageWrap;
  /** A fault of the client around the call: what it asks, or what it reports; on every transport. */
  readonly provider?: (reference: Provider) => Provider;
  /** A fault of the client over Oracle's SDK in reading an answer. */
  readonly readers?: Partial<Readers>;
  /** A fault of the client over `openai` in reading an answer. */
  readonly openaiReaders?: Partial<OpenAiReaders>;
  /** A fault of the client in having, renewing and sending a token; on every transport. API keys are left alone. */
  readonly sending?: Partial<Sending>;
  /** A fault of the client in picking the route by a model's name, where that is left to it. */
  readonly route?: (name: string) => Route;
}
