/** Results and places for tests of baselines, with all that a test does not care about filled in. */
import type { AuthMode, Transport } from '../../src/protocol/call.js';
import type { CaseResult, Verdict } from '../../src/suites/verdict.js';

/** `stream/text sdk api_key`: a case in a cell; the auth mode is an API key's where none is named. */
export function placeOf(words: string) {
  const [id = '', transport = 'sdk', auth = 'api_key'] = words.split(' ');
  return {
    id,
    level: 'must' as const,
    transport: transportOf(transport),
    auth: authOf(auth),
  };
}

/** A result at a place. */
export function judgedAt(
  words: string,
  verdict: Verdict,
  changes: Partial<CaseResult> = {},
): CaseResult {
  return {
    ...placeOf(words),
    title: 'A case.',
    verdict,
    ...(verdict === 'pass' ? {} : { reason: `It is ${verdict}.` }),
    because: [],
    findings: [],
    duration: 1,
    ...changes,
  };
}

function transportOf(word: string): Transport {
  return word === 'v1' || word === 'responses' || word === 'management' ? word : 'sdk';
}

function authOf(word: string): AuthMode {
  return word === 'genai_api_key' || word === 'session_token' ? word : 'api_key';
}
