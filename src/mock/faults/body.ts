/** Faults in the body of a whole answer, and answers in the form that was not asked for. */
import { errorBody } from '../../protocol/service-errors.js';
import type { Understood } from '../stages.js';
import type { Fault, FaultGroup } from './fault.js';
import { bytesOf, textOf, withHeaders } from './frames.js';

const own = 'the kit: what a client must not take for an answer';
const gateway = 'gateways and login pages before the service';

const other = (
  title: string,
  source: string,
  change: (text: string) => string,
  headers: Readonly<Record<string, string>> = {},
): Fault => ({
  title,
  source,
  needs: 'whole',
  settles: headers['content-type'] === undefined ? ['body'] : ['body', 'content-type'],
  content: (answer) => {
    const text = change(textOf(Buffer.concat(answer.pieces)));
    return withHeaders({ ...answer, pieces: text === '' ? [] : [bytesOf(text)] }, headers);
  },
});

const page =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n';

const failure = errorBody({ status: 500, message: 'Internal server error.' }).body;

const inForm =
  (stream: boolean) =>
  (understood: Understood): Understood | undefined =>
    understood.call.stream === stream
      ? undefined
      : { ...understood, call: { ...understood.call, stream } };

/** The faults `body/…`. */
export const body = {
  'body/malformed-json': other('The JSON breaks off half way; the length is right.', own, (text) =>
    text.slice(0, Math.ceil(text.length / 2)),
  ),
  'body/trailing-garbage': other(
    'Two braces too many follow the JSON.',
    own,
    (text) => `${text}}}`,
  ),
  'body/invalid-utf8': other(
    'The last string of the JSON ends in the byte FF, which is no UTF-8.',
    'RFC 3629',
    (text) => {
      const quote = text.lastIndexOf('"');
      return quote < 0 ? `${text}\u00ff` : `${text.slice(0, quote)}\u00ff${text.slice(quote)}`;
    },
  ),
  'body/bom': other(
    'A byte order mark stands before the JSON.',
    'RFC 8259, section 8.1',
    (text) => `\u00ef\u00bb\u00bf${text}`,
  ),
  'body/double-encoded': other(
    'The JSON is the text of a string of JSON.',
    'oracle/langchain-oracle #52 (arguments encoded twice)',
    (text) =>
      Buffer.from(JSON.stringify(Buffer.from(text, 'latin1').toString())).toString('latin1'),
  ),
  'body/empty': other('Status 200 and no body.', own, () => ''),
  'body/null': other('The JSON is `null`.', own, () => 'null'),
  'body/empty-object': other('The JSON is `{}`.', own, () => '{}'),
  'body/not-json': other(
    'A sentence of a proxy, said to be JSON.',
    gateway,
    () => 'upstream connect error or disconnect/reset before headers',
  ),
  'body/html': other('A page of HTML, status 200.', gateway, () => page, {
    'content-type': 'text/html',
  }),
  'body/error-with-200': other(
    'The body of a 500, status 200.',
    'oracle-samples/locus; gateways that keep the status',
    () => failure,
  ),
  'body/whole-for-stream': {
    title: 'A stream was asked for, and a whole answer comes.',
    source: own,
    settles: ['form'],
    ask: inForm(false),
  },
  'body/stream-for-whole': {
    title: 'A whole answer was asked for, and a stream comes.',
    source: own,
    settles: ['form'],
    ask: inForm(true),
  },
} as const satisfies FaultGroup;
