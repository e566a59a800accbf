import { describe, expect, test } from 'vitest';
import { modelRows } from './model-rows.js';
import { placementOf } from './regions.js';

describe('a region', () => {
  // OCI documentation, "Cohere Embed 4", "Cohere Rerank 3.5", "xAI Grok 4 Fast".
  test.each([
    ['cohere.embed-v4.0', 'us-chicago-1', 'on-demand'],
    ['cohere.embed-v4.0', 'uk-london-1', 'dedicated'],
    ['cohere.embed-v4.0', 'us-ashburn-1', 'absent'],
    ['cohere.rerank-v3.5', 'us-chicago-1', 'dedicated'],
    ['cohere.rerank-v3.5', 'us-phoenix-1', 'absent'],
    ['xai.grok-4-fast-reasoning', 'us-phoenix-1', 'on-demand'],
    ['xai.grok-4-fast-reasoning', 'ap-osaka-1', 'absent'],
    ['meta.llama-3.3-70b-instruct', 'ap-osaka-1', 'on-demand'],
    ['cohere.embed-v4.0', 'xx-nowhere-1', 'on-demand'],
  ])('has %s in %s: %s', (model, region, placement) => {
    expect(placementOf(model, region)).toBe(placement);
  });

  test('Chicago has every model of the catalogue', () => {
    expect(modelRows.filter(({ name }) => placementOf(name, 'us-chicago-1') === 'absent')).toEqual(
      [],
    );
  });
});
