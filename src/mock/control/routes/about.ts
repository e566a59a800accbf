/** Routes that tell of the mock itself. */
import Type from 'typebox';
import { closed } from '../../../protocol/schemas/wire.js';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { answers } from '../schemas.js';

const policy = Type.Enum(['strict', 'lenient', 'off']);

/** Health, readiness, metrics, and the document. */
export function addAbout(app: ControlApp, { mock, settings, tally, isReady }: ControlParts): void {
  const tags = ['about'];
  app.get(
    `${apiPath}/health`,
    {
      schema: {
        tags,
        operationId: 'health',
        summary: 'Whether the mock runs, and how it judges signatures.',
        response: answers(closed({ status: Type.Literal('ok'), auth: policy }, 'It runs.')),
      },
    },
    () => ({ status: 'ok' as const, auth: settings.auth }),
  );
  app.get(
    `${apiPath}/ready`,
    {
      schema: {
        tags,
        operationId: 'ready',
        summary: 'Whether it can answer calls at once.',
        response: {
          ...answers(closed({ status: Type.Literal('ready') }, 'It can.')),
          503: closed({ status: Type.Literal('starting') }, 'It is still loading.'),
        },
      },
    },
    async (_request, reply) =>
      isReady()
        ? reply.code(200).send({ status: 'ready' })
        : reply.code(503).header('retry-after', '1').send({ status: 'starting' }),
  );
  app.get(
    `${apiPath}/metrics`,
    {
      schema: {
        tags,
        operationId: 'metrics',
        summary: 'Counts, as Prometheus takes them.',
        produces: ['text/plain'],
        response: answers(Type.String({ description: 'The text format, version 0.0.4.' })),
      },
    },
    async (_request, reply) => {
      const { metricsOf } = await import('../metrics.js');
      const { type, text } = await metricsOf(tally, mock);
      return reply.type(type).send(text);
    },
  );
  app.get(
    `${apiPath}/openapi.json`,
    {
      schema: {
        tags,
        operationId: 'document',
        summary: 'This document.',
        response: answers(Type.Unsafe<object>({ type: 'object', description: 'OpenAPI 3.1.' })),
      },
    },
    () => app.swagger(),
  );
}
