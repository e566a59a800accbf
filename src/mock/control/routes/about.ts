/** Routes that tell of the mock itself. */
import Type from 'typebox';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { closed } from '../schemas.js';

const policy = Type.Enum(['strict', 'lenient', 'off']);

/** Health, readiness, metrics, and the document. */
export function addAbout(app: ControlApp, { mock, settings, tally, isReady }: ControlParts): void {
  const tags = ['about'];
  app.get(
    `${apiPath}/health`,
    {
      schema: {
        tags,
        summary: 'Whether the mock runs.',
        response: { 200: closed({ status: Type.Literal('ok'), auth: policy }) },
      },
    },
    () => ({ status: 'ok' as const, auth: settings.auth }),
  );
  app.get(
    `${apiPath}/ready`,
    {
      schema: {
        tags,
        summary: 'Whether it can answer calls at once.',
        response: {
          200: closed({ status: Type.Literal('ready') }),
          503: closed({ status: Type.Literal('starting') }),
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
        summary: 'Counts, as Prometheus takes them.',
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) => {
      const { metricsOf } = await import('../metrics.js');
      const { type, text } = await metricsOf(tally, mock);
      return reply.type(type).send(text);
    },
  );
  app.get(`${apiPath}/openapi.json`, { schema: { tags, summary: 'This document.' } }, () =>
    app.swagger(),
  );
}
