/**
 * Checks on what the provider made of the answer. What was given is in the trace, so a case that
 * plays a recording says only which of these must hold.
 */
import type { Turn } from '../../protocol/turn.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { asksForUsage, chatOf, exchangeOf, exchangesOf, textOf } from './observed.js';
import { argumentsAreAsWritten, toolCallsAreAsGiven } from './tool-calls.js';

/** A check that lays the outcome's turn beside the one that was given. */
const compare =
  (look: (given: Turn, got: Turn, trace: Trace) => ReturnType<Check>): Check =>
  (trace) => {
    const given = trace.given?.[0]?.turn;
    if (given === undefined) return notObserved('The trace holds no turn to compare with.');
    const got = trace.outcome.turn;
    if (got === undefined) return fail(`The provider reported no turn. ${errorOf(trace)}`);
    return look(given, got, trace);
  };

const errorOf = (trace: Trace): string =>
  trace.outcome.error === undefined ? '' : `It reported: ${trace.outcome.error.message}`;

const usageCounts = (turn: Turn) => ({
  promptTokens: turn.usage?.promptTokens,
  completionTokens: turn.usage?.completionTokens,
  totalTokens: turn.usage?.totalTokens,
});

const usageDetails = (turn: Turn) => ({
  reasoningTokens: turn.usage?.reasoningTokens || undefined,
  cachedTokens: turn.usage?.cachedTokens || undefined,
});

export const outcomeChecks = {
  /** The call ended with a turn, and not with an error. */
  'no-error': (trace) =>
    trace.outcome.error === undefined && trace.outcome.turn !== undefined
      ? pass('The call ended with a turn.')
      : fail(`The call did not end with a turn. ${errorOf(trace)}`.trim()),

  /** The provider reports the text that was given, whole and once. */
  'text-is-as-given': compare((given, got) =>
    given.text !== '' && got.text === given.text + given.text
      ? fail('The text came twice.', {
          expected: given.text,
          actual: got.text,
          difference: `the text begins again at character ${[...given.text].length + 1}`,
        })
      : sameText('The text', given.text, got.text),
  ),

  /** The provider reports the reasoning that was given, whole and apart from the text. */
  'reasoning-is-as-given': compare((given, got) =>
    sameText('The reasoning', given.reasoning ?? '', got.reasoning ?? ''),
  ),

  /**
   * The provider reports the words in which the model declined, apart from the text (OpenAI transports).
   */
  'refusal-is-as-given': compare((given, got) =>
    sameText('The refusal', given.refusal ?? '', got.refusal ?? ''),
  ),

  /** The candidates have the texts that `expect` lists, in order. */
  'candidates-say': (trace, expect) =>
    sameValue(
      'The list of candidates',
      expect,
      trace.outcome.candidates?.map(({ text }) => text),
    ),

  /**
   * The provider reports the tool calls that were given: as many, in order, with their names, arguments and ids.
   * Where the wire has no id, it may leave it out, or make one that is not empty and not used twice.
   */
  'tool-calls-are-as-given': compare((given, got, { provider: { capabilities } }) =>
    toolCallsAreAsGiven(
      given.toolCalls,
      got.toolCalls,
      capabilities?.features.includes('raw-arguments') ?? true,
    ),
  ),

  /**
   * The arguments of each tool call are the text that the model wrote, letter by letter, JSON or not.
   */
  'arguments-are-as-written': compare((given, got) =>
    argumentsAreAsWritten(given.toolCalls, got.toolCalls),
  ),

  /**
   * The provider reports the finish reason that was given. `null` or an unlisted word on the wire is no reason:
   * absent or unknown in the outcome; of a whole native answer with `null` a client may say that it stopped. A turn
   * that calls tools ends so, or as the wire says where that says merely that it stopped.
   */
  'finish-reason-is-as-given': compare((given, got, trace) => {
    const accepted = acceptedReasons(given, trace);
    return accepted.includes(got.finishReason)
      ? pass(`The finish reason is ${show(got.finishReason)}.`)
      : fail('The finish reason is not as given.', {
          expected: accepted.map(show).join(' or '),
          actual: show(got.finishReason),
        });
  }),

  /**
   * The provider reports the token counts that were given: of the prompt, of the completion, and in all.
   */
  'usage-is-as-given': compare((given, got) =>
    sameValue('The token count', usageCounts(given), usageCounts(got)),
  ),

  /**
   * The provider reports the counts of reasoning and cached tokens that were given. Those that the wire leaves out
   * are unknown; zero says the same where a count is a plain number.
   */
  'usage-details-are-as-given': compare((given, got) =>
    sameValue('The detail of the token count', usageDetails(given), usageDetails(got)),
  ),

  /**
   * The provider reports no token counts where none were asked for and none came: absent, not zero. A client that
   * asks by itself may report what came.
   */
  'usage-is-absent': (trace) => {
    const usage = trace.outcome.turn?.usage;
    if (usage === undefined) return pass('No token count is reported.');
    return exchangesOf(trace).some(asksForUsage)
      ? pass('The client asked for a token count by itself.')
      : fail('A token count is reported although none was sent.', {
          expected: 'nothing',
          actual: show(usage),
        });
  },

  /** Token counts were asked for, and the provider reports some. */
  'usage-is-present': (trace) => {
    const usage = trace.outcome.turn?.usage;
    return usage !== undefined && usage.totalTokens > 0
      ? pass(`The token count is ${show(usage)}.`)
      : fail('No token count is reported.', { expected: 'a token count', actual: show(usage) });
  },

  /** The turn that the provider reports has some text. */
  'text-is-not-empty': (trace) =>
    (trace.outcome.turn?.text ?? '') === ''
      ? fail('The text is empty.', { expected: 'some text', actual: '""' })
      : pass('There is text.'),

  /**
   * The provider reports what the stream or the answer says went wrong, and not only the text before it: as an
   * error, or as a turn that an error or a filter ended.
   */
  'error-is-reported': ({ outcome: { error, turn }, given }) => {
    if (error !== undefined) return pass(`The error is reported: ${error.message}`);
    return turn?.finishReason === 'error' || turn?.finishReason === 'content_filter'
      ? pass(`The turn is reported as one that ended by ${turn.finishReason}.`)
      : fail('The answer carried an error, and the provider reported a clean end.', {
          expected: show(given?.[0]?.error ?? 'an error'),
          actual: show(turn),
        });
  },

  /** A call that was cut short ends with an error: a clean end would pass half an answer for a whole one. */
  'cut-is-an-error': (trace) =>
    trace.outcome.error === undefined
      ? fail('The stream was cut, and the provider reported a clean end.', {
          expected: 'an error',
          actual: show(trace.outcome.turn),
        })
      : pass(`The cut is reported: ${trace.outcome.error.message}`),

  /**
   * The text that came before a cut is still reported: a beginning of what was given, and not nothing.
   */
  'text-before-the-cut-is-kept': compare((given, got) =>
    got.text !== '' && given.text.startsWith(got.text)
      ? pass(`${got.text.length} characters were kept.`)
      : fail('The text before the cut is lost.', {
          expected: `a beginning of ${show(given.text)}`,
          actual: show(got.text),
        }),
  ),
} satisfies Record<string, Check>;

/** A reason on the wire by which a turn with calls is said to have stopped, as Cohere's and some of Gemini's are. */
const merelyStopped = /"finish_?reason" ?: ?"(?:stop|complete)"/i;

function acceptedReasons({ finishReason }: Turn, trace: Trace): readonly Turn['finishReason'][] {
  const whole = trace.transport === 'sdk' && chatOf(trace)?.stream === false;
  if (finishReason === null) return whole ? [null, 'unknown', 'stop'] : [null, 'unknown'];
  if (finishReason === 'unknown') return [null, 'unknown'];
  const answer = exchangeOf(trace)?.response;
  const stopped = answer !== undefined && merelyStopped.test(textOf(answer.body));
  return finishReason === 'tool_calls' && stopped ? ['tool_calls', 'stop'] : [finishReason];
}
