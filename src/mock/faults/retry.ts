/** Faults in what an error says of trying again. */
import type { ChangeParts, Fault, FaultGroup, Setting } from './fault.js';
import { withHeaders } from './frames.js';

const sdks = 'openai/openai-node and openai-python, retries: the headers that they obey';

const retrying = (
  title: string,
  name: Setting & ('retry-after' | 'retry-after-ms' | 'should-retry'),
  lineOf: (parts: ChangeParts) => string,
): Fault => ({
  title,
  source: sdks,
  needs: 'error',
  settles: [name],
  wire: (answer, parts) =>
    withHeaders(answer, {
      [name === 'should-retry' ? 'x-should-retry' : name]: lineOf(parts),
    }),
});

/** The faults `retry/…`. The service itself is not known to send any of these headers. */
export const retry = {
  'retry/after-seconds': retrying('`retry-after: 1`, in seconds.', 'retry-after', () => '1'),
  'retry/after-zero': retrying('`retry-after: 0`: at once.', 'retry-after', () => '0'),
  'retry/after-date': retrying(
    '`retry-after` as an HTTP date, two seconds from now.',
    'retry-after',
    ({ now }) => new Date(now + 2000).toUTCString(),
  ),
  'retry/after-a-day': retrying('`retry-after: 86400`: a day.', 'retry-after', () => '86400'),
  'retry/after-negative': retrying('`retry-after: -1`.', 'retry-after', () => '-1'),
  'retry/after-malformed': retrying(
    '`retry-after: soon`, which is neither seconds nor a date.',
    'retry-after',
    () => 'soon',
  ),
  'retry/after-ms': retrying('`retry-after-ms: 5`, in milliseconds.', 'retry-after-ms', () => '5'),
  'retry/should': retrying('`x-should-retry: true`.', 'should-retry', () => 'true'),
  'retry/should-not': retrying('`x-should-retry: false`.', 'should-retry', () => 'false'),
} as const satisfies FaultGroup;
