/** What Oracle's clients are called for, operation by operation. */
import type { ApiCall, Call, ChatCall } from '../../protocol/call.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import type { Report } from '../provider.js';
import { chat } from './chat.js';
import type { CallContext } from './client.js';
import { dialogue } from './dialogue.js';
import { liveOver } from './own-connections.js';
import type { Emit } from './reading.js';
import { rounds } from './rounds.js';

/** Performs a call with Oracle's clients, and notes what came when. */
export async function performNative(call: Call, context: CallContext): Promise<Report> {
  const began = performance.now();
  const events: ProviderEvent[] = [];
  const at = () => Math.round(performance.now() - began);
  const outcome = await perform(call, context, (kind, text) =>
    events.push({ at: at(), kind, text }),
  );
  events.push({ at: at(), kind: 'end' });
  return { outcome, events };
}

async function perform(call: Call, context: CallContext, emit: Emit): Promise<Outcome> {
  switch (call.operation) {
    case 'chat':
      return chat(call, context, emit);
    case 'dialogue':
      return dialogue(call, (step) => performStep(step, context, emit));
    case 'rounds':
      return rounds(call, (step) => chat(step, context, emit));
    case 'life':
      return liveOver(call, emit, (step, connections, heard) =>
        chat(step, { ...context, connections }, heard),
      );
    case 'list-models':
      return (await import('./models.js')).listModels(call, context);
    case 'get-model':
      return (await import('./models.js')).getModel(call, context);
    default:
      throw new Error(`The SDK has no operation ${call.operation}.`);
  }
}

function performStep(
  step: ChatCall | ApiCall,
  context: CallContext,
  emit: Emit,
): Promise<StepOutcome> {
  if (step.operation === 'chat') return chat(step, context, emit);
  throw new Error(`The SDK has no operation ${step.method}.`);
}
