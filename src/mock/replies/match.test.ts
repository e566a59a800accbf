import { describe, expect, it } from 'vitest';
import type { ChatCall } from '../../protocol/call.js';
import type { Match, Reply } from '../../protocol/reply.js';
import { type Asked, noMatch, placeOf } from './match.js';

const tool = (name: string) => ({ name, description: '', parameters: {} });

const call: ChatCall = {
  operation: 'chat',
  model: 'xai.grok-4',
  apiFormat: 'openai-chat',
  stream: true,
  messages: [
    { role: 'system', text: 'Be brief about tides.' },
    { role: 'user', text: 'Hello' },
    { role: 'assistant', text: 'Hi' },
    { role: 'user', text: 'Weather in Cork?' },
    { role: 'assistant', text: '', toolCalls: [{ id: '1', name: 'get_weather', arguments: '{}' }] },
    { role: 'tool', text: 'Rain', toolCallId: '1' },
  ],
  tools: [tool('get_weather'), tool('get_tide')],
};
const asked: Asked = { transport: 'v1', call };

const reply = (match?: Match): Reply => ({
  error: { status: 429, message: 'Slow down.' },
  ...(match ? { match } : {}),
});
const fits = (match: Match, one: Asked = asked) => placeOf([reply(match)], one) === 0;

describe('a match', () => {
  it.each<[Match, boolean]>([
    [{}, true],
    [{ transport: 'v1' }, true],
    [{ transport: 'sdk' }, false],
    [{ model: 'xai.grok-4' }, true],
    [{ model: 'xai.*' }, true],
    [{ model: '*' }, true],
    [{ model: 'xai.grok' }, false],
    [{ model: 'openai.*' }, false],
    [{ text: 'Weather' }, true],
    [{ text: 'weather' }, false],
    [{ text: 'Hello' }, false],
    [{ text: 'Rain' }, false],
    [{ text: { pattern: '^weather in \\w+', flags: 'i' } }, true],
    [{ text: { pattern: '^in' } }, false],
    [{ tools: ['get_tide'] }, true],
    [{ tools: ['get_tide', 'get_weather'] }, true],
    [{ tools: ['get_tide', 'book'] }, false],
    [{ tools: [] }, false],
    [{ turn: 2 }, true],
    [{ turn: 1 }, false],
    [{ turn: 2, transport: 'v1', model: 'xai.*', text: 'Cork', tools: ['get_tide'] }, true],
    [{ turn: 2, transport: 'v1', model: 'xai.*', text: 'Oslo', tools: ['get_tide'] }, false],
  ])('%j: %s', (match, expected) => {
    expect(fits(match)).toBe(expected);
  });

  it('takes no tools for none on offer', () => {
    const { tools: _tools, ...bare } = call;
    expect(fits({ tools: [] }, { transport: 'v1', call: bare })).toBe(true);
  });

  it('knows a model by its public name where an OCID is asked', () => {
    const model =
      'ocid1.generativeaiendpoint.oc1.us-chicago-1.amaaaaaa000000000000000000000000000000000000000000000000';
    expect(fits({ model }, { transport: 'sdk', call: { ...call, model } })).toBe(true);
    expect(fits({ model: 'xai.grok-4' }, { transport: 'sdk', call: { ...call, model } })).toBe(
      false,
    );
  });
});

describe('placeOf', () => {
  it('gives the first that fits; one without a match fits any call', () => {
    expect(placeOf([reply({ turn: 9 }), reply(), reply({ turn: 2 })], asked)).toBe(1);
    expect(placeOf([reply({ turn: 9 })], asked)).toBe(-1);
    expect(placeOf([], asked)).toBe(-1);
  });
});

describe('noMatch', () => {
  it('lists the nearest first, each with the fields that differ', () => {
    const script: readonly Reply[] = [
      reply({ transport: 'sdk', turn: 1 }),
      { recording: 'cohere/text', match: { text: 'tide' } },
      reply({ transport: 'responses', model: 'openai.*', tools: ['book'] }),
      reply({ transport: 'sdk', turn: 3, text: 'Cork' }),
    ];
    const { code, message } = noMatch(script, asked);
    expect(code).toBe('OCIC_NO_MATCH');
    expect(message).toBe(
      'None of the 4 scripted replies left matches this call (v1, "xai.grok-4", turn 2, tools "get_weather", "get_tide", text "Weather in Cork?"). ' +
        'Nearest: reply 2 (recording cohere/text): text does not contain "tide". ' +
        'reply 1 (error 429): transport is v1, not sdk; turn is 2, not 1. ' +
        'reply 4 (error 429): transport is v1, not sdk; turn is 2, not 3. Others: 1.',
    );
  });
});
