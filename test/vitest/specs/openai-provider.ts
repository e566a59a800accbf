/**
 * The npm package `openai` as a provider in this process; as examples/typescript/openai.mjs, but it takes a stream
 * that was cut for a whole one, so that there is something to find.
 */
import OpenAI from 'openai';
import { VERSION } from 'openai/version';
import type { Answer, CallContext, ChatCall, TestedProvider } from '../../../src/vitest.js';

type Usage = OpenAI.CompletionUsage | null | undefined;

const usageOf = (usage: Usage): Answer['usage'] =>
  usage && {
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
    totalTokens: usage.total_tokens,
  };

function bodyOf({ model, messages, options = {} }: ChatCall) {
  const { maxTokens, topP, includeUsage, ...same } = options;
  const limit = model.startsWith('openai.gpt-5') ? 'max_completion_tokens' : 'max_tokens';
  const body: object = {
    model,
    ...same,
    [limit]: maxTokens,
    top_p: topP,
    ...(includeUsage ? { stream_options: { include_usage: true } } : {}),
    messages: messages.map(({ role, text: content }) => ({ role, content })),
  };
  return body;
}

/** Adds up what came; `emit` is told of each piece of a stream. */
async function collect(
  frames: AsyncIterable<object> | readonly object[],
  emit: (text: string) => void,
): Promise<Answer> {
  let text = '';
  let finishReason: string | undefined;
  let usage: Answer['usage'];
  let responseId: string | undefined;
  for await (const frame of frames) {
    const { code, message, choices, usage: counted, id }: Frame = frame;
    if (code) throw new Error(message);
    const first = choices?.find(({ index }) => index === 0);
    const piece = (first?.message ?? first?.delta)?.content ?? '';
    if (piece) emit(piece);
    text += piece;
    finishReason ??= first?.finish_reason ?? undefined;
    usage = usageOf(counted) ?? usage;
    responseId ??= id;
  }
  return { text, finishReason, usage, responseId };
}

interface Piece {
  readonly content?: string | null;
}

/** What of an answer, or of a frame of one, is looked at. */
interface Frame {
  readonly id?: string;
  readonly code?: unknown;
  readonly message?: string;
  readonly usage?: OpenAI.CompletionUsage | null;
  readonly choices?: readonly {
    readonly index: number;
    readonly message?: Piece;
    readonly delta?: Piece;
    readonly finish_reason?: string | null;
  }[];
}

async function chat(call: ChatCall, { access, signal, emit }: CallContext): Promise<Answer> {
  const { compartmentId } = access;
  const client = new OpenAI({
    apiKey: access.apiKey,
    baseURL: access.openAiBaseUrl,
    defaultHeaders: { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId },
    maxRetries: 0,
  });
  const body = { stream: call.stream, ...bodyOf(call) };
  const answer: object = await client.post('/chat/completions', {
    body,
    signal,
    stream: call.stream,
  });
  return Symbol.asyncIterator in answer
    ? collect(answer as AsyncIterable<object>, (text) => emit('text', text))
    : collect([answer], () => {});
}

export const openAiProvider = {
  version: VERSION,
  capabilities: {
    transports: ['v1'],
    auths: ['genai_api_key'],
    features: ['stream', 'whole', 'usage', 'finish-reason', 'response-id', 'error-status'],
  },
  call: (call, context) =>
    call.operation === 'chat' ? chat(call, context) : { unsupported: call.operation },
} satisfies TestedProvider;
