/** The coding of a stream as it is negotiated, and operations that clients ask for in vain. */
import type { ApiCall } from '../../protocol/call.js';
import type { Case } from '../case.js';
import { asked, compartment } from './openai-chat-probes.js';

const negotiated = (coding: 'zstd' | 'gzip' | 'identity', caughtBy: Case['caughtBy']): Case => ({
  id: `chat/framing/negotiates-${coding}`,
  level: 'should',
  title:
    coding === 'identity'
      ? 'A stream is not coded for who accepts no coding.'
      : `A stream is coded in ${coding} for who accepts that alone.`,
  because: ['chat/framing/coded'],
  transports: ['v1'],
  auths: ['api_key'],
  needs: ['known-models'],
  when: asked(
    '{model}',
    { stream: true },
    { headers: [...compartment, ['accept-encoding', coding]] },
  ),
  then: ['request-is-accepted', { check: 'answer-coding-is', expect: coding }],
  caughtBy,
});

const vain = (
  id: string,
  title: string,
  requirement: string,
  call: ApiCall,
  status: number,
  bug: string,
): Case => ({
  id: `chat/route/${id}`,
  level: 'should',
  title,
  because: [requirement, 'chat/error/statuses'],
  transports: ['v1'],
  needs: [],
  when: call,
  then: [{ check: 'error-status-is-reported', expect: status }, 'error-has-a-message'],
  caughtBy: [bug, 'reports-no-message', 'reports-no-status', 'swallows-errors'],
});

export const openAiChatCodedCases: readonly Case[] = [
  negotiated('zstd', [
    'openai-chat-always-codes',
    'openai-chat-demands-a-project',
    'openai-chat-never-codes',
  ]),
  negotiated('gzip', ['openai-chat-demands-a-project', 'openai-chat-never-codes']),
  negotiated('identity', ['openai-chat-always-codes', 'openai-chat-demands-a-project']),
  vain(
    'models-asked-by-a-client',
    'A client that lists models reports the 404.',
    'chat/route/models',
    { operation: 'api', method: 'models.list', arguments: [] },
    404,
    'openai-chat-lists-models',
  ),
  vain(
    'embeddings-asked-by-a-client',
    'A client that asks for an embedding reports the 400.',
    'chat/route/embeddings',
    {
      operation: 'api',
      method: 'embeddings.create',
      arguments: [{ model: 'cohere.embed-v4.0', input: 'Hello' }],
    },
    400,
    'openai-chat-embeds',
  ),
];
