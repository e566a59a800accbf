/** The recording that an answer is most like, and where the two differ. Pure. */
import type { DialectName } from '../protocol/dialects/dialect.js';
import { readFrames } from '../protocol/sse.js';
import type { Provenance, Recording, RecordingSet } from '../recordings/recording.js';
import type { Readable } from './dialect.js';
import { distance, frameShape, streamShape } from './shape.js';

/** A recording beside an answer. */
export interface Nearest {
  readonly id: string;
  readonly kind: Provenance['kind'];
  readonly confidence: Provenance['confidence'];
  /** Shapes of frames that only one of the two has, in order, repetitions left out. */
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

function shapeOfRecording({ body, stream }: Recording): readonly string[] {
  return stream
    ? streamShape(readFrames(body).map(({ payload }) => payload))
    : [frameShape(new TextDecoder().decode(body))];
}

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
  const shape = stream ? streamShape(readable.frames) : [frameShape(readable.body)];
  const [best] = [...recordings.values()]
    .filter(
      (one) => one.stream === stream && one.meta.dialect === dialect && one.meta.status === 200,
    )
    .map((recording) => {
      const its = shapeOfRecording(recording);
      return { recording, its, far: distance(shape, its) + handicap(recording, model) };
    })
    .sort((one, other) => one.far - other.far);
  if (best === undefined) return undefined;
  const { recording, its } = best;
  const { kind, confidence } = recording.meta.provenance;
  const unlike = (one: readonly string[], other: readonly string[]) => [
    ...new Set(one.filter((each) => !other.includes(each))),
  ];
  return {
    id: recording.id,
    kind,
    confidence,
    onlyHere: unlike(shape, its),
    onlyThere: unlike(its, shape),
  };
}
