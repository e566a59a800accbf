/** One GENERIC stream, its bytes framed in every way that server-sent events allow, and some they do not. */
import { closingBare, genericText } from './frames.js';
import { words } from './kit.js';
import { grok } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';
import { askGeneric, streamed } from './requests.js';

const tests = 'oracle/langchain-oracle PR #285 (review) and libs/js/oci, unit tests (client tests)';
const standard = 'WHATWG HTML, server-sent events: the forms that a reader must accept';

/** A stream of text, framed anew. */
function framed(
  name: string,
  source: string,
  reframe: (body: string) => string,
  note = 'Not seen from the service; a test of tolerance.',
): Recipe {
  return {
    id: `generic/framing-${name}`,
    model: grok,
    from: from.deduced(source, note),
    variations: [name],
    make: (kit, model) => {
      const text = kit.sentence();
      const frames = words(text).map((word) => genericText(word, kit.pad()));
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: reframe([...frames, closingBare('stop', kit.pad())].join('')),
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  };
}

export const genericFramingRecipes: readonly Recipe[] = [
  framed('crlf', tests, (body) => body.replaceAll('\n', '\r\n')),
  framed('cr', tests, (body) => body.replaceAll('\n', '\r')),
  framed(
    'comments',
    standard,
    (body) => `: hello\n\n${body.replaceAll('data: ', ': ping\ndata: ')}`,
  ),
  framed(
    'event-lines',
    'acedergren/oci-genai-provider, documentation page (against every recording)',
    (body) => body.replaceAll('data: ', 'event: message\ndata: '),
  ),
  framed(
    'id-and-retry-lines',
    standard,
    (body) => `retry: 3000\n\n${body.replaceAll('data: ', 'id: 7\ndata: ')}`,
  ),
  framed('no-space', tests, (body) => body.replaceAll('data: ', 'data:')),
  framed('multi-line-data', tests, (body) => body.replaceAll(',"pad"', ',\ndata: "pad"')),
  framed(
    'single-newline',
    'BerriAI/litellm, test_oci_sse_splitter (client test)',
    (body) => `${body.trimEnd().replaceAll('\n\n', '\n')}\n`,
  ),
  framed('no-final-blank-line', tests, (body) => body.slice(0, -1)),
  framed('no-final-line-end', tests, (body) => body.trimEnd()),
  framed('bom', standard, (body) => `\u{feff}${body}`),
  framed('extra-blank-lines', standard, (body) => body.replaceAll('\n\n', '\n\n\n\n')),
];
