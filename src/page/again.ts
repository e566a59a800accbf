/** How to make a call again. Pure. */
import type { Exchange } from '../protocol/exchange.js';

/** Words, and a line for a shell where one does it. */
export interface Again {
  readonly words: string;
  readonly command?: string;
}

/** Where the mock is, and the files that sign for the tenancy; absent for strangers. */
export interface Caller {
  readonly origin: string;
  readonly configFile?: string | undefined;
  readonly profile?: string | undefined;
}

/** Longest body that a command line is made of. */
const longest = 16_384;

/** A word of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** Header lines that another call needs, too. */
const carried =
  /^(accept|content-type|compartmentid|opc-compartment-id|opc-conversation-store-id|openai-project)$/i;

/** @param shell a header line in which the shell puts the value of a variable */
function curl({ request }: Exchange, origin: string, shell?: string): string {
  const own = request.headers
    .filter(([name, value]) => carried.test(name) && !value.includes('[redacted'))
    .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [
    `curl -sS -N -X ${quoted(request.method)} ${quoted(`${origin}${request.target}`)}`,
    ...own,
    ...(shell === undefined ? [] : [`-H "${shell}"`]),
    ...(request.body.text === '' ? [] : [`--data-binary ${quoted(request.body.text)}`]),
  ].join(' \\\n  ');
}

/** The command line of Oracle Cloud that signs a request of any kind. */
function signedCall({ request, identity }: Exchange, caller: Caller): string {
  const { origin, configFile = '~/.oci/config', profile = 'DEFAULT' } = caller;
  return [
    `oci raw-request --config-file ${quoted(configFile)} --profile ${quoted(profile)}`,
    ...(identity?.auth === 'session_token' ? ['--auth security_token'] : []),
    `--http-method ${quoted(request.method)} --target-uri ${quoted(`${origin}${request.target}`)}`,
    ...(request.body.text === '' ? [] : [`--request-body ${quoted(request.body.text)}`]),
  ].join(' \\\n  ');
}

/** Why the journal has not all of a request. */
function lack({ request }: Exchange): string | undefined {
  const { body, target } = request;
  if (body.encoding !== 'utf8') return 'The body is not text';
  if (body.truncated) return 'The journal keeps the beginning of the body only';
  if (body.text.length > longest) return 'The body is too long for a command line';
  if (`${body.text}${target}`.includes('[redacted'))
    return 'What looked like a secret was taken out';
  return undefined;
}

/** How to make the call of an exchange again. */
export function againOf(exchange: Exchange, caller: Caller): Again {
  const { identity, issuer, request } = exchange;
  const missing = lack(exchange);
  if (issuer !== undefined) {
    return {
      words: 'Credentials are asked for by the SDK itself, with keys that are not shown here.',
    };
  }
  if (missing !== undefined) return { words: `${missing}: call again from your client.` };
  if (identity?.verdict === 'unchecked' || identity?.verdict === 'let-through') {
    return {
      words: 'This mock takes requests without a signature.',
      command: curl(exchange, caller.origin),
    };
  }
  const bearer = request.headers.some(
    ([name, value]) => name.toLowerCase() === 'authorization' && /^bearer /i.test(value),
  );
  if (bearer) {
    return {
      words: 'OCI_GENAI_API_KEY is the API key that the mock printed when it started.',
      command: curl(exchange, caller.origin, 'Authorization: Bearer $OCI_GENAI_API_KEY'),
    };
  }
  if (/principal|workload/.test(identity?.auth ?? '')) {
    return { words: 'A principal’s token signs this call: call again from your client.' };
  }
  return {
    words:
      'A signature is good for five minutes and one request: Oracle’s own command line signs a new one.',
    command: signedCall(exchange, caller),
  };
}
