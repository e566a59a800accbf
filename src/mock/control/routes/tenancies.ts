/** Routes of tenancies: made, shown, changed, reset, removed. */
import Type from 'typebox';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { badCall } from '../refusal.js';
import { shownOf, tenancyNamed } from '../resources.js';
import {
  access,
  byName,
  byNameAndMode,
  closed,
  errorBody,
  listOf,
  switchChanges,
  switches,
  tenancy,
} from '../schemas.js';

const all = `${apiPath}/tenancies`;
const one = `${all}/:tenancy`;

const optional = Type.Optional;

/** Milliseconds by which a clock is moved at most: ten years. */
const longestMove = 315_360_000_000;

/** What most routes of a tenancy answer with. */
const answers = { 200: tenancy, default: errorBody };

/** Adds them. */
export function addTenancies(app: ControlApp, { mock }: ControlParts): void {
  const tags = ['tenancies'];
  const route = (summary: string) => ({ tags, summary, params: byName, response: answers });

  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'All tenancies, the first made first.',
        response: { 200: closed({ tenancies: Type.Array(tenancy) }), default: errorBody },
      },
    },
    () => ({ tenancies: mock.tenancies().map(shownOf) }),
  );
  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Makes a tenancy, isolated from all others.',
        body: closed({
          name: optional(
            Type.String({ description: '1 to 64 letters, digits, dots, dashes, underscores.' }),
          ),
          switches: optional(switches),
        }),
        response: { 201: tenancy, default: errorBody },
      },
    },
    async ({ body }, reply) => {
      const { name } = body;
      if (name !== undefined && mock.tenancies().some((other) => other.name === name)) {
        const message = `There is a tenancy ${JSON.stringify(name)} already.`;
        throw badCall(message, 'Choose another name, reset it, or delete it first.', 409);
      }
      const made = await mock.createTenancy(body);
      return reply
        .code(201)
        .header('location', `${all}/${encodeURIComponent(made.name)}`)
        .send(shownOf(made));
    },
  );
  app.get(one, { schema: route('A tenancy.') }, ({ params }) =>
    shownOf(tenancyNamed(mock, params.tenancy)),
  );
  app.delete(
    one,
    {
      schema: {
        ...route('Removes a tenancy with its keys, files and journal.'),
        response: { 204: Type.Null(), default: errorBody },
      },
    },
    async ({ params }, reply) => {
      const found = tenancyNamed(mock, params.tenancy);
      if (found === mock.tenancy) {
        const message = `The tenancy ${params.tenancy} is there as long as the mock.`;
        throw badCall(message, 'Reset it instead.', 409);
      }
      await found.close();
      return reply.code(204).send(null);
    },
  );
  app.get(
    `${one}/access/:authMode`,
    {
      schema: {
        tags,
        summary: 'All that a client needs in an auth mode; files are made when first asked for.',
        params: byNameAndMode,
        response: { 200: access, default: errorBody },
      },
    },
    ({ params }) => tenancyNamed(mock, params.tenancy).accessFor(params.authMode),
  );
  app.patch(
    `${one}/switches`,
    { schema: { ...route('Changes switches from the next request on.'), body: switchChanges } },
    ({ params, body }) => {
      const found = tenancyNamed(mock, params.tenancy);
      found.switch(body);
      return shownOf(found);
    },
  );
  app.post(
    `${one}/reset`,
    {
      schema: route(
        'As it was at first: switches, faults, clock; script, journal and memory are empty.',
      ),
    },
    ({ params }) => {
      const found = tenancyNamed(mock, params.tenancy);
      found.reset();
      return shownOf(found);
    },
  );
  app.post(
    `${one}/clock`,
    {
      schema: {
        ...route('Moves its clock forward; back where negative.'),
        body: closed({
          advance: Type.Number({
            minimum: -longestMove,
            maximum: longestMove,
            description: 'Milliseconds.',
          }),
        }),
      },
    },
    ({ params, body }) => {
      const found = tenancyNamed(mock, params.tenancy);
      found.advance(body.advance);
      return shownOf(found);
    },
  );
  app.post(
    `${one}/tokens`,
    {
      schema: {
        ...route('Revokes all tokens issued so far, or writes the token files anew.'),
        body: closed({ action: Type.Enum(['revoke', 'renew']) }),
      },
    },
    async ({ params, body }) => {
      const found = tenancyNamed(mock, params.tenancy);
      if (body.action === 'revoke') found.revokeTokens();
      else await found.renewTokens();
      return shownOf(found);
    },
  );
  const faultList = closed({
    faults: listOf<string>(Type.String({ description: 'An id; GET /oci-conform/api/faults.' })),
  });
  const faultRoute = (summary: string) => ({
    tags: ['faults'],
    summary,
    params: byName,
    response: { 200: faultList, default: errorBody },
  });
  app.get(
    `${one}/faults`,
    { schema: faultRoute('What befalls every reply of a tenancy.') },
    ({ params }) => ({ faults: tenancyNamed(mock, params.tenancy).faults() }),
  );
  app.put(
    `${one}/faults`,
    {
      schema: { ...faultRoute('Lets faults befall every reply, where they can.'), body: faultList },
    },
    ({ params, body }) => {
      const found = tenancyNamed(mock, params.tenancy);
      found.replaceFaults(...body.faults);
      return { faults: found.faults() };
    },
  );
}
