import { describe, expect, it } from 'vitest';
import { capacities } from './dialects/carry.js';
import { families, familyOf, variantNamed, variants } from './families.js';

describe('familyOf', () => {
  it.each([
    ['meta.llama-3.3-70b-instruct', 'meta.llama'],
    ['xai.grok-4.20-reasoning', 'xai.grok'],
    ['openai.gpt-5.4', 'openai.gpt'],
    ['openai.o3-mini', 'openai.gpt'],
    ['openai.gpt-oss-120b', 'openai.gpt-oss'],
    ['google.gemini-2.5-flash', 'google.gemini'],
    ['cohere.command-a-03-2025', 'cohere.command'],
    ['cohere.command-r-plus-08-2024', 'cohere.command'],
    ['cohere.command-a-reasoning-08-2025', 'cohere.command-a-v2'],
    ['cohere.command-a-vision-07-2025', 'cohere.command-a-v2'],
    ['mistral.some-model', 'default'],
    ['ocid1.generativeaiendpoint.oc1.us-chicago-1.abc', 'default'],
    ['', 'default'],
  ])('%s is of %s', (model, family) => {
    expect(familyOf(model).name).toBe(family);
  });
});

describe('families', () => {
  it('speak the native formats that the service takes for them', () => {
    const native = (formats: object) => Object.keys(formats).filter((name) => !name.includes('-'));
    expect(families.map(({ name, formats }) => [name, native(formats)])).toEqual([
      ['meta.llama', ['GENERIC']],
      ['xai.grok', ['GENERIC']],
      ['openai.gpt', ['GENERIC']],
      ['openai.gpt-oss', ['GENERIC']],
      ['google.gemini', ['GENERIC']],
      ['cohere.command', ['COHERE', 'COHEREV2']],
      ['cohere.command-a-v2', ['COHEREV2']],
      ['default', ['GENERIC', 'COHERE', 'COHEREV2']],
    ]);
  });

  it('are served as Responses, but for the Cohere models, with [DONE] at the end of streams', () => {
    const served = families.filter(({ formats }) => formats['openai-responses']?.variant.done);
    expect(served.map(({ name }) => name)).toEqual([
      'meta.llama',
      'xai.grok',
      'openai.gpt',
      'openai.gpt-oss',
      'google.gemini',
      'default',
    ]);
  });

  it('are served as chat completions, but for the Cohere models', () => {
    const served = families.filter(({ formats }) => formats['openai-chat']);
    expect(served.map(({ name }) => name)).toEqual([
      'meta.llama',
      'xai.grok',
      'openai.gpt',
      'openai.gpt-oss',
      'google.gemini',
      'default',
    ]);
  });

  it('end in [DONE] only where that was recorded', () => {
    const done = families.filter(({ formats }) => formats.GENERIC?.variant.done);
    expect(done.map(({ name }) => name)).toEqual(['meta.llama', 'default']);
  });

  it('use dialects of their format, in a way the dialect has', () => {
    for (const { formats } of families) {
      for (const [apiFormat, format] of Object.entries(formats)) {
        const capacity = capacities[format.dialect];
        expect(capacity.apiFormat).toBe(apiFormat);
        expect(capacity.closings).toContain(format.variant.closing);
        expect(capacity.toolCalls).toContain(format.variant.toolCalls);
      }
    }
  });
});

describe('variants', () => {
  it('have names of their own, and a source', () => {
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
    for (const { source } of variants) expect(source).not.toBe('');
  });

  it('cover every tool pattern and closing of every dialect', () => {
    for (const [dialect, capacity] of Object.entries(capacities)) {
      const own = variants.filter((named) => named.dialect === dialect);
      const has = (field: 'closing' | 'toolCalls') =>
        new Set<string>(own.map(({ variant }) => variant[field]));
      if (dialect !== 'generic-choices') {
        for (const pattern of capacity.toolCalls) expect(has('toolCalls')).toContain(pattern);
        for (const closing of capacity.closings) expect(has('closing')).toContain(closing);
      }
    }
    expect(variantNamed('generic-choices-envelope')?.variant.opening).toBe('envelope');
  });

  it('are found by name', () => {
    expect(variantNamed('generic-tools-p6')?.variant.toolCalls).toBe('P6');
    expect(variantNamed('constructor')).toBeUndefined();
  });
});
