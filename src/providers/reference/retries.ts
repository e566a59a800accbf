/** Trying again, as Oracle's SDK is told to do it. */
import {
  MaxAttemptsTerminationStrategy,
  NoRetryConfigurationDetails,
  OciSdkDefaultRetryConfiguration,
  type RetryConfiguration,
} from 'oci-common';
import type { ChatOptions } from '../../protocol/call.js';
import type { LastAnswer } from './http-client.js';

/** Seconds between two tries where the service asks for no wait. */
const pause = 0.02;

/**
 * The SDK's retry configuration. It tries again what Oracle's own condition names, and every 429: that one knows
 * a 429 by the word `TooManyRequests` alone, where the inference host writes the number. It waits as long as the
 * service asks for, which the SDK leaves to its caller (npm oci-common 2.139.1, lib/retrier.js).
 *
 * @param last the answer to the try before
 */
export function retryConfiguration(
  retries: ChatOptions['retries'],
  last: () => LastAnswer | undefined,
): RetryConfiguration {
  if (retries === undefined) return NoRetryConfigurationDetails;
  return {
    terminationStrategy: new MaxAttemptsTerminationStrategy(retries.attempts),
    delayStrategy: { delay: () => (last()?.wait ?? pause * 1000) / 1000 },
    retryCondition: (error) =>
      error.statusCode === 429 || OciSdkDefaultRetryConfiguration.retryCondition(error),
  };
}

/** Milliseconds that an answer asks to wait: `retry-after-ms`, else `retry-after` in seconds. */
export function waitAskedFor(headers: Headers): number | undefined {
  const [exact, seconds] = ['retry-after-ms', 'retry-after'].map((name) =>
    Number.parseFloat(headers.get(name) ?? ''),
  );
  const wait = Number.isNaN(exact) ? (seconds ?? Number.NaN) * 1000 : exact;
  return wait === undefined || Number.isNaN(wait) ? undefined : wait;
}
