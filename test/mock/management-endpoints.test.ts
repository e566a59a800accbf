/** Clusters and endpoints that a tenancy makes, by Oracle's own SDK over real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send, signed } from './client.js';
import {
  changeTime,
  chatBy,
  clientOf,
  type Lab,
  makeEndpoint,
  modelNamed,
  startLab,
} from './management-client.js';

const maverick = 'meta.llama-4-maverick-17b-128e-instruct-fp8';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.mock.close());

const createCluster = ({ client, compartmentId }: Lab, type = 'HOSTING') =>
  client.createDedicatedAiCluster({
    createDedicatedAiClusterDetails: {
      compartmentId,
      displayName: 'cluster',
      type,
      unitCount: 2,
      unitShape: 'LARGE_GENERIC',
      freeformTags: { team: 'blue' },
    },
  });

const createEndpoint = async (dedicatedAiClusterId: string, more: object = {}) =>
  lab.client.createEndpoint({
    createEndpointDetails: {
      compartmentId: lab.compartmentId,
      dedicatedAiClusterId,
      modelId: await modelNamed(lab, maverick),
      ...more,
    },
  });

const firstCluster = async () => {
  const { client, compartmentId } = lab;
  const { dedicatedAiClusterCollection } = await client.listDedicatedAiClusters({ compartmentId });
  return dedicatedAiClusterCollection.items[0]?.id ?? '';
};

describe('a cluster', () => {
  it('is made, changed, moved and deleted, each in its time', async () => {
    const { client, tenancy } = lab;
    const made = await createCluster(lab);
    const { id } = made.dedicatedAiCluster;
    const state = async () => {
      const { dedicatedAiCluster } = await client.getDedicatedAiCluster({
        dedicatedAiClusterId: id,
      });
      return dedicatedAiCluster.lifecycleState;
    };
    expect(id).toMatch(/^ocid1\.generativeaidedicatedaicluster\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
    expect(made.dedicatedAiCluster).toMatchObject({
      displayName: 'cluster',
      type: 'HOSTING',
      unitCount: 2,
      unitShape: 'LARGE_GENERIC',
      lifecycleState: 'CREATING',
      freeformTags: { team: 'blue' },
      capacity: { totalEndpointCapacity: 50, usedEndpointCapacity: 0 },
    });
    tenancy.advance(changeTime - 1);
    expect(await state()).toBe('CREATING');
    tenancy.advance(1);
    expect(await state()).toBe('ACTIVE');

    const { dedicatedAiCluster, etag } = await client.updateDedicatedAiCluster({
      dedicatedAiClusterId: id,
      updateDedicatedAiClusterDetails: { unitCount: 3 },
      ifMatch: made.etag,
    });
    expect(dedicatedAiCluster).toMatchObject({
      displayName: 'cluster',
      unitCount: 3,
      lifecycleState: 'UPDATING',
    });
    expect(etag).not.toBe(made.etag);
    tenancy.advance(changeTime);
    expect(await state()).toBe('ACTIVE');

    const { tenancyId } = tenancy.access;
    await client.changeDedicatedAiClusterCompartment({
      dedicatedAiClusterId: id,
      changeDedicatedAiClusterCompartmentDetails: { compartmentId: tenancyId },
    });
    const listed = async (compartmentId: string) => {
      const { dedicatedAiClusterCollection } = await client.listDedicatedAiClusters({
        compartmentId,
        id,
      });
      return dedicatedAiClusterCollection.items.length;
    };
    expect([await listed(tenancyId), await listed(lab.compartmentId)]).toEqual([1, 0]);

    await client.deleteDedicatedAiCluster({ dedicatedAiClusterId: id });
    expect(await state()).toBe('DELETING');
    tenancy.advance(changeTime);
    expect(await state()).toBe('DELETED');
    await expect(
      client.deleteDedicatedAiCluster({ dedicatedAiClusterId: id }),
    ).rejects.toMatchObject({ statusCode: 404, serviceCode: 'NotAuthorizedOrNotFound' });
  });

  it('is not deleted while endpoints are on it', async () => {
    const { clusterId, endpointId } = await makeEndpoint(lab);
    const { client, tenancy } = lab;
    const { dedicatedAiCluster } = await client.getDedicatedAiCluster({
      dedicatedAiClusterId: clusterId,
    });
    expect(dedicatedAiCluster.capacity).toMatchObject({ usedEndpointCapacity: 1 });
    const remove = () => client.deleteDedicatedAiCluster({ dedicatedAiClusterId: clusterId });
    await expect(remove()).rejects.toMatchObject({ statusCode: 409, serviceCode: 'Conflict' });
    await client.deleteEndpoint({ endpointId });
    tenancy.advance(changeTime);
    expect(await remove()).toHaveProperty('opcWorkRequestId');
  });
});

describe('an endpoint', () => {
  it('answers chat once it is active, until it is deleted', async () => {
    const { client, tenancy } = lab;
    const { endpoint } = await createEndpoint(await firstCluster(), { displayName: 'mine' });
    const { id } = endpoint;
    expect(id).toMatch(/^ocid1\.generativeaiendpoint\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
    expect(endpoint).toMatchObject({ displayName: 'mine', lifecycleState: 'CREATING' });
    await expect(chatBy(tenancy, id)).rejects.toMatchObject({ statusCode: 404 });
    tenancy.advance(changeTime);
    const answer = JSON.parse(await chatBy(tenancy, id));
    expect(answer.modelId).toBe(id);
    expect(answer.chatResponse.choices).toHaveLength(1);
    await client.updateEndpoint({
      endpointId: id,
      updateEndpointDetails: { description: 'Still there' },
    });
    expect(await chatBy(tenancy, id)).toContain(id);
    tenancy.advance(changeTime);
    await client.deleteEndpoint({ endpointId: id });
    await expect(chatBy(tenancy, id)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('is its tenancy’s alone', async () => {
    const { endpointId } = await makeEndpoint(lab);
    const other = await lab.mock.createTenancy();
    await expect(chatBy(other, endpointId)).rejects.toMatchObject({ statusCode: 404 });
    const strange = clientOf(other);
    for (const ask of [
      () => strange.getEndpoint({ endpointId }),
      () => strange.deleteEndpoint({ endpointId }),
      () => strange.updateEndpoint({ endpointId, updateEndpointDetails: { description: 'x' } }),
      () =>
        strange.createEndpoint({
          createEndpointDetails: {
            compartmentId: lab.compartmentId,
            modelId: 'ocid1.generativeaimodel.oc1..a',
            dedicatedAiClusterId: 'ocid1.generativeaidedicatedaicluster.oc1..a',
          },
        }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ statusCode: 404 });
    }
    expect(await chatBy(lab.tenancy, endpointId)).toContain(endpointId);
  });

  it('that every tenancy has can be deleted, and is back after a reset', async () => {
    const { client, tenancy, compartmentId } = lab;
    const { endpointCollection } = await client.listEndpoints({
      compartmentId,
      displayName: 'llama-chat',
    });
    const endpointId = endpointCollection.items[0]?.id ?? '';
    expect(await chatBy(tenancy, endpointId)).toContain(endpointId);
    await client.deleteEndpoint({ endpointId });
    await expect(chatBy(tenancy, endpointId)).rejects.toMatchObject({ statusCode: 404 });
    tenancy.reset();
    expect(await chatBy(tenancy, endpointId)).toContain(endpointId);
  });

  it('needs a model and a cluster that are there and fit', async () => {
    const cluster = await firstCluster();
    const refused = (status: number, code: string) => ({ statusCode: status, serviceCode: code });
    const related = refused(400, 'RelatedResourceNotAuthorizedOrNotFound');
    await expect(createEndpoint(`${cluster}x`)).rejects.toMatchObject(related);
    await expect(createEndpoint(cluster, { modelId: maverick })).rejects.toMatchObject(related);
    await expect(
      createEndpoint(cluster, { generativeAiPrivateEndpointId: 'ocid1.generativeaiprivate' }),
    ).rejects.toMatchObject(related);
    const young = await createCluster(lab);
    await expect(createEndpoint(young.dedicatedAiCluster.id)).rejects.toMatchObject(
      refused(409, 'IncorrectState'),
    );
    const tuning = await createCluster(lab, 'FINE_TUNING');
    lab.tenancy.advance(changeTime);
    await expect(createEndpoint(tuning.dedicatedAiCluster.id)).rejects.toMatchObject(
      refused(400, 'InvalidParameter'),
    );
  });
});

describe('a change', () => {
  it('is refused while another goes on, or by an etag that is old', async () => {
    const { client, tenancy } = lab;
    const { dedicatedAiCluster, etag } = await createCluster(lab);
    const update = (ifMatch?: string) =>
      client.updateDedicatedAiCluster({
        dedicatedAiClusterId: dedicatedAiCluster.id,
        updateDedicatedAiClusterDetails: { displayName: 'new' },
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    await expect(update()).rejects.toMatchObject({
      statusCode: 409,
      serviceCode: 'IncorrectState',
    });
    tenancy.advance(changeTime);
    await update(etag);
    tenancy.advance(changeTime);
    await expect(update(etag)).rejects.toMatchObject({
      statusCode: 412,
      serviceCode: 'NoEtagMatch',
    });
    const { etag: now } = await client.getDedicatedAiCluster({
      dedicatedAiClusterId: dedicatedAiCluster.id,
    });
    expect((await update(now)).dedicatedAiCluster.displayName).toBe('new');
  });

  it('is told of by a work request, with its log', async () => {
    const { client, tenancy, compartmentId } = lab;
    const { opcWorkRequestId, dedicatedAiCluster } = await createCluster(lab);
    const get = async () =>
      (await client.getWorkRequest({ workRequestId: opcWorkRequestId })).workRequest;
    expect(await get()).toMatchObject({
      id: opcWorkRequestId,
      operationType: 'CREATE_DEDICATED_AI_CLUSTER',
      status: 'ACCEPTED',
      percentComplete: 0,
      compartmentId,
    });
    tenancy.advance(changeTime / 2);
    expect(await get()).toMatchObject({ status: 'IN_PROGRESS', percentComplete: 50 });
    tenancy.advance(changeTime / 2);
    expect(await get()).toMatchObject({
      status: 'SUCCEEDED',
      percentComplete: 100,
      resources: [{ actionType: 'CREATED', identifier: dedicatedAiCluster.id }],
    });
    const { workRequestLogEntryCollection } = await client.listWorkRequestLogs({
      workRequestId: opcWorkRequestId,
    });
    expect(workRequestLogEntryCollection.items.map(({ message }) => message)).toEqual([
      'CREATE_DEDICATED_AI_CLUSTER accepted.',
      'CREATE_DEDICATED_AI_CLUSTER succeeded.',
    ]);
    const { workRequestErrorCollection } = await client.listWorkRequestErrors({
      workRequestId: opcWorkRequestId,
    });
    expect(workRequestErrorCollection.items).toEqual([]);
    await client.deleteDedicatedAiCluster({ dedicatedAiClusterId: dedicatedAiCluster.id });
    const { workRequestSummaryCollection } = await client.listWorkRequests({
      compartmentId,
      resourceId: dedicatedAiCluster.id,
    });
    expect(workRequestSummaryCollection.items.map((one) => one.operationType)).toEqual([
      'DELETE_DEDICATED_AI_CLUSTER',
      'CREATE_DEDICATED_AI_CLUSTER',
    ]);
    const foreign = clientOf(await lab.mock.createTenancy());
    await expect(foreign.getWorkRequest({ workRequestId: opcWorkRequestId })).rejects.toMatchObject(
      { statusCode: 404 },
    );
  });

  it('is made once for a retry token', async () => {
    const { client, compartmentId, tenancy } = lab;
    const details = {
      createDedicatedAiClusterDetails: {
        compartmentId,
        type: 'HOSTING',
        unitCount: 1,
        unitShape: 'LARGE_GENERIC',
      },
      opcRetryToken: 'again',
    };
    const first = await client.createDedicatedAiCluster(details);
    const second = await client.createDedicatedAiCluster(details);
    const { id } = first.dedicatedAiCluster;
    expect(second.dedicatedAiCluster.id).toBe(id);
    tenancy.advance(changeTime);
    await client.deleteDedicatedAiCluster({ dedicatedAiClusterId: id });
    await expect(client.createDedicatedAiCluster(details)).rejects.toMatchObject({
      statusCode: 409,
      serviceCode: 'InvalidatedRetryToken',
    });
    tenancy.advance(86_400_000);
    expect((await client.createDedicatedAiCluster(details)).dedicatedAiCluster.id).not.toBe(id);
  });

  it('comes to an end where a tenancy has too much', async () => {
    const statuses = new Set<number>();
    const { tenancy, mock, compartmentId } = lab;
    const target = '/20231130/dedicatedAiClusters';
    const body = JSON.stringify({
      compartmentId,
      type: 'HOSTING',
      unitCount: 1,
      unitShape: 'LARGE_GENERIC',
    });
    for (let made = 0; made < 200; made += 1) {
      const headers = signed(tenancy.access, 'POST', target, body, { now: mock.tenancy.now() });
      statuses.add((await send(mock.origin, { target, headers, body })).status);
    }
    expect([...statuses]).toEqual([200, 400]);
    await expect(createCluster(lab)).rejects.toMatchObject({ serviceCode: 'LimitExceeded' });
  });

  it.each([
    ['{', 400, 'CannotParseRequest'],
    ['[]', 400, 'CannotParseRequest'],
    ['{}', 400, 'MissingParameter'],
    ['{"compartmentId":7,"type":"HOSTING","unitCount":1,"unitShape":"A"}', 400, 'InvalidParameter'],
    ['{"compartmentId":"a","type":"NONE","unitCount":1,"unitShape":"A"}', 400, 'InvalidParameter'],
    [
      '{"compartmentId":"a","type":"HOSTING","unitCount":1,"unitShape":"A"}',
      404,
      'NotAuthorizedOrNotFound',
    ],
    [`{"compartmentId":"${'a'.repeat(70_000)}"}`, 413, 'RequestEntityTooLarge'],
    ['['.repeat(5000), 400, 'CannotParseRequest'],
  ])('of rubbish is refused: %.60s', async (body, status, code) => {
    const target = '/20231130/dedicatedAiClusters';
    const headers = signed(lab.tenancy.access, 'POST', target, body);
    const answer = await send(lab.mock.origin, { target, headers, body });
    expect([answer.status, JSON.parse(answer.body.toString()).code]).toEqual([status, code]);
  });
});
