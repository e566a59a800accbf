import { describe, expect, test } from 'vitest';
import { writeEcho } from './openai-responses-echo.js';

describe('what a Response repeats', () => {
  test('a function says that it is strict, and what it has none of', () => {
    const { tools } = writeEcho({ tools: [{ type: 'function', name: 'get_time' }] });
    expect(tools).toEqual([
      { type: 'function', name: 'get_time', description: null, parameters: null, strict: true },
    ]);
  });

  test('what a tool says stays, and a tool of another type stays as it is', () => {
    const parameters = { type: 'object', properties: {} };
    const offered = [
      { type: 'function', name: 'a', description: 'A.', parameters, strict: false },
      { type: 'file_search', vector_store_ids: ['vs_1'], max_num_results: 3 },
      { type: 'web_search' },
      { type: 'toString' },
    ];
    expect(writeEcho({ tools: offered }).tools).toEqual([
      offered[0],
      {
        type: 'file_search',
        vector_store_ids: ['vs_1'],
        max_num_results: 3,
        filters: null,
        ranking_options: { ranker: 'auto', score_threshold: 0 },
      },
      offered[2],
      offered[3],
    ]);
  });

  test('an MCP server keeps its secrets to itself', () => {
    const server = { type: 'mcp', server_label: 's', require_approval: 'never' };
    const secrets = { authorization: 'c4n4ry', headers: { 'X-Key': 'c4n4ry' } };
    const servers = [
      'https://example.com:8443/c4n4ry?key=c4n4ry',
      'https://u:c4n4ry@example.com/x',
    ];
    const tools = servers.map((server_url) => ({ ...server, ...secrets, server_url }));
    const hidden = { ...server, allowed_tools: null, headers: null, server_description: null };
    expect(writeEcho({ tools }).tools).toEqual([
      { ...hidden, server_url: 'https://example.com:8443/<redacted>' },
      { ...hidden, server_url: '/<redacted>' },
    ]);
  });

  test('half of a text or of a reasoning is made whole', () => {
    const schema = { type: 'object' };
    const echo = writeEcho({
      text: { format: { type: 'json_schema', name: 'n', schema } },
      reasoning: { effort: 'low' },
    });
    expect(echo.text).toEqual({
      format: { type: 'json_schema', name: 'n', schema, description: null, strict: false },
      verbosity: 'medium',
    });
    expect(echo.reasoning).toEqual({ effort: 'low', summary: null });
    expect(writeEcho({ text: { verbosity: 'low' } }).text).toEqual({
      format: { type: 'text' },
      verbosity: 'low',
    });
  });

  test('a member given as null is as good as absent; what no Response repeats is left out', () => {
    const echo = writeEcho({ temperature: null, input: 'hi', conversation: { id: 'conv_1' } });
    expect(echo).toMatchObject({ temperature: 1, conversation: { id: 'conv_1' } });
    expect(writeEcho({ text: { format: null } }).text).toEqual({
      format: { type: 'text' },
      verbosity: 'medium',
    });
    expect(Object.keys(echo)).not.toContain('input');
  });
});
