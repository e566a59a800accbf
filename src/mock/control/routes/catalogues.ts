/** Routes that tell what can be asked for. */
import Type from 'typebox';
import { catalogue } from '../../../protocol/models.js';
import { closed } from '../../../protocol/schemas/wire.js';
import { faultRows } from '../../faults/rows.js';
import { region } from '../../identity/credentials.js';
import { personas } from '../../replies/family/personas.js';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { answers, listOf } from '../schemas.js';

const text = Type.String();
const texts = listOf<string>(text);

const fault = closed({
  id: text,
  group: text,
  title: Type.String({ description: 'What happens, on the wire.' }),
  source: text,
  needs: Type.Optional(Type.Enum(['stream', 'whole', 'error'])),
  settles: Type.Optional(texts),
});

const recording = closed({
  id: text,
  transport: text,
  dialect: text,
  model: text,
  status: Type.Integer(),
  stream: Type.Boolean(),
  provenance: Type.Unsafe<object>({ type: 'object' }),
});

const model = closed({
  name: text,
  id: text,
  vendor: text,
  version: text,
  capabilities: texts,
  lifecycleState: text,
  timeDeprecated: Type.Union([text, Type.Null()]),
  timeOnDemandRetired: Type.Union([text, Type.Null()]),
});

/** Adds them. */
export function addCatalogues(app: ControlApp, { mock }: ControlParts): void {
  const tags = ['catalogues'];
  app.get(
    `${apiPath}/faults`,
    {
      schema: {
        tags,
        operationId: 'listFaults',
        summary: 'Faults, in the order in which they are applied.',
        response: answers(closed({ faults: Type.Array(fault) }, 'All of them.')),
      },
    },
    () => ({ faults: [...faultRows()] }),
  );
  app.get(
    `${apiPath}/recordings`,
    {
      schema: {
        tags,
        operationId: 'listRecordings',
        summary: 'Recordings that a reply may name.',
        response: answers(closed({ recordings: Type.Array(recording) }, 'All of them.')),
      },
    },
    () => ({
      recordings: [...mock.recordings.values()].map(({ id, stream, meta }) => {
        const { transport, dialect, model: asked, status, provenance } = meta;
        return { id, transport, dialect, model: asked, status, stream, provenance };
      }),
    }),
  );
  app.get(
    `${apiPath}/personas`,
    {
      schema: {
        tags,
        operationId: 'listPersonas',
        summary: 'Who may answer where no script says what.',
        response: answers(
          closed({ personas: Type.Array(closed({ name: text, about: text })) }, 'All of them.'),
        ),
      },
    },
    () => ({ personas: Object.entries(personas).map(([name, { about }]) => ({ name, about })) }),
  );
  app.get(
    `${apiPath}/models`,
    {
      schema: {
        tags,
        operationId: 'listModels',
        summary: 'Models of the region that tenancies are in.',
        response: answers(closed({ models: Type.Array(model) }, 'All of them.')),
      },
    },
    () => ({
      models: catalogue(region).map((one) => {
        const { displayName: name, id, vendor, version, capabilities, lifecycleState } = one;
        const { timeDeprecated, timeOnDemandRetired } = one;
        const told = { name, id, vendor, version, capabilities, lifecycleState };
        return { ...told, timeDeprecated, timeOnDemandRetired };
      }),
    }),
  );
}
