/** Cases on images and sounds in a request: what stands in the body, and what models do not take. */
import type { ChatCall, Message, Transport } from '../../protocol/call.js';
import { endpointOcid } from '../../protocol/models.js';
import type { Case, CheckUse } from '../case.js';

const region = 'us-chicago-1';
const question = 'What does the buoy show?';

/** A picture of one pixel, and of two by two. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const square =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEklEQVR42mNk+M9QzwADjCgcACjcAwECq9rTAAAAAElFTkSuQmCC';
const other = 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==';
const web = 'https://harbour.example/buoy.png';
const sound = { data: 'UklGRiQAAABXQVZFZm10IBAAAAA=', format: 'wav' };

const show = (...images: readonly string[]): Message => ({ role: 'user', text: question, images });

const ask = (
  model: string,
  messages: readonly Message[],
  more: Partial<ChatCall> = {},
): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat: 'GENERIC',
  stream: false,
  messages,
  ...more,
});

type Row = Pick<Case, 'id' | 'title' | 'because' | 'when' | 'then' | 'caughtBy'> & {
  readonly level?: Case['level'];
  readonly transport: Transport;
};

const carries = (body: object): Case['then'] => [
  'request-is-accepted',
  { check: 'request-carries', expect: body },
];
const natively = (...messages: readonly object[]) => carries({ chatRequest: { messages } });
const image = (url: string) => ({ type: 'IMAGE', imageUrl: { url } });
const imageV2 = (url: string) => ({ type: 'IMAGE_URL', imageUrl: { url } });
const imageUrl = (url: string) => ({ type: 'image_url', image_url: { url } });
const inputImage = (url: string) => ({ type: 'input_image', image_url: url });

const refused = (message: string): readonly [CheckUse, ...CheckUse[]] => [
  { check: 'error-status-is-reported', expect: 400 },
  { check: 'error-message-is-reported', expect: message },
  'one-request',
];

const scout = 'meta.llama-4-scout-17b-16e-instruct';
const gpt = 'openai.gpt-5.4';

const rows: readonly Row[] = [
  {
    id: 'images/generic',
    title: 'GENERIC has an image as a part of its own, behind the text.',
    because: ['request/images/generic', 'request/images/as-given'],
    transport: 'sdk',
    when: ask(scout, [show(square)]),
    then: natively({ role: 'USER', content: [{ type: 'TEXT', text: question }, image(square)] }),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
    ],
  },
  {
    id: 'images/generic-in-history',
    title: 'GENERIC has each image in the message that shows it, in order.',
    because: ['request/images/as-given', 'request/images/generic'],
    transport: 'sdk',
    when: ask(scout, [
      show(square, other),
      { role: 'assistant', text: 'It is green.' },
      { role: 'user', text: 'And now?', images: [other] },
    ]),
    then: natively(
      {
        role: 'USER',
        content: [{ type: 'TEXT', text: question }, image(square), image(other)],
      },
      { role: 'ASSISTANT', content: [{ type: 'TEXT', text: 'It is green.' }] },
      { role: 'USER', content: [{ type: 'TEXT', text: 'And now?' }, image(other)] },
    ),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
      'shows-images-at-the-end',
      'shows-the-first-image-alone',
    ],
  },
  {
    id: 'images/cohere-v2',
    title: 'COHEREV2 calls an image IMAGE_URL; a model for them is asked behind its endpoint.',
    because: ['request/images/cohere-v2', 'request/images/as-given'],
    transport: 'sdk',
    when: ask(endpointOcid(region, 'cohere.command-a-vision-07-2025'), [show(square)], {
      apiFormat: 'COHEREV2',
    }),
    then: natively({ role: 'USER', content: [{ type: 'TEXT', text: question }, imageV2(square)] }),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
      'sends-names-for-ocids',
    ],
  },
  {
    id: 'images/chat',
    title: 'Chat completions have an image in image_url.url.',
    because: ['request/images/chat', 'request/images/as-given'],
    transport: 'v1',
    when: ask(gpt, [show(square, other)]),
    then: carries({
      messages: [
        {
          role: 'user',
          content: [{ type: 'text', text: question }, imageUrl(square), imageUrl(other)],
        },
      ],
    }),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
      'shows-the-first-image-alone',
    ],
  },
  {
    id: 'images/chat-web-address',
    title: 'Chat completions have the address of an image as it was given.',
    because: ['request/images/chat', 'request/images/as-given'],
    transport: 'v1',
    when: ask(gpt, [show(web)]),
    then: carries({
      messages: [{ role: 'user', content: [{ type: 'text', text: question }, imageUrl(web)] }],
    }),
    caughtBy: ['drops-images', 'encodes-web-addresses', 'flattens-tool-results', 'merges-history'],
  },
  {
    id: 'images/responses',
    title: 'Responses have an image as input_image, its address as a text.',
    because: ['request/images/responses', 'request/images/as-given'],
    transport: 'responses',
    when: ask(gpt, [show(square, web)]),
    then: carries({
      input: [
        {
          type: 'message',
          role: 'user',
          content: [{ type: 'input_text', text: question }, inputImage(square), inputImage(web)],
        },
      ],
    }),
    caughtBy: [
      'drops-images',
      'encodes-web-addresses',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
      'shows-the-first-image-alone',
    ],
  },
  {
    id: 'images/two-for-llama',
    title: 'The refusal of a second image by Llama 3.2 is reported.',
    because: ['request/images/one-of-llama'],
    level: 'should',
    transport: 'v1',
    when: ask('meta.llama-3.2-90b-vision-instruct', [show(square, other)]),
    then: refused('At most 1 image(s) may be provided in one request'),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'merges-history',
      'openai-chat-forgets-family-rules',
      'reports-no-message',
      'reports-no-status',
      'retries-client-errors',
      'shows-the-first-image-alone',
      'swallows-errors',
    ],
  },
  {
    id: 'images/pixel-for-grok',
    title: 'The refusal of an image of one pixel by Grok is reported.',
    because: ['request/images/too-small'],
    level: 'should',
    transport: 'v1',
    when: ask('xai.grok-4.3', [show(pixel)]),
    then: refused('Image dimensions 1x1 are too small'),
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'forgets-what-an-image-is',
      'merges-history',
      'openai-chat-forgets-family-rules',
      'reports-no-message',
      'reports-no-status',
      'retries-client-errors',
      'swallows-errors',
    ],
  },
  {
    id: 'images/gpt-oss-on-responses',
    title: 'The refusal of images by gpt-oss is reported.',
    because: ['responses/refused/image'],
    level: 'should',
    transport: 'responses',
    when: ask('openai.gpt-oss-120b', [show(square)]),
    then: [
      { check: 'error-status-is-reported', expect: 400 },
      'error-has-a-message',
      'one-request',
    ],
    caughtBy: [
      'drops-images',
      'flattens-tool-results',
      'merges-history',
      'reports-no-message',
      'reports-no-status',
      'responses-forgets-its-rules',
      'retries-client-errors',
      'swallows-errors',
    ],
  },
  {
    id: 'audio/chat',
    title: 'Chat completions have a sound as input_audio.',
    because: ['request/audio/chat'],
    level: 'should',
    transport: 'v1',
    when: ask('openai.gpt-audio', [{ role: 'user', text: 'What is said?', audio: [sound] }]),
    then: carries({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is said?' },
            { type: 'input_audio', input_audio: sound },
          ],
        },
      ],
    }),
    caughtBy: ['drops-sounds', 'flattens-tool-results', 'merges-history'],
  },
];

export const imagesCases: readonly Case[] = rows.map(
  ({ id, level = 'must', transport, ...row }): Case => ({
    id: `request/${id}`,
    level,
    ...row,
    transports: [transport],
    needs: ['journal', 'known-models'],
  }),
);
