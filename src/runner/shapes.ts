/** Which requests a call makes, as far as their members tell them apart. Pure. */
import type { ApiCall, Call, ChatCall } from '../protocol/call.js';

/**
 * The shapes of the requests that a call makes: calls whose requests differ in what is said alone have the same. A
 * call has none that proves by itself who makes it: a probe's bytes say so, and a configured client finds its key.
 *
 * @example
 * shapesOf({ operation: 'api', method: 'files.list', arguments: [] }); // ['api files.list']
 */
export function shapesOf(call: Call): readonly string[] {
  switch (call.operation) {
    case 'chat':
    case 'api':
      return [shapeOf(call)];
    case 'dialogue':
      return ['dialogue', ...call.steps.map(shapeOf)];
    case 'rounds':
      return [`rounds ${membersOf(call)}`, shapeOf(call.first)];
    case 'life': {
      const asked = call.steps.map((step) => step.call);
      return ['life', ...asked.flatMap((one) => (one.operation === 'chat' ? [shapeOf(one)] : []))];
    }
    case 'list-models':
      return [`list-models ${membersOf(call)}`];
    case 'get-model':
      return ['get-model'];
    case 'configured':
    case 'probe':
      return [];
  }
}

function shapeOf(call: ChatCall | ApiCall): string {
  if (call.operation === 'api') return `api ${call.method}`;
  const { stream, options = {}, state = {} } = call;
  return `chat ${stream} ${[call, options, state].map(membersOf).join(' ')}`;
}

const membersOf = (value: object): string => Object.keys(value).sort().join();
