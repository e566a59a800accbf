/** Any call that npm `openai` makes, by what it asks for. */
import type { ApiCall, Call, ChatCall } from '../../protocol/call.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import { dialogue } from './dialogue.js';
import { openAiApi } from './openai-api.js';
import { openAiChat } from './openai-chat.js';
import type { OpenAiContext } from './openai-client.js';
import { liveOver } from './own-connections.js';
import { rounds } from './rounds.js';

/** Makes the call; a call that is none of OpenAI's is a defect of the plan, and throws. */
export function performOpenAi(call: Call, context: OpenAiContext): Promise<Outcome> {
  switch (call.operation) {
    case 'chat':
    case 'api':
      return performStep(call, context);
    case 'dialogue':
      return dialogue(call, (step) => performStep(step, context));
    case 'rounds':
      return rounds(call, (step) => openAiChat(step, context));
    case 'life':
      return liveOver(call, context.emit, (step, connections, emit) =>
        openAiChat(step, { ...context, connections, emit }),
      );
    default:
      throw new Error(`openai has no operation ${call.operation}.`);
  }
}

function performStep(step: ChatCall | ApiCall, context: OpenAiContext): Promise<StepOutcome> {
  return step.operation === 'chat' ? openAiChat(step, context) : openAiApi(step, context);
}
