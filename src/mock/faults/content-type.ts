/** Faults in what an answer says it is. */
import type { Answer } from '../stages.js';
import type { Fault, FaultGroup } from './fault.js';
import { withHeaders } from './frames.js';

const sdk = 'npm oci-generativeaiinference 2.142.0, lib/client.js: compares the type exactly';
const gateway = 'gateways and proxies before the service';

const labelled = (
  title: string,
  source: string,
  typeOf: (type: string, answer: Answer) => string | undefined,
): Fault => ({
  title,
  source,
  settles: ['content-type'],
  wire: (answer) =>
    withHeaders(answer, {
      'content-type': typeOf(answer.headers['content-type'] ?? 'application/json', answer),
    }),
});

const capitals = (text: string): string =>
  text.replace(/(^|[/-])[a-z]/g, (match) => match.toUpperCase());

/** The faults `type/…`. */
export const types = {
  'type/charset': labelled(
    '`; charset=utf-8` follows the content type.',
    sdk,
    (type) => `${type}; charset=utf-8`,
  ),
  'type/capitals': labelled('The content type has capitals: `Text/Event-Stream`.', sdk, capitals),
  'type/swapped': labelled(
    'A stream says that it is `application/json`, a whole answer that it is `text/event-stream`.',
    'the kit: clients that choose their reader by the type',
    (_, { stream }) => (stream ? 'application/json' : 'text/event-stream'),
  ),
  'type/plain-text': labelled('The content type is `text/plain`.', gateway, () => 'text/plain'),
  'type/html': labelled('The content type is `text/html`.', gateway, () => 'text/html'),
  'type/octet-stream': labelled(
    'The content type is `application/octet-stream`.',
    gateway,
    () => 'application/octet-stream',
  ),
  'type/missing': labelled('There is no content type.', gateway, () => undefined),
} as const satisfies FaultGroup;
