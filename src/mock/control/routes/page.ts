/** Routes of the page to watch the mock with. */

import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { closed } from '../../../protocol/schemas/wire.js';
import { pageFile } from '../page.js';
import type { ControlParts } from '../parts.js';
import { controlPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { badCall } from '../refusal.js';

async function sendFile(reply: FastifyReply, name: string) {
  const file = await pageFile(name);
  if (!file)
    throw badCall(`The page has no file ${JSON.stringify(name)}.`, 'Begin at /oci-conform/.', 404);
  return reply.headers(file.headers).send(Buffer.from(file.body));
}

/** Adds them; they are no part of the document. */
export function addPage(app: ControlApp, _parts: ControlParts): void {
  const hidden = { hide: true };
  app.get(controlPath, { schema: hidden }, (_request, reply) =>
    reply.redirect(`${controlPath}/`, 308),
  );
  app.get(`${controlPath}/`, { schema: hidden }, (_request, reply) => sendFile(reply, ''));
  app.get(
    `${controlPath}/page/:file`,
    { schema: { ...hidden, params: closed({ file: Type.String() }) } },
    ({ params }, reply) => sendFile(reply, params.file),
  );
}
