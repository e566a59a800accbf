import { expect, test } from 'vitest';
import { gatewayAddress } from './address.js';

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '/v1'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080', '/v1'],
  ['https://gate.example/oci/v1/', 'https://gate.example', '/oci/v1'],
])('%s', (url, endpoint, openAiBase) => {
  expect(gatewayAddress(url)).toEqual({ endpoint, openAiBase });
});
