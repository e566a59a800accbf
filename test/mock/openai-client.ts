/** The `openai` client as its users set it up: with a key, or signed by Oracle's own signer. */
import common from 'oci-common';
import OpenAI, { type ClientOptions } from 'openai';
import type { Access } from '../../src/protocol/access.js';
import { send } from './client.js';

/** A client without retries; `more` overwrites. */
export const keyed = (access: Access, more: ClientOptions = {}): OpenAI =>
  new OpenAI({
    apiKey: access.apiKey ?? '',
    baseURL: `${access.endpoint}/openai/v1`,
    organization: null,
    project: access.projectId ?? null,
    maxRetries: 0,
    logLevel: 'off',
    defaultHeaders: { 'opc-compartment-id': access.compartmentId },
    ...more,
  });

const methods = ['POST', 'DELETE'] as const;

/** The same, whose `fetch` signs as Oracle's users do it: the signature replaces the bearer key. */
export function signing(access: Access, more: ClientOptions = {}): OpenAI {
  const provider = new common.ConfigFileAuthenticationDetailsProvider(
    access.configFile,
    access.profile,
  );
  const signer = new common.DefaultRequestSigner(provider);
  return keyed(access, {
    apiKey: '<NOTUSED>',
    async fetch(url, init) {
      const headers = new Headers(init?.headers);
      headers.delete('authorization');
      const method = methods.find((one) => one === init?.method) ?? 'GET';
      const body = typeof init?.body === 'string' ? init.body : undefined;
      await signer.signHttpRequest({ uri: String(url), method, headers, body });
      return fetch(url, { ...init, headers });
    },
    ...more,
  });
}

export const completions = '/openai/v1/chat/completions';

/** A body that chat completions take. */
export const completionBody = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    model: 'meta.llama-3.3-70b-instruct',
    messages: [{ role: 'user', content: 'Hello' }],
    ...more,
  });

/** Posts bytes with a bearer key and these headers. */
export const post = (
  access: Access,
  target: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'opc-compartment-id': access.compartmentId },
) =>
  send(access.endpoint, {
    target,
    headers: [['authorization', `Bearer ${access.apiKey}`], ...Object.entries(headers)],
    body,
  });
