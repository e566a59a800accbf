/** Calls, answers and outcomes in a line or two, for people. */
import type { Call, ChatCall, LifeStep, ProbeCall } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import type { Reply } from '../protocol/reply.js';
import type { Turn } from '../protocol/turn.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../suites/trace.js';

/** What was asked, in the words of the call. */
export function describeCall(call: Call): string {
  switch (call.operation) {
    case 'chat':
      return describeChat(call);
    case 'list-models': {
      const settings = {
        ...call.filters,
        ...withoutAbsent({ limit: call.limit, pages: call.pages }),
      };
      const words = Object.keys(settings).length === 0 ? '' : ` with ${JSON.stringify(settings)}`;
      return `list models${words}`;
    }
    case 'get-model':
      return `get model ${call.model}`;
    case 'api':
      return `${call.method}(${call.arguments.map((one) => JSON.stringify(one)).join(', ')})`;
    case 'dialogue':
      return call.steps.map((step, at) => `${at + 1}. ${describeCall(step)}`).join('; ');
    case 'rounds':
      return `${describeChat(call.first)}; then with ${JSON.stringify(call.answers)}${call.chained ? ', chained' : ''}`;
    case 'life':
      return call.steps.map((step, at) => `${at + 1}. ${describeLife(step)}`).join('; ');
    case 'configured': {
      const { told, environment, files } = call;
      return `${describeCall(call.call)}, configured by ${JSON.stringify({ told, environment, files })}`;
    }
    case 'probe':
      return describeProbe(call);
  }
}

function describeLife({ client = 1, call, closed }: LifeStep): string {
  const who = `client ${client}`;
  if (call.operation !== 'chat') return `${call.operation} ${who}`;
  return `${describeChat(call)}, by ${who}${closed === undefined ? '' : ', closed after the first text'}`;
}

function describeChat(call: ChatCall): string {
  const last = call.messages.at(-1);
  const message = last === undefined ? 'no message' : `${last.role}: ${JSON.stringify(last.text)}`;
  const tools = call.tools?.map((tool) => tool.name).join(', ');
  const options = call.options === undefined ? '' : `, ${JSON.stringify(call.options)}`;
  const how = call.stream ? (call.accumulate ? 'streamed and accumulated' : 'streamed') : 'whole';
  const more = [
    ...(tools === undefined ? [] : [`tools ${tools}`]),
    ...describeMedia(call),
    ...[call.state, call.extra, call.headers].flatMap((one) => (one ? [JSON.stringify(one)] : [])),
    ...(call.timeout === undefined ? [] : [`timeout ${call.timeout} ms`]),
    message,
  ];
  const route = call.routed ? 'by the route that its name leads to' : call.apiFormat;
  return `chat ${call.model} (${route}, ${how}${options}), ${more.join(', ')}`;
}

/** How many images and sounds the messages carry, where there are any. */
function describeMedia({ messages }: ChatCall): readonly string[] {
  const images = messages.flatMap((message) => message.images ?? []).length;
  const sounds = messages.flatMap((message) => message.audio ?? []).length;
  const told = (count: number, what: string) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
  return [...told(images, 'image'), ...told(sounds, 'sound')];
}

function describeProbe({ request }: ProbeCall): string {
  const recipe = JSON.stringify(request.signing);
  const signing =
    request.signing === 'none'
      ? 'without a signature'
      : recipe === '{}'
        ? 'signed'
        : `signed with ${recipe}`;
  return `${request.method} ${request.target}, ${signing}`;
}

/** One exchange: its request line, its status, what was judged of its identity. */
export function describeExchange(exchange: Exchange): string {
  const { request, response } = exchange;
  const type = response?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const answer =
    response === undefined
      ? 'no answer'
      : [`${response.status}`, type, `${response.body.bytes} bytes`].filter(Boolean).join(', ');
  const reply = exchange.reply === undefined ? '' : ` from ${exchange.reply}`;
  const end = exchange.end === 'complete' ? '' : ` (${exchange.end})`;
  return `${request.method} ${request.target} → ${answer}${reply}${end}`;
}

/** What the provider made of it: the turns, the models, the value or the error, in this order. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.steps !== undefined) {
    return outcome.steps.map((step, at) => `${at + 1}. ${describeStep(step)}`).join('; ');
  }
  return describeStep(outcome);
}

/** When the provider handed on what it had, in milliseconds; undefined where nothing was told. */
export function describeEvents(events: readonly ProviderEvent[]): string | undefined {
  if (events.length === 0) return undefined;
  const kinds = ['text', 'reasoning', 'end'] as const;
  return kinds
    .flatMap((kind) => {
      const times = events.filter((event) => event.kind === kind).map(({ at }) => Math.round(at));
      const [first] = times;
      const last = times.at(-1);
      if (first === undefined || last === undefined) return [];
      const span = first === last ? `at ${first} ms` : `from ${first} to ${last} ms`;
      if (kind === 'end')
        return [`${times.length === 1 ? 'ended' : `ended ${times.length} times,`} ${span}`];
      return [`${kind} in ${times.length} ${times.length === 1 ? 'piece' : 'pieces'} ${span}`];
    })
    .join('; ');
}

function describeStep(outcome: StepOutcome): string {
  const { turn, candidates = turn === undefined ? [] : [turn], value } = outcome;
  const parts = [
    ...candidates.map(describeTurn),
    ...(value === undefined ? [] : [`value ${brief(JSON.stringify(value))}`]),
    ...(outcome.models === undefined ? [] : [describeModels(outcome.models)]),
    ...(outcome.error === undefined ? [] : [describeError(outcome.error)]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

/** A response is long, and its trace holds it whole. */
function brief(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}

function describeTurn(turn: Turn): string {
  const calls = turn.toolCalls.map((call) => `${call.name}(${call.arguments})`).join(', ');
  return [
    `text ${JSON.stringify(turn.text)}`,
    ...(turn.reasoning === undefined ? [] : [`reasoning ${JSON.stringify(turn.reasoning)}`]),
    ...(calls === '' ? [] : [`tool calls ${calls}`]),
    ...(turn.refusal === undefined ? [] : [`refusal ${JSON.stringify(turn.refusal)}`]),
    ...(turn.builtInCalls === undefined
      ? []
      : [`built-in calls ${turn.builtInCalls.map(({ type }) => type).join(', ')}`]),
    `finish ${turn.finishReason}`,
    ...(turn.usage === undefined ? [] : [`usage ${JSON.stringify(turn.usage)}`]),
  ].join(', ');
}

function describeModels(models: NonNullable<Outcome['models']>): string {
  const names = models.slice(0, 4).map((model) => model.displayName ?? model.id);
  const more = models.length > names.length ? `, and ${models.length - names.length} more` : '';
  return `${models.length} models: ${names.join(', ')}${more}`;
}

function describeError(error: NonNullable<Outcome['error']>): string {
  // The service often repeats the status as its code.
  const code = error.code === String(error.status) ? undefined : error.code;
  const head = ['error', error.status, code].filter((part) => part !== undefined).join(' ');
  return `${head}: ${error.message}`;
}

function withoutAbsent(settings: Readonly<Record<string, number | undefined>>) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** What the service is told to answer, in one line. */
export function describeReply(reply: Reply): string {
  const delivery = [
    ...(reply.delivery === undefined ? [] : [`, delivered with ${JSON.stringify(reply.delivery)}`]),
    ...(reply.faults === undefined ? [] : [`, befallen by ${reply.faults.join(', ')}`]),
  ].join('');
  if ('recording' in reply) return `the recording ${reply.recording}${delivery}`;
  if ('error' in reply) {
    const { status, message, style } = reply.error;
    const how = style === undefined ? '' : ` in the style ${style}`;
    return `an error ${status}${how}: ${JSON.stringify(message)}${delivery}`;
  }
  const variant = reply.variant === undefined ? '' : ` in the variant ${reply.variant}`;
  return `a turn${variant}: ${describeTurn(reply.turn)}${delivery}`;
}
