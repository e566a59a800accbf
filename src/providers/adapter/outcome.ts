/** What an adapter's answer says, in the kit's own terms. Pure. */
import { readFinishReason } from '../../protocol/dialects/finish-reasons.js';
import type { Turn } from '../../protocol/turn.js';
import type { StepOutcome } from '../../suites/trace.js';
import type { AdapterMessage, TurnMembers } from './adapter-messages.js';

/** The outcome that a `result` stands for. */
export function outcomeOfResult(message: AdapterMessage<'result'>): StepOutcome {
  const { candidates, responseId, requestId, models, value } = message;
  return {
    ...(saysTurn(message) ? { turn: turnOf(message) } : {}),
    ...present({
      id: responseId,
      requestId,
      candidates: candidates?.map(turnOf),
      models: models?.map(present),
      value,
    }),
  };
}

/** The outcome that an `error` stands for: the error, and what was there before it. */
export function outcomeOfError(message: AdapterMessage<'error'>): StepOutcome {
  const { status, code, requestId, partial } = message;
  return {
    ...(partial ? { turn: turnOf(partial) } : {}),
    error: { message: message.message, ...present({ status, code, requestId }) },
  };
}

/** A listing and an `api` call have no turn; a chat turn is one even where nothing was said. */
function saysTurn({ models, value, text }: AdapterMessage<'result'>): boolean {
  const other = models ?? value ?? undefined;
  return other === undefined || (text ?? undefined) !== undefined;
}

function turnOf(members: TurnMembers): Turn {
  const { text, reasoning, toolCalls, finishReason, usage, refusal, builtInCalls } = members;
  return {
    text: text ?? '',
    toolCalls: (toolCalls ?? []).map(({ id, name, arguments: text }) => ({
      ...present({ id }),
      name: name ?? '',
      arguments: text ?? '',
    })),
    finishReason: typeof finishReason === 'string' ? readFinishReason(finishReason) : null,
    ...present({
      reasoning,
      refusal,
      usage: usage ? present(usage) : undefined,
      builtInCalls: builtInCalls?.map(present),
    }),
  };
}

type Absent = null | undefined;

/** The members that may be absent are absent instead of `null`. */
type Present<T> = {
  [Key in keyof T as Absent & T[Key] extends never ? Key : never]: T[Key];
} & {
  [Key in keyof T as Absent & T[Key] extends never ? never : Key]?: Exclude<T[Key], Absent>;
};

/** The members that are there. */
function present<T extends object>(members: T): Present<T>;
function present(members: object): object {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  );
}
