/** Whether every request of a journal was signed, and whether secrets stand where they belong. Pure. */
import { signingModes } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { secretOf } from '../../suites/checks/auth.js';
import { type Judgement, requestWords } from './received.js';

/** Judges whether each request for service has a good request signature; one at least has to be there. */
export function signedIn(journal: readonly Exchange[]): Judgement {
  const requests = journal.filter(({ issuer }) => issuer === undefined);
  if (requests.length === 0) {
    return {
      pass: false,
      message: 'Expected every request to be signed; nothing was received.',
    };
  }
  const unsigned = requests.flatMap((exchange) => {
    const why = whyUnsigned(exchange);
    return why === undefined ? [] : [`  ${requestWords(exchange)}: ${why}`];
  });
  const message =
    unsigned.length === 0
      ? `Expected not every request to be signed; all ${requests.length} are.`
      : [
          `Expected every request to be signed; ${unsigned.length} of ${requests.length} ${unsigned.length === 1 ? 'is' : 'are'} not.`,
          ...unsigned,
        ].join('\n');
  return { pass: unsigned.length === 0, message };
}

function whyUnsigned({ identity }: Exchange): string | undefined {
  if (identity === undefined) return 'nobody looked at its credential';
  const { verdict, auth, problem, diagnosis } = identity;
  if (diagnosis !== undefined) {
    const first = diagnosis.lines.find((line) => line.first);
    const sides =
      first === undefined
        ? ''
        : ` (the service builds ${first.expected ?? `no line ${first.name}`}, the client signed ${first.received ?? 'something else'})`;
    return `${diagnosis.problem}: ${diagnosis.summary}${sides} ${diagnosis.remedy}`;
  }
  if (problem !== undefined) return problem;
  if (verdict === 'unchecked') return 'the mock asks for no signature (auth off)';
  const signed = signingModes.some((mode) => mode === auth);
  return signed ? undefined : `it has a credential of ${auth ?? 'another kind'}, and no signature`;
}

/** Judges whether no token, key or password stands in a request but in the headers that are for it. */
export function secretsKeptIn(journal: readonly Exchange[]): Judgement {
  const found = journal.flatMap((exchange) => {
    const what = secretOf(exchange);
    return what === undefined ? [] : [`  ${requestWords(exchange)}: ${what}`];
  });
  const message =
    found.length === 0
      ? `Expected a secret where none belongs; the ${journal.length} requests received have none.`
      : ['Expected no secret but in authorization and opc-obo-token.', ...found].join('\n');
  return { pass: found.length === 0, message };
}
