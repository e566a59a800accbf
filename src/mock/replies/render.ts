/** A reply to the bytes of an answer. */
import { ConformError } from '../../errors.js';
import type { ActionAsked } from '../../protocol/actions/action.js';
import { whyNotCarried } from '../../protocol/dialects/carry.js';
import { variantNamed, variants } from '../../protocol/families.js';
import type { Recording, RecordingSet } from '../../recordings/recording.js';
import { errorAnswer } from '../answers.js';
import type { Answer, Chosen, Stages, Understood } from '../stages.js';
import { actionAnswer } from './action-answer.js';
import { recordedAnswer } from './recorded-answer.js';
import { speechOf } from './speech.js';
import { turnAnswer, type Wording, type Writing } from './turn-answer.js';

/** What rendering knows of the mock. */
export interface RenderParts extends Writing {
  readonly recordings: RecordingSet;
}

function unknownRecording(id: string): ConformError {
  return new ConformError(
    'OCIC_UNKNOWN_RECORDING',
    `There is no recording "${id}".`,
    'Give a folder and name, such as generic/llama-text.',
  );
}

/** How a turn is worded: by the variant named in the reply, else by the model's family. */
function wordingOf(understood: Understood, variant: string | undefined): Wording {
  if (variant === undefined) return speechOf(understood.call);
  const named = variantNamed(variant);
  if (named) return named;
  throw new ConformError(
    'OCIC_BAD_SCRIPT',
    `There is no variant "${variant}".`,
    `Name one of ${variants.map(({ name }) => name).join(', ')}.`,
  );
}

/** How a recording's turn is worded where the other form is asked for: in the recording's dialect. */
function otherForm({ id, meta }: Recording, understood: Understood): Wording {
  const { dialect, turn, error } = meta;
  if (error) {
    throw new ConformError(
      'OCIC_CANNOT_ENCODE',
      `The recording "${id}" carries an error, which only its own form shows.`,
      'Ask for the form of the recording: isStream for .sse, a whole answer for .json.',
    );
  }
  const form = understood.call.stream ? 'stream' : 'answer';
  const family = speechOf({ ...understood.call, model: meta.model });
  const candidates: readonly Wording[] = [family, ...variants].filter(
    (one) => one.dialect === dialect,
  );
  const able = candidates.find(
    ({ variant }) => whyNotCarried(dialect, turn, variant, form) === undefined,
  );
  return able ?? candidates[0] ?? family;
}

/**
 * Makes the `render` stage. A recording's bytes go out as they are, cut at its frames, if the call
 * asks for the recording's form; else its turn is written in the other form. A recorded error is the
 * same in both.
 */
export function createRender(parts: RenderParts): Stages['render'] {
  /** By the recording, not by its id: another one may come to stand under it. */
  const made = new WeakMap<Recording, Answer>();
  const recordingOf = (id: string): Recording => {
    const recording = parts.recordings.get(id);
    if (!recording) throw unknownRecording(id);
    return recording;
  };
  const recorded = (id: string, understood: Understood): Answer => {
    const recording = recordingOf(id);
    if (recording.stream !== understood.call.stream && recording.meta.status === 200) {
      const wording = otherForm(recording, understood);
      return { ...turnAnswer(recording.meta.turn, understood, wording, parts), reply: id };
    }
    const answer = made.get(recording) ?? recordedAnswer(recording);
    made.set(recording, answer);
    return answer;
  };

  /** A recording answers another operation with what it says, not with its bytes. */
  const acted = (
    understood: Understood,
    action: ActionAsked,
    reply: Exclude<Chosen, { error: unknown }>,
  ): Answer => {
    const spoken = 'turn' in reply;
    const turn = spoken ? reply.turn : recordingOf(reply.recording).meta.turn;
    const answer = actionAnswer(turn, understood, action, parts);
    if (spoken) return reply.origin ? { ...answer, reply: reply.origin } : answer;
    return { ...answer, reply: reply.recording };
  };

  const answerOf = (understood: Understood, reply: Chosen): Answer => {
    if ('error' in reply) return errorAnswer(reply.error);
    if (understood.action) return acted(understood, understood.action, reply);
    if ('recording' in reply) return recorded(reply.recording, understood);
    const wording = wordingOf(understood, reply.variant);
    const answer = turnAnswer(reply.turn, understood, wording, parts);
    return reply.origin ? { ...answer, reply: reply.origin } : answer;
  };

  return (understood, reply) => {
    const answer = answerOf(understood, reply);
    return reply.delivery ? { ...answer, delivery: reply.delivery } : answer;
  };
}
