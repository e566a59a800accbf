/** One chat turn through `openai`: a chat completion or a response. */
import type OpenAI from 'openai';
import type { ChatCall, OpenAiFormat } from '../../protocol/call.js';
import { objectOf } from '../../protocol/json.js';
import { writeOpenAiChat } from '../../protocol/requests/openai-chat.js';
import { writeResponses } from '../../protocol/requests/openai-responses.js';
import type { StepOutcome } from '../../suites/trace.js';
import { type OpenAiContext, withClient } from './openai-client.js';
import { byChoice } from './openai-events.js';
import { type Patience, patienceOf } from './patience.js';
import type { EventsReading } from './reading.js';
import { streamOutcome } from './stream-outcome.js';

type ChatBody = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
type ResponsesBody = OpenAI.Responses.ResponseCreateParamsNonStreaming;

/**
 * Makes the call and reads its answer: whole, event by event, or with the SDK's own accumulator.
 *
 * @throws Error for a call in a native format
 */
export function openAiChat(call: ChatCall, context: OpenAiContext): Promise<StepOutcome> {
  const patience = patienceOf(call);
  const { signals } = patience;
  const signal =
    signals.length === 0 ? context.signal : AbortSignal.any([context.signal, ...signals]);
  return withClient({ ...context, signal }, 'inference', (client) => {
    switch (call.apiFormat) {
      case 'openai-chat':
        return complete(client, call, context, patience);
      case 'openai-responses':
        return respond(client, call, context, patience);
      default:
        throw new Error(`openai has no request format ${call.apiFormat}.`);
    }
  });
}

async function complete(
  client: OpenAI,
  call: ChatCall,
  context: OpenAiContext,
  { heard, hears }: Patience,
): Promise<StepOutcome> {
  const body = chatBody(writeOpenAiChat(call));
  const options = optionsOf(call);
  if (!call.stream) {
    return wholeOutcome(await client.chat.completions.create(body, options), call, context);
  }
  if (!call.accumulate) {
    const events = await client.chat.completions.create({ ...body, stream: true }, options);
    return readOutcome(hears(events), 'openai-chat', context);
  }
  const runner = client.chat.completions.stream({ ...body, stream: true }, options);
  runner.on('chunk', heard).on('content', (text) => context.emit('text', text));
  return accumulated(await runner.finalChatCompletion(), call, context);
}

async function respond(
  client: OpenAI,
  call: ChatCall,
  context: OpenAiContext,
  { heard, hears }: Patience,
): Promise<StepOutcome> {
  const body = responsesBody(writeResponses(call));
  const options = optionsOf(call);
  if (!call.stream)
    return wholeOutcome(await client.responses.create(body, options), call, context);
  if (!call.accumulate) {
    const events = await client.responses.create({ ...body, stream: true }, options);
    return readOutcome(hears(events), 'openai-responses', context);
  }
  const runner = client.responses.stream({ ...body, stream: true }, options);
  runner
    .on('event', heard)
    .on('response.output_text.delta', ({ delta }) => context.emit('text', delta));
  return accumulated(await runner.finalResponse(), call, context);
}

function optionsOf({ headers, options }: ChatCall): OpenAI.RequestOptions {
  const { retries } = options ?? {};
  return {
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(retries === undefined ? {} : { maxRetries: retries.attempts - 1 }),
  };
}

/** Reads a stream and tells what it came to. */
export async function readOutcome(
  events: AsyncIterable<unknown>,
  format: OpenAiFormat,
  { readers, emit }: OpenAiContext,
): Promise<StepOutcome> {
  const reading = await readers.events(events, format, emit);
  return { ...streamOutcome(reading), ...named(reading) };
}

function named({ id, candidates }: EventsReading): StepOutcome {
  return {
    ...(id === undefined ? {} : { id }),
    ...(candidates === undefined ? {} : { candidates }),
  };
}

function wholeOutcome(answer: unknown, call: ChatCall, { readers }: OpenAiContext): StepOutcome {
  const format = call.apiFormat === 'openai-chat' ? 'openai-chat' : 'openai-responses';
  const [reading, ...others] = byChoice(answer).map(([, part]) => readers.answer(part, format));
  if (reading === undefined) return {};
  const { turn, error } = reading;
  return {
    turn,
    ...idIn(answer),
    ...(others.length === 0 ? {} : { candidates: [turn, ...others.map((other) => other.turn)] }),
    ...(error === undefined ? {} : { error }),
  };
}

/** An accumulator gives what it has when a stream ends early, and says so by the turn's state alone. */
function accumulated(answer: unknown, call: ChatCall, context: OpenAiContext): StepOutcome {
  const outcome = wholeOutcome(answer, call, context);
  const early = objectOf(answer).status === 'in_progress' && outcome.error === undefined;
  return early ? { ...outcome, error: { message: 'stream ended early' } } : outcome;
}

/** The id that an answer gives itself. */
export function idIn(answer: unknown): { readonly id?: string } {
  const { id: own, first_id: first } = objectOf(answer);
  const id = own ?? first;
  return typeof id === 'string' ? { id } : {};
}

function chatBody(body: object): ChatBody {
  if (isChatBody(body)) return body;
  throw new Error('The chat completions request has no model or no messages.');
}

function isChatBody(body: object): body is ChatBody {
  return 'model' in body && 'messages' in body;
}

function responsesBody(body: object): ResponsesBody {
  if (isResponsesBody(body)) return body;
  throw new Error('The Responses request has no model.');
}

function isResponsesBody(body: object): body is ResponsesBody {
  return 'model' in body;
}
