/** Whole COHERE answers. */
import type { Turn, Usage } from '../../src/protocol/turn.js';
import { chatbot, commandA, user } from './cohere.js';
import type { Kit } from './kit.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askCohere, cohereTools } from './requests.js';

const answer = (model: string, more: Json): string =>
  JSON.stringify({
    modelId: model,
    modelVersion: '1.0',
    chatResponse: { apiFormat: 'COHERE', ...more },
  });

const usage: Usage = { promptTokens: 33, completionTokens: 14, totalTokens: 47 };
const wireUsage: Json = { completionTokens: 14, promptTokens: 33, totalTokens: 47 };

/** A text after a first question, its end and its turn's reason. */
function told(
  textOf: (kit: Kit) => string,
  wireReason: string | null,
  finishReason: Turn['finishReason'],
  ask: Json = {},
): Recipe['make'] {
  return (kit, model) => {
    const [question, text] = [kit.question(), textOf(kit)];
    return {
      request: askCohere(model, question, ask),
      body: answer(model, {
        text,
        chatHistory: [user(question), chatbot(text)],
        finishReason: wireReason,
        usage: wireUsage,
      }),
      turn: { text, toolCalls: [], finishReason, usage },
    };
  };
}

function toolTurn(textOf: (kit: Kit) => string): Recipe['make'] {
  return (kit, model) => {
    const [question, text, harbour, start, end] = [
      kit.question(),
      textOf(kit),
      kit.city(),
      kit.city(),
      kit.city(),
    ];
    const toolCalls = [
      { name: 'get_tide', parameters: { harbour } },
      { name: 'find_train', parameters: { from: start, to: end } },
    ];
    return {
      request: askCohere(model, question, cohereTools),
      body: answer(model, {
        text,
        chatHistory: [user(question), { ...chatbot(text), toolCalls }],
        finishReason: 'COMPLETE',
        toolCalls,
        usage: wireUsage,
      }),
      turn: {
        text,
        toolCalls: [
          { name: 'get_tide', arguments: JSON.stringify({ harbour }) },
          { name: 'find_train', arguments: JSON.stringify({ from: start, to: end }) },
        ],
        finishReason: 'tool_calls',
        usage,
      },
    };
  };
}

const sdkModel = 'npm oci-generativeaiinference 2.142.0, lib/model/cohere-chat-response.d.ts';
const toolTurnOrigin = from.issue(
  'BerriAI/litellm PR #39965 and PR #30947',
  'Described of tool turns; the order of keys is assumed.',
);

export const cohereAnswerRecipes: readonly Recipe[] = [
  {
    id: 'cohere/answer-text',
    model: commandA,
    from: from.onRecordedCohereAnswer('As recorded, but with the reason COMPLETE.'),
    make: told((kit) => kit.sentence(), 'COMPLETE', 'stop'),
  },
  {
    id: 'cohere/answer-history',
    model: commandA,
    from: from.onRecordedCohereAnswer('As recorded, but with the reason COMPLETE.'),
    make: (kit, model) => {
      const history = [user(kit.question()), chatbot(kit.sentence())];
      const [question, text] = [kit.question(), kit.sentence()];
      return {
        request: askCohere(model, question, { chatHistory: history }),
        body: answer(model, {
          text,
          chatHistory: [...history, user(question), chatbot(text)],
          finishReason: 'COMPLETE',
          usage: wireUsage,
        }),
        turn: { text, toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'cohere/answer-null-finish-reason',
    model: commandA,
    from: from.cohereAnswer,
    make: told((kit) => `${kit.sentence()}<|`, null, null, { stopSequences: ['END'] }),
  },
  {
    id: 'cohere/answer-tool-turn',
    model: commandA,
    from: toolTurnOrigin,
    make: toolTurn((kit) => kit.sentence()),
  },
  {
    id: 'cohere/answer-tool-turn-without-text',
    model: commandA,
    from: from.deduced(
      'BerriAI/litellm and langchain4j/langchain4j-community, unit tests (client tests)',
    ),
    make: toolTurn(() => ''),
  },
  {
    id: 'cohere/answer-citations',
    model: commandA,
    from: from.deduced(sdkModel),
    make: (kit, model) => {
      const [question, text, snippet] = [kit.question(), kit.sentence(), kit.sentence()];
      const documents = [{ id: 'doc-1', title: 'Notes', snippet }];
      return {
        request: askCohere(model, question, { documents }),
        body: answer(model, {
          text,
          chatHistory: [user(question), chatbot(text)],
          citations: [{ start: 0, end: 4, text: text.slice(0, 4), documentIds: ['doc-1'] }],
          finishReason: 'COMPLETE',
          documents,
          usage: wireUsage,
        }),
        turn: { text, toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'cohere/answer-search-queries',
    model: commandA,
    from: from.deduced(sdkModel),
    variations: ['search-queries'],
    make: (kit, model) => {
      const question = kit.question();
      return {
        request: askCohere(model, question, { isSearchQueriesOnly: true }),
        body: answer(model, {
          text: '',
          chatHistory: [user(question)],
          isSearchRequired: true,
          finishReason: 'COMPLETE',
          searchQueries: [{ text: kit.question() }],
          usage: wireUsage,
        }),
        turn: { text: '', toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'cohere/answer-max-tokens',
    model: commandA,
    from: from.deduced(sdkModel),
    make: told((kit) => kit.sentence(), 'MAX_TOKENS', 'length', { maxTokens: 20 }),
  },
  {
    id: 'cohere/answer-error',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: (kit, model) => ({
      request: askCohere(model, kit.question()),
      body: answer(model, {
        text: '',
        finishReason: 'ERROR',
        errorMessage: 'The model stopped answering.',
      }),
      turn: { text: '', toolCalls: [], finishReason: 'error' },
      error: { message: 'The model stopped answering.' },
    }),
  },
  {
    id: 'cohere/answer-echoed-prompt',
    model: commandA,
    from: from.deduced(sdkModel),
    make: (kit, model) => {
      const [question, text] = [kit.question(), kit.sentence()];
      return {
        request: askCohere(model, question, { isEcho: true }),
        body: answer(model, {
          text,
          chatHistory: [user(question), chatbot(text)],
          finishReason: 'COMPLETE',
          prompt: question,
          usage: wireUsage,
        }),
        turn: { text, toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'cohere/answer-hebrew',
    model: commandA,
    from: from.onRecordedCohereAnswer('Text that is not ASCII is assumed.'),
    make: told(() => 'הספרייה נפתחת ב־9:00 🕘 ונסגרת עם "השקיעה".', 'COMPLETE', 'stop'),
  },
];
