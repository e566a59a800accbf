/** Requirements on images and sounds in a request. */
import type { Requirement } from '../requirement.js';
import { openAiReference } from './openai-chat-sources.js';
import { sdkModel } from './sources.js';

const jetuse = 'sogawa-yk/jetuse';

export const imagesRequirements: readonly Requirement[] = [
  {
    id: 'request/images/generic',
    statement:
      'A GENERIC image is a part of type IMAGE beside the text, with a data URL in imageUrl.url.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('image-content.d.ts and image-url.d.ts'),
  },
  {
    id: 'request/images/cohere-v2',
    statement:
      'A COHEREV2 image is a part of type IMAGE_URL, with a data URL or a web address in imageUrl.url.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-image-content-v2.d.ts and cohere-image-url-v2.d.ts'),
  },
  {
    id: 'request/images/chat',
    statement:
      'An image of chat completions is a part of type image_url, with a data URL or a web address in image_url.url.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('Create chat completion, content part image_url'),
  },
  {
    id: 'request/images/responses',
    statement:
      'An image of Responses is a part of type input_image, whose image_url is the address itself.',
    level: 'must',
    evidence: 'documented',
    source:
      'OpenAI API reference, Create a model response, input_image; OCI documentation, Responses API (text and image input)',
  },
  {
    id: 'request/images/as-given',
    statement:
      'Images arrive in the message, in the order and with the addresses that they were given in.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('user-message.d.ts (content is a list) and image-url.d.ts'),
  },
  {
    id: 'request/images/one-of-llama',
    statement:
      'Llama 3.2 takes one image a request: 400, At most 1 image(s) may be provided in one request.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, docs/verification/AGT-06.md`,
  },
  {
    id: 'request/images/too-small',
    statement: 'Grok refuses an image of one pixel: 400, Image dimensions 1x1 are too small.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, docs/tips.md`,
  },
  {
    id: 'request/images/ignored',
    statement: 'gpt-oss takes images on chat completions, and does not see them.',
    level: 'info',
    evidence: 'one-report',
    source: `${jetuse}, docs/verification/AGT-06.md`,
    excluded:
      'What a model sees is no matter of the wire; that Responses refuses them is held by responses/rule/image.',
  },
  {
    id: 'request/audio/chat',
    statement:
      'openai.gpt-audio takes sounds on chat completions alone, as parts of type input_audio with data and format.',
    level: 'should',
    evidence: 'one-report',
    source: `oracle/langchain-oracle issue 226 and PR 227; ${openAiReference('Create chat completion, content part input_audio')}`,
  },
];
