/** A test with a fake tenancy of its own. */
import { type TestAPI, test } from 'vitest';
import { startMock } from '../mock/mock.js';
import type { Mock, MockOptions, MockTenancy } from '../mock/options.js';
import { checkVitest } from './other-vitest.js';

checkVitest();

/** What a test is given. */
export interface OciFixtures {
  /** How the mock of the file is to be, to be replaced by `ociTest.extend`. Default: strict, on loopback. */
  readonly mockOptions: MockOptions;
  /** One mock for the file, started when it is first asked for. */
  readonly mock: Mock;
  /** A tenancy for this test alone, gone when it is over: its `access` is all that a client needs. */
  readonly tenancy: MockTenancy;
}

/**
 * Vitest's `test`, with a mock of Oracle Cloud Infrastructure (OCI) Generative AI.
 *
 * @example
 * ociTest('asks for a stream', async ({ tenancy, expect }) => {
 *   tenancy.reply({ recording: 'cohere/text' });
 *   await myClient(tenancy.access).stream('Hello');
 *   expect(tenancy).toHaveReceivedTimes(1, { transport: 'sdk', stream: true });
 * });
 */
export const ociTest: TestAPI<OciFixtures> = test.extend<OciFixtures>({
  mockOptions: [{}, { scope: 'file' }],
  mock: [
    async ({ mockOptions }, use) => {
      await using mock = await startMock(mockOptions);
      await use(mock);
    },
    { scope: 'file' },
  ],
  tenancy: async ({ mock }, use) => {
    const tenancy = await mock.createTenancy();
    await use(tenancy);
    await tenancy.close();
  },
});
