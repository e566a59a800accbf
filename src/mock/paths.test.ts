import { describe, expect, it } from 'vitest';
import { planeOf, splitTarget } from './paths.js';

describe('splitTarget', () => {
  it.each([
    ['/20231130/models', { path: '/20231130/models', query: '' }],
    ['/20231130/models?a=%20?b', { path: '/20231130/models', query: 'a=%20?b' }],
    [
      '/t/blue/20231130/actions/chat',
      { tenancy: 'blue', path: '/20231130/actions/chat', query: '' },
    ],
    ['/t/blue', { path: '/t/blue', query: '' }],
    [
      'http://localhost:4000/t/blue/20231130/models?a=http://b',
      { tenancy: 'blue', path: '/20231130/models', query: 'a=http://b' },
    ],
    ['HTTPS://[::1]?a', { path: '', query: 'a' }],
    ['/http://a/20231130/models', { path: '/http://a/20231130/models', query: '' }],
  ])('splits %s', (target, parts) => {
    expect(splitTarget(target)).toEqual(parts);
  });
});

describe('planeOf', () => {
  it.each([
    ['/20231130/models', 'management'],
    ['/20231130/models/ocid1.x?y', 'management'],
    ['/t/blue/20231130/models', 'management'],
    ['http://a/20231130/models', 'management'],
    ['/20231130/openai/v1/vector_stores', 'management'],
    ['/openai/v1/vector_stores/vs/search', 'inference'],
    ['/20231130/openai/v10', 'inference'],
    ['/20231130/modelsandmore', 'inference'],
    ['/20231130/actions/chat', 'inference'],
    ['/', 'inference'],
  ])('puts %s on the %s plane', (target, plane) => {
    expect(planeOf(target)).toBe(plane);
  });
});
