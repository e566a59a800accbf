/** Work requests: what a change says of itself while it goes on. Source: npm oci-generativeai, lib/model/work-request*. */
import type { ListKind } from './listing.js';

/** A change that was asked for. Times in milliseconds since the epoch. */
export interface WorkRequest {
  readonly id: string;
  /** `CREATE_ENDPOINT` … (lib/model/operation-type, which has none for projects: those are ours). */
  readonly operationType: string;
  /** How the thing is called, where it is, and what becomes of it. */
  readonly entityType: string;
  readonly entityUri: string;
  readonly actionType: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly resourceId: string;
  readonly compartmentId: string;
  readonly since: number;
  readonly until: number;
}

/** A work request as it is shown. */
export interface ShownWorkRequest {
  readonly id: string;
  readonly status: string;
  readonly timeAccepted: string;
  readonly compartmentId: string;
  readonly resources: readonly { readonly identifier: string }[];
}

const written = (time: number): string => new Date(time).toISOString();

/** How much of it is done, in hundredths. */
const shareOf = ({ since, until }: WorkRequest, now: number): number =>
  until <= since
    ? 100
    : Math.min(100, Math.max(0, Math.floor((100 * (now - since)) / (until - since))));

/** A work request at a time: accepted, then in progress, then succeeded. None fails. */
export function shownWorkRequest(one: WorkRequest, now: number): ShownWorkRequest {
  const percentComplete = shareOf(one, now);
  const done = now >= one.until;
  const shown = {
    operationType: one.operationType,
    status: done ? 'SUCCEEDED' : percentComplete === 0 ? 'ACCEPTED' : 'IN_PROGRESS',
    id: one.id,
    compartmentId: one.compartmentId,
    resources: [
      {
        entityType: one.entityType,
        actionType: done ? one.actionType : 'IN_PROGRESS',
        identifier: one.resourceId,
        entityUri: one.entityUri,
        metadata: {},
      },
    ],
    percentComplete,
    timeAccepted: written(one.since),
    timeStarted: percentComplete === 0 && !done ? null : written(one.since),
    timeFinished: done ? written(one.until) : null,
  };
  return shown;
}

/** What is logged of it so far, oldest first. The texts are ours. */
export function logOf(
  one: WorkRequest,
  now: number,
): readonly { readonly message: string; readonly timestamp: string }[] {
  const begun = { message: `${one.operationType} accepted.`, timestamp: written(one.since) };
  const ended = { message: `${one.operationType} succeeded.`, timestamp: written(one.until) };
  return now >= one.until ? [begun, ended] : [begun];
}

/** What a list of them can be asked. Source: lib/request/list-work-requests-request. */
export const workRequestKind: ListKind<ShownWorkRequest> = {
  name: 'workRequests',
  filters: {
    workRequestId: (one) => one.id,
    status: (one) => one.status,
    resourceId: (one) => one.resources.map(({ identifier }) => identifier),
  },
  order: { timeAccepted: (one) => one.timeAccepted },
  id: (one) => one.id,
};
