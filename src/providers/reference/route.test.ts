import { expect, test } from 'vitest';
import { endpointOcid, modelOcid } from '../../protocol/models.js';
import { routeOf } from './route.js';

const endpoint = endpointOcid('us-chicago-1');
const ocid = modelOcid('xai.grok-4', 'us-chicago-1');

test.each([
  ['cohere.command-r-08-2024', 'sdk', 'COHERE', 'cohere.command-r-08-2024'],
  ['cohere.command-a-reasoning-08-2025', 'sdk', 'COHEREV2', 'cohere.command-a-reasoning-08-2025'],
  ['Cohere.Command-R-08-2024', 'sdk', 'COHERE', 'cohere.command-r-08-2024'],
  ['xai.grok-4.3', 'v1', 'openai-chat', 'xai.grok-4.3'],
  ['oci:xai.grok-4.3', 'v1', 'openai-chat', 'xai.grok-4.3'],
  ['openai.gpt-5.5-pro', 'responses', 'openai-responses', 'openai.gpt-5.5-pro'],
  ['xai.grok-4.20-multi-agent', 'responses', 'openai-responses', 'xai.grok-4.20-multi-agent'],
  ['responses:xai.grok-4.3', 'responses', 'openai-responses', 'xai.grok-4.3'],
  ['openai.gpt-audio', 'v1', 'openai-chat', 'openai.gpt-audio'],
  ['nobody.knows-1', 'v1', 'openai-chat', 'nobody.knows-1'],
  [endpoint, 'sdk', 'GENERIC', endpoint],
  [ocid, 'sdk', 'GENERIC', ocid],
] as const)('%s goes by %s as %s', (name, transport, apiFormat, model) => {
  expect(routeOf(name)).toEqual({ transport, apiFormat, model });
});
