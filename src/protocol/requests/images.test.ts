import { describe, expect, test } from 'vitest';
import type { ChatCall, ChatFormat, Message } from '../call.js';
import { readCall, toNativeRequest } from '../native-request.js';
import { readOpenAiChat, writeOpenAiChat } from './openai-chat.js';
import { readResponses, writeResponses } from './openai-responses.js';

const png = 'data:image/png;base64,AAAA';
const web = 'https://harbour.example/buoy.png';
const asked: readonly Message[] = [
  { role: 'user', text: 'What is it?', images: [png, web] },
  { role: 'user', text: '', images: [png] },
];
const call = (apiFormat: ChatFormat, messages = asked): ChatCall => ({
  operation: 'chat',
  model: 'google.gemini-2.5-pro',
  apiFormat,
  stream: false,
  messages,
});

const native = (type: string) => [
  {
    role: 'USER',
    content: [
      { type: 'TEXT', text: 'What is it?' },
      { type, imageUrl: { url: png } },
      { type, imageUrl: { url: web } },
    ],
  },
  { role: 'USER', content: [{ type, imageUrl: { url: png } }] },
];

describe('images behind a text, and alone', () => {
  test.each([
    ['GENERIC', 'IMAGE'],
    ['COHEREV2', 'IMAGE_URL'],
  ] as const)('%s has them as %s, and reads them back', (format, type) => {
    const body = toNativeRequest(call(format), 'c');
    expect(body.chatRequest).toMatchObject({ messages: native(type) });
    expect(readCall(body).messages).toEqual(asked);
  });

  test('chat completions', () => {
    const body = writeOpenAiChat(call('openai-chat'));
    expect(body.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is it?' },
          { type: 'image_url', image_url: { url: png } },
          { type: 'image_url', image_url: { url: web } },
        ],
      },
      { role: 'user', content: [{ type: 'image_url', image_url: { url: png } }] },
    ]);
    expect(readOpenAiChat(body).messages).toEqual(asked);
  });

  test('Responses', () => {
    const body = writeResponses(call('openai-responses'));
    expect(body.input).toEqual([
      {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: 'What is it?' },
          { type: 'input_image', image_url: png },
          { type: 'input_image', image_url: web },
        ],
      },
      { type: 'message', role: 'user', content: [{ type: 'input_image', image_url: png }] },
    ]);
    expect(readResponses(body).messages).toEqual(asked);
  });
});

test('a sound is a part of chat completions, and read back', () => {
  const messages: readonly Message[] = [
    { role: 'user', text: 'What is said?', audio: [{ data: 'AAAA', format: 'wav' }] },
  ];
  const body = writeOpenAiChat(call('openai-chat', messages));
  expect(body.messages).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is said?' },
        { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
      ],
    },
  ]);
  expect(readOpenAiChat(body).messages).toEqual(messages);
});

test('COHERE, which has no place for images, sends the text', () => {
  const { chatRequest } = toNativeRequest(call('COHERE', asked.slice(0, 1)), 'c');
  expect(chatRequest).toEqual({ apiFormat: 'COHERE', message: 'What is it?' });
});
