import { describe, expect, it } from 'vitest';
import type { Reply } from '../../protocol/reply.js';
import { checkReply } from './script.js';

const recordings = new Map([
  ['generic/llama-text', {}],
  ['cohere/text', {}],
]);

/** Scripts come from JavaScript and JSON too, so that the type is no promise. */
const check = (text: string) => {
  const reply: Reply = JSON.parse(text);
  checkReply(reply, recordings);
};

const turn = '"turn":{"text":"","toolCalls":[],"finishReason":"stop"}';
const turnWith = (more: string) =>
  `{"turn":{"text":"","toolCalls":[],"finishReason":"stop",${more}}}`;
const delivered = (delivery: string) =>
  `{"recording":"generic/llama-text","delivery":{${delivery}}}`;

describe('a reply that can be played', () => {
  it.each([
    ['{"recording":"cohere/text"}'],
    [`{${turn}}`],
    [`{${turn},"variant":"generic-tools-p6"}`],
    [
      '{"turn":{"text":"a","reasoning":"b","toolCalls":[{"id":"1","name":"f","arguments":"{"}],"finishReason":null,"usage":{"promptTokens":1,"totalTokens":2,"cachedTokens":0}}}',
    ],
    ['{"error":{"status":429,"message":""}}'],
    ['{"error":{"status":599,"style":"html","code":"c","param":"p","message":"m"}}'],
    ['{"error":{"status":204,"style":"empty","message":""}}'],
    [delivered('"chunking":"whole","firstByte":0,"interval":3600000,"ending":"hold-open"')],
    [delivered('"chunking":{"bytes":1},"ending":{"cutAfter":0}')],
    [
      '{"recording":"cohere/text","times":"always","match":{"transport":"sdk","model":"cohere.*","text":"Hi","tools":[],"turn":1}}',
    ],
    ['{"recording":"cohere/text","times":3,"match":{"text":{"pattern":"^(a|b)+$","flags":"i"}}}'],
    [delivered('"headers":{"Content-Type":"text/plain; a=\\"é\\"","cache-control":null}')],
  ])('%s', (text) => {
    expect(() => check(text)).not.toThrow();
  });
});

describe('a reply that cannot', () => {
  it.each([
    ['null', 'A reply is null', 'Give an object'],
    ['[]', 'A reply is an array', 'Give an object'],
    ['{}', 'A reply says nothing', 'exactly one of recording, turn and error'],
    [`{"recording":"cohere/text",${turn}}`, 'says recording and turn', 'exactly one'],
    ['{"recording":7}', "reply's recording is 7", 'Give a string'],
    ['{"recording":"cohere/text","dilevery":{}}', 'dilevery is not known', 'mean delivery?'],
    [
      '{"recording":"cohere/text","variant":"legacy"}',
      'variant is not known',
      'recording, delivery',
    ],
    ['{"turn":{}}', "reply's turn.text is missing", 'Give a string'],
    ['{"turn":{"text":"","toolCalls":[]}}', 'turn.finishReason is missing', 'stop, length'],
    [turnWith('"finishReason":"stopp"'), 'turn.finishReason is "stopp"', 'mean stop?'],
    [turnWith('"toolCalls":{}'), 'turn.toolCalls is of type object', 'Give an array'],
    [
      turnWith('"toolCalls":[{"name":"f","arguments":"{}"},{"name":"g","arguments":{}}]'),
      'turn.toolCalls[1].arguments is of type object',
      'Give a string',
    ],
    [turnWith('"usage":{"promptTokens":1}'), 'turn.usage.totalTokens is missing', '0 or more'],
    [
      turnWith('"usage":{"promptTokens":-1,"totalTokens":1}'),
      'turn.usage.promptTokens is -1',
      '0 or more',
    ],
    [turnWith('"finish_reason":"stop"'), 'turn.finish_reason is not known', 'mean finishReason?'],
    [
      `{${turn},"variant":"generic-tools-p66"}`,
      'variant is "generic-tools-p66"',
      'generic-tools-p6?',
    ],
    ['{"recording":"cohere/text","times":0}', "reply's times is 0", 'or always'],
    ['{"recording":"cohere/text","times":"allways"}', 'times is "allways"', 'or always'],
    ['{"recording":"cohere/text","match":"cohere"}', 'match is "cohere"', 'Give an object'],
    [
      '{"recording":"cohere/text","match":{"tool":["a"]}}',
      'match.tool is not known',
      'mean tools?',
    ],
    [
      '{"recording":"cohere/text","match":{"transport":"management"}}',
      'match.transport is "management"',
      'sdk, v1, responses',
    ],
    ['{"recording":"cohere/text","match":{"model":"*grok"}}', 'match.model is "*grok"', 'xai.*'],
    ['{"recording":"cohere/text","match":{"turn":0}}', 'match.turn is 0', '1 or more'],
    ['{"recording":"cohere/text","match":{"tools":"a"}}', 'match.tools is "a"', 'Give an array'],
    ['{"recording":"cohere/text","match":{"text":7}}', 'match.text is 7', '{ pattern, flags }'],
    [
      '{"recording":"cohere/text","match":{"text":{"pattern":"(a"}}}',
      'match.text.pattern is no regular expression',
      'docs/replies.md',
    ],
    [
      '{"recording":"cohere/text","match":{"text":{"pattern":"(?=a)"}}}',
      'match.text.pattern has a lookaround',
      'plainer',
    ],
    [
      '{"recording":"cohere/text","match":{"text":{"pattern":"a","flags":"g"}}}',
      'match.text.pattern has flags other',
      'i, m and s',
    ],
    [
      '{"recording":"cohere/text","match":{"text":{"regex":"a"}}}',
      'match.text.regex is not known',
      'pattern, flags',
    ],
    ['{"error":{}}', "reply's error.status is missing", 'from 200 to 599'],
    ['{"error":{"status":500}}', 'error.message is missing', 'Give a string'],
    ['{"error":{"status":600,"message":""}}', 'error.status is 600', 'from 200 to 599'],
    ['{"error":{"status":101,"message":""}}', 'error.status is 101', 'from 200 to 599'],
    ['{"error":{"status":"500","message":""}}', 'error.status is "500"', 'from 200 to 599'],
    ['{"error":{"status":204,"message":""}}', 'error.status is 204', 'style empty'],
    ['{"error":{"status":304,"style":"html","message":""}}', 'error.status is 304', 'style empty'],
    [
      '{"error":{"status":500,"style":"json","message":""}}',
      'error.style is "json"',
      'status-string, platform-code',
    ],
    [delivered('"chunking":"frames"'), 'delivery.chunking is "frames"', '{ bytes: 1 }'],
    [delivered('"chunking":{"bytes":0}'), 'delivery.chunking.bytes is 0', '1 or more'],
    [delivered('"chunking":{"bytes":1.5}'), 'delivery.chunking.bytes is 1.5', '1 or more'],
    [delivered('"chunking":{}'), 'delivery.chunking.bytes is missing', '1 or more'],
    [delivered('"interval":-1'), 'delivery.interval is -1', 'from 0 to 3600000'],
    [delivered('"firstByte":"5"'), 'delivery.firstByte is "5"', 'from 0 to 3600000'],
    [delivered('"firstByte":1e400'), 'delivery.firstByte is Infinity', 'from 0 to 3600000'],
    [delivered('"ending":"cutt"'), 'delivery.ending is "cutt"', '{ cutAfter: 0 }'],
    [delivered('"jitter":5'), 'delivery.jitter is 5', 'Give an object'],
    [delivered('"jitter":{"seed":1}'), 'delivery.jitter.upTo is missing', 'from 0 to 3600000'],
    [delivered('"gap":{"before":-1,"wait":5}'), 'delivery.gap.before is -1', '0 or more'],
    [delivered('"gap":{"before":1}'), 'delivery.gap.wait is missing', 'from 0 to 3600000'],
    [delivered('"rate":0'), 'delivery.rate is 0', '1 or more'],
    [delivered('"head":"late"'), 'delivery.head is "late"', '{ interval: 10 }'],
    [delivered('"head":{"interval":"5"}'), 'delivery.head.interval is "5"', 'from 0 to 3600000'],
    [delivered('"framing":"chunked"'), 'delivery.framing is "chunked"', 'chunks?'],
    [delivered('"ending":{"cutAfter":-1}'), 'delivery.ending.cutAfter is -1', '0 or more'],
    [delivered('"headers":[]'), 'delivery.headers is an array', 'Give an object'],
    [delivered('"headers":{"x-a":"1\\r\\nx-b: 2"}'), 'headers["x-a"] cannot be carried', 'Latin-1'],
    [delivered('"headers":{"x-a":"€"}'), 'headers["x-a"] cannot be carried', 'Latin-1'],
    [delivered('"headers":{"x-a":1}'), 'headers["x-a"] is 1', 'Latin-1'],
    [delivered('"headers":{"x a":"1"}'), 'headers["x a"] is no name', 'letters'],
    [delivered('"headers":{"Content-Length":"3"}'), 'frames the body', 'Leave it out'],
    [delivered('"headers":{"transfer-encoding":null}'), 'frames the body', 'Leave it out'],
  ])('%s', (text, message, remedy) => {
    expect(() => check(text)).toThrowError(
      expect.objectContaining({
        code: 'OCIC_BAD_SCRIPT',
        message: expect.stringContaining(message),
        remedy: expect.stringContaining(remedy),
      }),
    );
  });

  it('names no recording', () => {
    expect(() => check('{"recording":"generic/lama-text"}')).toThrowError(
      expect.objectContaining({
        code: 'OCIC_UNKNOWN_RECORDING',
        remedy: expect.stringContaining('generic/llama-text?'),
      }),
    );
  });
});
