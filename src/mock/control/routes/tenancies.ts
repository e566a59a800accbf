/** Routes of tenancies: made, shown, changed, reset, removed. */
import Type from 'typebox';
import { closed } from '../../../protocol/schemas/wire.js';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { badCall } from '../refusal.js';
import { shownOf, tenancyNamed } from '../resources.js';
import {
  access,
  answers,
  byName,
  byNameAndMode,
  listOf,
  silence,
  switchChanges,
  switches,
  tenancy,
} from '../schemas.js';

const all = `${apiPath}/tenancies`;
const one = `${all}/:tenancy`;

const optional = Type.Optional;

/** Milliseconds by which a clock is moved at most: ten years. */
const longestMove = 315_360_000_000;

/** Adds them. */
export function addTenancies(app: ControlApp, { mock }: ControlParts): void {
  const tags = ['tenancies'];
  const route = (operationId: string, summary: string) => ({
    operationId,
    tags,
    summary,
    params: byName,
    response: answers(tenancy),
  });

  app.get(
    all,
    {
      schema: {
        tags,
        operationId: 'listTenancies',
        summary: 'All tenancies, the first made first.',
        response: answers(closed({ tenancies: Type.Array(tenancy) }, 'All of them.')),
      },
    },
    () => ({ tenancies: mock.tenancies().map(shownOf) }),
  );
  app.post(
    all,
    {
      schema: {
        tags,
        operationId: 'makeTenancy',
        summary: 'Makes a tenancy, isolated from all others.',
        body: closed({
          name: optional(
            Type.String({ description: '1 to 64 letters, digits, dots, dashes, underscores.' }),
          ),
          switches: optional(switches),
        }),
        response: { 201: tenancy, default: answers(tenancy).default },
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
  app.get(one, { schema: route('showTenancy', 'A tenancy.') }, ({ params }) =>
    shownOf(tenancyNamed(mock, params.tenancy)),
  );
  app.delete(
    one,
    {
      schema: {
        ...route('removeTenancy', 'Removes a tenancy with its keys, files and journal.'),
        response: silence,
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
        operationId: 'showAccess',
        summary: 'All that a client needs in an auth mode; files are made when first asked for.',
        params: byNameAndMode,
        response: answers(access),
      },
    },
    ({ params }) => tenancyNamed(mock, params.tenancy).accessFor(params.authMode),
  );
  app.patch(
    `${one}/switches`,
    {
      schema: {
        ...route('changeSwitches', 'Changes switches from the next request on.'),
        body: switchChanges,
      },
    },
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
        'resetTenancy',
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
        ...route('moveClock', 'Moves its clock forward; back where negative.'),
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
        ...route(
          'changeTokens',
          'Revokes all tokens issued so far, or writes the token files anew.',
        ),
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
  const faultList = closed(
    {
      faults: listOf<string>(
        Type.String({ description: 'GET /oci-conform/api/faults lists them.' }),
      ),
    },
    'Ids of faults.',
  );
  const faultRoute = (operationId: string, summary: string) => ({
    operationId,
    tags: ['faults'],
    summary,
    params: byName,
    response: answers(faultList),
  });
  app.get(
    `${one}/faults`,
    { schema: faultRoute('showFaults', 'What befalls every reply of a tenancy.') },
    ({ params }) => ({ faults: tenancyNamed(mock, params.tenancy).faults() }),
  );
  app.put(
    `${one}/faults`,
    {
      schema: {
        ...faultRoute('replaceFaults', 'Lets faults befall every reply, where they can.'),
        body: faultList,
      },
    },
    ({ params, body }) => {
      const found = tenancyNamed(mock, params.tenancy);
      found.replaceFaults(...body.faults);
      return { faults: found.faults() };
    },
  );
}
