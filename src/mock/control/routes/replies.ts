/** Routes of a tenancy's script. */
import Type from 'typebox';
import type { Reply } from '../../../protocol/reply.js';
import { closed } from '../../../protocol/schemas/wire.js';
import type { MockTenancy } from '../../options.js';
import { repliesOf } from '../../replies/file.js';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { badCall } from '../refusal.js';
import { tenancyNamed } from '../resources.js';
import { answers, byName, listOf, reply, switches } from '../schemas.js';

const path = `${apiPath}/tenancies/:tenancy/replies`;

const replies = listOf<Reply>(reply);
const { persona, unmatched } = switches.properties;

/** The same as a file for `mock --replies`. */
const given = Type.Union([
  replies,
  closed({
    $schema: Type.Optional(Type.String()),
    replies: Type.Optional(replies),
    persona,
    unmatched,
  }),
]);

/** Adds them. */
export function addReplies(app: ControlApp, { mock }: ControlParts): void {
  const left = (tenancy: MockTenancy) => ({ replies: tenancy.replies() });
  const route = (operationId: string, summary: string) => ({
    operationId,
    tags: ['replies'],
    summary,
    params: byName,
    response: answers(closed({ replies }, 'What is left of its script.')),
  });
  /** Replies are held against their own rules, which say more than a schema can. */
  const writing = (operationId: string, summary: string) => ({
    schema: { ...route(operationId, summary), body: given },
    validatorCompiler: () => () => true,
  });
  /** Checks everything before anything is changed. */
  const write = (name: string, body: unknown, how: 'reply' | 'replaceReplies') => {
    const tenancy = tenancyNamed(mock, name);
    if (body === undefined) throw badCall('There is no body.', 'Give an array of replies.');
    const script = repliesOf(body, 'The body', mock.recordings);
    tenancy[how](...script.replies);
    tenancy.switch(script.switches);
    return left(tenancy);
  };
  app.get(
    path,
    { schema: route('showReplies', 'What is left of its script, the next reply first.') },
    (request) => left(tenancyNamed(mock, request.params.tenancy)),
  );
  app.post(
    path,
    writing('appendReplies', 'Appends replies; all of them or none.'),
    ({ params, body }) => write(params.tenancy, body, 'reply'),
  );
  app.put(
    path,
    writing('replaceReplies', 'Puts replies in the place of those left; all of them or none.'),
    (request) => write(request.params.tenancy, request.body, 'replaceReplies'),
  );
  app.delete(path, { schema: route('clearReplies', 'Empties its script.') }, ({ params }) => {
    const tenancy = tenancyNamed(mock, params.tenancy);
    tenancy.replaceReplies();
    return left(tenancy);
  });
}
