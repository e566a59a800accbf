/** How the service words its refusals: the bodies in each style, and the texts that are known. */
import type { ErrorReply, ErrorStyle } from './reply.js';

/** An error whose text was seen in public, with the place where it was seen. */
export type NamedError = ErrorReply & { readonly source: string };

/** An error's body and the exact `content-type` beside it. */
export interface ErrorBody {
  readonly contentType: string;
  readonly body: string;
}

/**
 * The code that the platform's error page gives a status, where it lists one first.
 * Source: OCI documentation, API errors.
 */
const platformCodes: Readonly<Record<number, string>> = {
  400: 'InvalidParameter',
  401: 'NotAuthenticated',
  403: 'NotAllowed',
  404: 'NotAuthorizedOrNotFound',
  405: 'MethodNotAllowed',
  409: 'IncorrectState',
  412: 'NoEtagMatch',
  413: 'RequestEntityTooLarge',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'MethodNotImplemented',
  503: 'ServiceUnavailable',
};

const writers: Readonly<Record<ErrorStyle, (reply: ErrorReply) => string>> = {
  'status-string': (reply) => spaced(reply.status, reply.message),
  'platform-code': (reply) =>
    JSON.stringify({ code: reply.code ?? platformCode(reply.status), message: reply.message }),
  'upstream-double-encoded': (reply) =>
    spaced(reply.status, JSON.stringify(upstreamError(reply), null, 2)),
  'upstream-unwrapped': (reply) => JSON.stringify(upstreamError(reply)),
  'upstream-string': (reply) =>
    spaced(
      reply.status,
      JSON.stringify({
        code: reply.code ?? 'Client specified an invalid argument',
        error: reply.message,
      }),
    ),
  'upstream-bare-string': (reply) =>
    JSON.stringify({ code: reply.code ?? 'invalid-argument', error: reply.message }),
  'plain-text': (reply) => reply.message,
  'numeric-code': (reply) => JSON.stringify({ code: reply.status, message: reply.message }),
  html: (reply) => {
    const title = `${reply.status} ${escapeHtml(reply.message)}`;
    return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  },
  empty: () => '',
};

const contentTypes: Partial<Readonly<Record<ErrorStyle, string>>> = {
  html: 'text/html',
  'plain-text': 'text/plain',
};

/**
 * The body of an error, byte for byte in its style; without a style, that of the inference host
 * (`code` is the status as a string, with a space inside each brace and after `:` and `,`).
 * Sources: pasted bodies in oracle-devrel/oracle-ai-developer-hub #22, United-Codes/uc_ai #12
 * (status-string), oracle/langchain-oracle PR #159 (double-encoded, unwrapped) and #45 (string);
 * OCI documentation, API errors (platform-code).
 *
 * @example
 * errorBody({ status: 404, message: 'No.' }).body; // '{ "code": "404", "message": "No." }'
 */
export function errorBody(reply: ErrorReply): ErrorBody {
  const style = reply.style ?? 'status-string';
  return {
    contentType: contentTypes[style] ?? 'application/json',
    body: writers[style](reply),
  };
}

/** The same error as the management host words it: `code` is the platform's word for the status. */
export function asPlatform(reply: ErrorReply): ErrorReply {
  return {
    status: reply.status,
    style: 'platform-code',
    code: platformCode(reply.status),
    message: reply.message,
  };
}

function platformCode(status: number): string {
  return platformCodes[status] ?? (status < 500 ? 'InvalidParameter' : 'InternalServerError');
}

function spaced(status: number, message: string): string {
  return `{ "code": "${status}", "message": ${JSON.stringify(message)} }`;
}

function upstreamError(reply: ErrorReply): object {
  return {
    error: {
      message: reply.message,
      type: reply.type ?? 'invalid_request_error',
      param: reply.param ?? null,
      code: reply.code ?? null,
      ...(reply.valid ? { valid: true } : {}),
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The refusals that depend on nothing but their kind. */
export const texts = {
  badFormat: {
    status: 400,
    message: 'Please pass in correct format of request.',
    source: 'BerriAI/litellm issues #18166 and #29692 (pasted answers)',
  },
  wrongFormatForModel: {
    status: 400,
    message: 'Chat request type does not match serving model.',
    source: 'BerriAI/litellm, litellm/llms/oci/chat/cohere_v2.py (quoted from the service)',
  },
  unauthenticated: {
    status: 401,
    message:
      'The required information to complete authentication was not provided or was incorrect.',
    source: 'United-Codes/uc_ai issue #12 (pasted answer)',
  },
  signatureUnverified: {
    status: 401,
    style: 'platform-code',
    code: 'NotAuthenticated',
    message: 'Failed to verify the HTTP(S) Signature',
    source: 'oracle/terraform-provider-oci issue #1977 (pasted answer)',
  },
  notFound: {
    status: 404,
    message: 'Authorization failed or requested resource not found.',
    source: 'oracle-devrel/oracle-ai-developer-hub issue #22 (pasted answer)',
  },
  notFoundPlatform: {
    status: 404,
    style: 'platform-code',
    code: 'NotAuthorizedOrNotFound',
    message: 'Authorization failed or requested resource not found.',
    source: 'OCI documentation, API errors',
  },
  unsupportedOperation: {
    status: 400,
    message: 'Unsupported OpenAI operation',
    source:
      'sogawa-yk/jetuse, docs/verification/SPIKE-01.md; oracle-samples/locus (text; the envelope is inferred)',
  },
  throttled: {
    status: 429,
    message:
      'Service request limit is exceeded, request is throttled for tenant:ocid1.tenancy.oc1..aaaaaaaaexample',
    source: 'acedergren/opencode-oci-provider, tests (text of a client test)',
  },
  throttledPlatform: {
    status: 429,
    style: 'platform-code',
    code: 'TooManyRequests',
    message: 'Too many requests.',
    source: 'OCI documentation, API errors (status and code; the text is ours)',
  },
} as const satisfies Record<string, NamedError>;

/** A model whose time is over: still listed, refused by chat. Source: oracle/ai-optimizer #263. */
export function retired(model: string, version: string): ErrorReply {
  return { status: 400, message: `Model ${model} ${version} is retired` };
}

/** A model that is not there, or not for this caller, on the OpenAI transports (public guides, 2026). */
export function entityNotFound(model: string): ErrorReply {
  return { status: 404, message: `Entity with key ${model} not found` };
}

/** A bad query of a listing, in the management host's style. Source: OCI documentation, API errors. */
export function invalidParameter(message: string): ErrorReply {
  return { status: 400, style: 'platform-code', code: 'InvalidParameter', message };
}
