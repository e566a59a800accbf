/** What calls cost, and how a live run keeps to its plan. Pure. */
import type { ApiMethod, Call, DialogueCall } from '../protocol/call.js';
import { isObject } from '../protocol/json.js';

/** HTTP requests, and the most output tokens that they can bring. */
export interface Cost {
  readonly calls: number;
  readonly outputTokens: number;
}

/** Output tokens that one chat call of a live run may ask for. Enough for a sentence and a tool call. */
const tokensPerCall = 128;

/** Pages that one listing of a live run may follow. */
const pagesPerListing = 10;

function limitStep<Step extends DialogueCall['steps'][number]>(step: Step): Step {
  if (step.operation !== 'chat') return step;
  const maxTokens = Math.min(step.options?.maxTokens ?? tokensPerCall, tokensPerCall);
  return { ...step, options: { ...step.options, maxTokens } };
}

/** The same call, asking for no more than a live run allows. A probe's bytes are left as they are. */
export function limitCall(call: Call): Call {
  switch (call.operation) {
    case 'chat':
      return limitStep(call);
    case 'dialogue':
      return { ...call, steps: call.steps.map(limitStep) };
    case 'rounds':
      return { ...call, first: limitStep(call.first) };
    case 'life':
      return {
        ...call,
        steps: call.steps.map((step) =>
          step.call.operation === 'chat' ? { ...step, call: limitStep(step.call) } : step,
        ),
      };
    case 'configured':
      return call.call.operation === 'chat' ? { ...call, call: limitStep(call.call) } : call;
    case 'list-models':
      return { ...call, pages: Math.min(call.pages ?? pagesPerListing, pagesPerListing) };
    default:
      return call;
  }
}

/** The most that a limited call can cost. */
export function costOf(call: Call): Cost {
  switch (call.operation) {
    case 'chat': {
      const { maxTokens = Number.POSITIVE_INFINITY, candidates = 1 } = call.options ?? {};
      return { calls: 1, outputTokens: maxTokens * candidates };
    }
    case 'list-models':
      return {
        calls: (call.pages ?? Number.POSITIVE_INFINITY) * (1 + (call.again?.length ?? 0)),
        outputTokens: 0,
      };
    case 'get-model':
      return { calls: 1, outputTokens: 0 };
    case 'api':
      return costOfMethod(call.method);
    case 'dialogue':
      return sumCosts(call.steps.map(costOf));
    case 'configured':
      return costOf(call.call);
    case 'life':
      return sumCosts(
        call.steps.flatMap((step) => (step.call.operation === 'chat' ? [costOf(step.call)] : [])),
      );
    case 'rounds':
      return sumCosts([call.first, ...call.answers.map(() => call.first)].map(costOf));
    case 'probe':
      return { calls: 1, outputTokens: probeTokens(call.request.body ?? '') };
  }
}

/** A list may have several pages; compacting asks a model, and has no limit to set. */
function costOfMethod(method: ApiMethod): Cost {
  return {
    calls: /\.(list|search)$/.test(method) ? pagesPerListing : 1,
    outputTokens: method === 'responses.compact' ? Number.POSITIVE_INFINITY : 0,
  };
}

/** The sum of costs. */
export function sumCosts(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (sum, cost) => ({
      calls: sum.calls + cost.calls,
      outputTokens: sum.outputTokens + cost.outputTokens,
    }),
    { calls: 0, outputTokens: 0 },
  );
}

/** A chat body without a limit has no ceiling; a body that is no chat request brings no tokens. */
function probeTokens(body: string): number {
  const request = chatRequest(body);
  if (request === undefined) return 0;
  const limit = limits.map((name) => request[name]).find((value) => value !== undefined);
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

/** What a request may call its limit: natively, in chat completions, in Responses. */
const limits = [
  'maxTokens',
  'maxCompletionTokens',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
] as const;

/** The native request, or the OpenAI one: what has messages or an input. */
function chatRequest(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isObject(parsed)) return undefined;
    if ('model' in parsed && ('messages' in parsed || 'input' in parsed)) return parsed;
    return isObject(parsed.chatRequest) ? parsed.chatRequest : undefined;
  } catch {
    return undefined;
  }
}
