/** Model listing and single models through Oracle's TypeScript SDK. */
import { GenerativeAiClient, requests, models as sdkModels } from 'oci-generativeai';
import type { GetModelCall, ListModelsCall } from '../../protocol/call.js';
import { isObject, objectsOf } from '../../protocol/json.js';
import type { ListedModel, Outcome } from '../../suites/trace.js';
import { callIsOver } from '../call-is-over.js';
import { type CallContext, clientConfiguration, clientParams } from './client.js';

/** Seconds for which a list is remembered: what is on offer changes by the week. */
const day = 24 * 60 * 60;

/**
 * Lists models page by page, as `opc-next-page` leads, to the end or to `call.pages`. Asked again within a day it
 * answers with what it has, unless that was an error or is to be refreshed.
 */
export async function listModels(call: ListModelsCall, context: CallContext): Promise<Outcome> {
  let outcome = await listOnce(call, context);
  let age = 0;
  for (const { later, refresh } of call.again ?? []) {
    age += later;
    if (age < day && outcome.error === undefined && !refresh) continue;
    outcome = await listOnce(call, context);
    age = 0;
  }
  return outcome;
}

function listOnce(call: ListModelsCall, context: CallContext): Promise<Outcome> {
  return manage(context, async (client) => {
    const models: ListedModel[] = [];
    let page: string | undefined;
    let pages = 0;
    do {
      const answer = await client.listModels(listRequest(call, context, page));
      models.push(...objectsOf(answer.modelCollection?.items).map(listed));
      page = answer.opcNextPage;
      pages += 1;
    } while (page && pages < (call.pages ?? Number.POSITIVE_INFINITY));
    return models;
  });
}

/** Gets one model. */
export function getModel(call: GetModelCall, context: CallContext): Promise<Outcome> {
  return manage(context, async (client) => {
    const answer: unknown = await client.getModel({ modelId: call.model });
    const model = isObject(answer) ? answer.model : undefined;
    return objectsOf([model]).map(listed);
  });
}

async function manage(
  context: CallContext,
  action: (client: GenerativeAiClient) => Promise<readonly ListedModel[]>,
): Promise<Outcome> {
  const connection = new AbortController();
  const { params, last } = clientParams(context, connection.signal);
  const client = new GenerativeAiClient(params, clientConfiguration(last));
  client.endpoint = context.access.managementEndpoint;
  try {
    const models = await action(client);
    const requestId = last()?.requestId;
    return { models, ...(requestId === undefined ? {} : { requestId }) };
  } catch (thrown) {
    return { error: context.readers.error(thrown, last()) };
  } finally {
    connection.abort(callIsOver);
    client.close();
  }
}

function listRequest(
  { filters = {}, limit }: ListModelsCall,
  { access }: CallContext,
  page: string | undefined,
): requests.ListModelsRequest {
  const { capability, sortBy, sortOrder, ...exact } = filters;
  return {
    compartmentId: access.compartmentId,
    ...exact,
    ...(capability === undefined
      ? {}
      : { capability: capability.map((one) => known(sdkModels.ModelCapability, one)) }),
    ...(sortBy === undefined ? {} : { sortBy: known(requests.ListModelsRequest.SortBy, sortBy) }),
    ...(sortOrder === undefined ? {} : { sortOrder: known(sdkModels.SortOrder, sortOrder) }),
    ...(limit === undefined ? {} : { limit }),
    ...(page === undefined ? {} : { page }),
  };
}

/** The SDK's enum member of this value; the SDK's types let no other through. */
function known<E extends object>(members: E, value: string): Extract<E[keyof E], string> {
  const isIt = (member: unknown): member is Extract<E[keyof E], string> => member === value;
  const found = Object.values(members).find(isIt);
  if (found === undefined) throw new Error(`The SDK knows no value ${value} here.`);
  return found;
}

function listed(model: Readonly<Record<string, unknown>>): ListedModel {
  const { id, displayName, vendor, capabilities, lifecycleState, type, baseModelId } = model;
  return {
    id: String(id),
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof vendor === 'string' ? { vendor } : {}),
    ...(Array.isArray(capabilities) ? { capabilities: capabilities.map(String) } : {}),
    ...(typeof lifecycleState === 'string' ? { lifecycleState } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof baseModelId === 'string' ? { baseModelId } : {}),
  };
}
