/**
 * The suite's knowledge as plain JSON files, for unit tests in any language that need neither the kit nor a
 * server. The same version of the kit gives the same bytes.
 */
import { finishReasons } from '../protocol/dialects/finish-reasons.js';
import type { RecordingSet } from '../recordings/recording.js';
import type { Case } from '../suites/case.js';
import { errorVectors } from './errors.js';
import { answerVectors, streamVectors } from './recorded.js';
import { signatureVectors, signer } from './signatures.js';

/** What the vectors are made from. */
export interface Knowledge {
  readonly recordings: RecordingSet;
  readonly cases: readonly Case[];
}

/** The files, by name: each holds a member `vectors`, and what all of them have in common. */
export function vectorFiles({ recordings, cases }: Knowledge): ReadonlyMap<string, object> {
  return new Map<string, object>([
    ['streams.json', { vectors: streamVectors(recordings) }],
    ['answers.json', { vectors: answerVectors(recordings) }],
    ['signatures.json', { signer, vectors: signatureVectors(cases) }],
    ['errors.json', { vectors: errorVectors(cases) }],
    [
      'finish-reasons.json',
      {
        vectors: Object.entries(finishReasons).flatMap(([format, rows]) =>
          rows.map((row) => ({ format, ...row })),
        ),
      },
    ],
  ]);
}
