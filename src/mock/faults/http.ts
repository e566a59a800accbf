/** Faults in the framing of the answer and in the headers of the connection. */
import type { FaultGroup } from './fault.js';
import { delivered } from './frames.js';

const rfc = 'RFC 9112, section 6.3: all three are HTTP/1.1';

/** The faults `http/…`. */
export const http = {
  'http/close-delimited': {
    title: 'Neither chunks nor a length: the end of the connection ends the body.',
    source: rfc,
    settles: ['framing'],
    wire: (answer) => delivered(answer, { framing: 'close' }),
  },
  'http/stream-with-length': {
    title: 'A stream has a `content-length` and no chunks.',
    source: rfc,
    needs: 'stream',
    settles: ['framing'],
    wire: (answer) => delivered(answer, { framing: 'length' }),
  },
  'http/whole-in-chunks': {
    title: 'A whole answer comes in chunks, without a length.',
    source: rfc,
    needs: 'whole',
    settles: ['framing'],
    wire: (answer) => delivered(answer, { framing: 'chunks' }),
  },
  'http/connection-close': {
    title: '`connection: close`: the next request needs a new connection.',
    source: 'RFC 9112, section 9.6',
    settles: ['connection'],
    wire: (answer) => ({
      ...answer,
      delivery: {
        ...answer.delivery,
        headers: { connection: 'close', ...answer.delivery?.headers },
      },
    }),
  },
  'http/no-request-id': {
    title: 'There is no `opc-request-id`.',
    source: 'gateways that drop headers they do not know',
    settles: ['request-id'],
    wire: (answer) => ({
      ...answer,
      delivery: {
        ...answer.delivery,
        headers: { 'opc-request-id': null, ...answer.delivery?.headers },
      },
    }),
  },
} as const satisfies FaultGroup;
