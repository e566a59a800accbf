/** The recording that an answer is most like, and where the two differ. Pure. */
import type { DialectName } from '../protocol/dialects/dialect.js';
import { readFrames } from '../protocol/sse.js';
import type { Provenance, Recording, RecordingSet } from '../recordings/recording.js';
import type { Readable } from './dialect.js';
import { distance, frameShape, membersOf, streamShape } from './shape.js';

/** A recording beside an answer. */
export interface Nearest {
  readonly id: string;
  readonly kind: Provenance['kind'];
  readonly confidence: Provenance['confidence'];
  /** Members that only one of the two has, in order, as `choices[].delta.content: null`. */
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

const payloadsOf = ({ body, stream }: Recording): readonly string[] =>
  stream ? readFrames(body).map(({ payload }) => payload) : [new TextDecoder().decode(body)];

const kinds: readonly Provenance['kind'][] = ['recorded', 'documented', 'constructed'];

/** Less is better: meant to be odd, of another model's vendor, of a lesser kind. */
function handicap({ meta }: Recording, model: string): number {
  const vendor = model.split('.')[0];
  return (
    (meta.variations === undefined ? 0 : 0.5) +
    (meta.model === model ? 0 : meta.model.startsWith(`${vendor}.`) ? 0.1 : 0.2) +
    0.01 * kinds.indexOf(meta.provenance.kind)
  );
}

/** Finds it among the recordings of the same dialect; `undefined` where there is none. */
export function nearestRecording(
  readable: Readable,
  dialect: DialectName,
  model: string,
  recordings: RecordingSet,
): Nearest | undefined {
  const stream = 'frames' in readable;
  const payloads = stream ? readable.frames : [readable.body];
  const shapesOf = (all: readonly string[]) => (stream ? streamShape(all) : all.map(frameShape));
  const shape = shapesOf(payloads);
  const [best] = [...recordings.values()]
    .filter(({ meta, ...one }) => one.stream === stream && meta.dialect === dialect)
    .filter(({ meta }) => meta.status === 200)
    .map((recording) => {
      const its = payloadsOf(recording);
      const same = its.join('\n') === payloads.join('\n');
      const far = same ? -1 : distance(shape, shapesOf(its)) + handicap(recording, model);
      return { recording, its, far };
    })
    .sort((one, other) => one.far - other.far);
  if (best === undefined) return undefined;
  const { id, meta } = best.recording;
  const { kind, confidence } = meta.provenance;
  const members = (all: readonly string[]) => new Set(all.flatMap(membersOf));
  const here = members(payloads);
  const there = members(best.its);
  return {
    id,
    kind,
    confidence,
    onlyHere: [...here].filter((member) => !there.has(member)),
    onlyThere: [...there].filter((member) => !here.has(member)),
  };
}
