/** The control API: a Fastify of its own, which listens nowhere and is handed its requests. */
import swagger from '@fastify/swagger';
import { Ajv, type ErrorObject } from 'ajv';
import { type FastifyError, type FastifyReply, fastify } from 'fastify';
import { addBodies, clientErrorOf, drain } from './bodies.js';
import { documentOf } from './document.js';
import { flawOf } from './flaw.js';
import { demandOwn } from './guard.js';
import { addOtherMethods } from './methods.js';
import type { ControlParts } from './parts.js';
import type { ControlApp } from './provider.js';
import { badCall, sentOf } from './refusal.js';
import { addAbout } from './routes/about.js';
import { addCatalogues } from './routes/catalogues.js';
import { addJournals } from './routes/journals.js';
import { addPage } from './routes/page.js';
import { addReplies } from './routes/replies.js';
import { addTenancies } from './routes/tenancies.js';
import { shared } from './schemas.js';

/** Bytes of a body at most: a script of thousands of turns. */
const bodyLimit = 8_388_608;

/** On every answer: nobody keeps it, frames it or guesses what it is. */
const safety = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Answers with an error, once what the client still sends is read: many read no answer before they have sent all. */
function sendError(reply: FastifyReply, error: unknown): void {
  const { status, body } = sentOf(error);
  drain(reply.request.raw, () => {
    reply.removeHeader('connection');
    reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
}

/** Ajv for what is JSON already, and for what comes as text in a path or query. */
function validators() {
  const options = { strict: false, verbose: true, validateSchema: false } as const;
  return { asIs: new Ajv(options), fromText: new Ajv({ ...options, coerceTypes: true }) };
}

/**
 * Opens the control API of a mock.
 *
 * @returns a Fastify whose `routing` takes requests
 */
export async function openControl(parts: ControlParts): Promise<ControlApp> {
  const app: ControlApp = fastify({
    logger: false,
    bodyLimit,
    // A name in a path is taken as it is.
    routerOptions: { maxParamLength: 256 },
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => {
      const path = request.raw.url?.slice(0, 200) ?? '';
      sendError(reply, badCall(`The path ${path} cannot be decoded.`, 'Write % as %25.'));
    },
  });
  const { asIs, fromText } = validators();
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? asIs : fromText).compile(schema);
    return (value: unknown) => {
      if (validate(value)) return { value };
      const [error]: readonly ErrorObject[] = validate.errors ?? [];
      return { error: error ? flawOf(error, httpPart ?? '') : new Error('It does not fit.') };
    };
  });
  // Answers are what they are: no field goes missing because a schema forgot it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(safety);
    demandOwn(request.raw, parts.settings);
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    sendError(reply, clientErrorOf(error, bodyLimit) ?? error);
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `The control API has no ${request.raw.url?.slice(0, 200) ?? ''}.`;
    sendError(
      reply,
      badCall(message, 'GET /oci-conform/api/openapi.json tells what there is.', 404),
    );
  });
  addBodies(app);
  for (const [name, schema] of Object.entries(shared)) app.addSchema({ $id: name, ...schema });
  await app.register(swagger, documentOf());
  const methods = addOtherMethods(app);
  for (const add of [addAbout, addTenancies, addReplies, addJournals, addCatalogues, addPage]) {
    add(app, parts);
  }
  methods();
  await app.ready();
  return app;
}
