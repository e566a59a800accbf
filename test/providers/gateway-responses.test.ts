/** The kit is held against gateways of OpenAI Responses, as gateway.test.ts does it on chat completions. */
import { ofResponses, testSins } from './gateway/sins.js';

testSins('responses', ofResponses, 'responses/plain/answer');
