/**
 * Bodies that make and change things: what members they have, and what is said of one that does not fit. Members:
 * npm oci-generativeai, lib/model/create-*-details and update-*-details; statuses and codes: OCI documentation, API
 * errors; which fits which flaw, and the texts, are ours.
 */
import { isObject, type JsonObject } from '../json.js';
import { excessOf } from '../json-extent.js';
import type { ErrorReply } from '../reply.js';

/** An error in the management host's style. */
export const platformError = (status: number, code: string, message: string): ErrorReply => ({
  status,
  style: 'platform-code',
  code,
  message,
});

/** A member of a body. */
interface Member {
  readonly needed?: true;
  readonly fits: (value: unknown) => boolean;
  /** What fits, for the refusal. */
  readonly must: string;
}

/** Members by name; others are left out. */
export type Details = Readonly<Record<string, Member>>;

const text = (longest: number): Member => ({
  fits: (value) => typeof value === 'string' && value.length > 0 && value.length <= longest,
  must: `a string of 1 to ${longest} characters`,
});
const object: Member = { fits: isObject, must: 'an object' };
const nothing = (member: Member): Member => ({
  ...member,
  fits: (value) => value === null || member.fits(value),
});
const needed = (member: Member): Member => ({ ...member, needed: true });
const count: Member = {
  fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000,
  must: 'a whole number from 1 to 1000',
};
const word = (...words: readonly string[]): Member => ({
  fits: (value) => typeof value === 'string' && words.includes(value),
  must: `one of ${words.join(', ')}`,
});
const time: Member = {
  fits: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  must: 'a date and time in RFC 3339',
};
const hours = (value: unknown): boolean =>
  value === undefined || value === null || (Number.isInteger(value) && Number(value) >= 1);
const retention: Member = {
  fits: (value) =>
    isObject(value) &&
    hours(value.responsesRetentionInHours) &&
    hours(value.conversationsRetentionInHours),
  must: 'an object with whole hours',
};

const common = {
  displayName: text(255),
  description: nothing({ ...text(4000), fits: (value) => typeof value === 'string' }),
  freeformTags: object,
  definedTags: object,
};
const placed = { ...common, compartmentId: needed(text(255)) };

const guarded = {
  generativeAiPrivateEndpointId: nothing(text(255)),
  contentModerationConfig: nothing(object),
  promptInjectionConfig: nothing(object),
  piiDetectionConfig: nothing(object),
};

const remembering = {
  conversationConfig: nothing(retention),
  longTermMemoryConfig: nothing(object),
  shortTermMemoryOptimizationConfig: nothing(object),
};

/** One secret of an API key. */
const secret: Details = { keyName: needed(text(255)), timeExpiry: time };

const fitting = (details: Details, value: unknown): boolean =>
  isObject(value) && flawOf(details, value) === undefined;

/** Secrets of one API key at most (OCI documentation, "API keys"). */
export const mostSecrets = 2;

/** What makes a thing, by its list. */
export const createDetails = {
  endpoints: {
    ...placed,
    ...guarded,
    modelId: needed(text(255)),
    dedicatedAiClusterId: needed(text(255)),
  },
  dedicatedAiClusters: {
    ...placed,
    type: needed(word('HOSTING', 'FINE_TUNING')),
    unitCount: needed(count),
    unitShape: needed(text(64)),
  },
  generativeAiProjects: { ...placed, ...remembering },
  apikeys: {
    ...placed,
    displayName: needed(text(255)),
    keyDetails: needed({
      fits: (value) =>
        Array.isArray(value) &&
        value.length >= 1 &&
        value.length <= mostSecrets &&
        value.every((one: unknown) => fitting(secret, one)) &&
        new Set(value.map((one: unknown) => (isObject(one) ? one.keyName : one))).size ===
          value.length,
      must: 'one or two keys, each with a keyName of its own',
    }),
  },
} as const satisfies Readonly<Record<string, Details>>;

/** What changes one. */
export const updateDetails = {
  endpoints: { ...common, ...guarded },
  dedicatedAiClusters: { ...common, unitCount: count },
  generativeAiProjects: { ...common, ...remembering },
  apikeys: common,
} as const satisfies Readonly<Record<string, Details>>;

/** The body of an action, by its word in the path. */
export const actionDetails = {
  changeCompartment: { compartmentId: needed(text(255)) },
  renew: {
    details: needed({ fits: (value) => fitting(secret, value), must: 'an object with a keyName' }),
  },
  setstate: {
    keyName: needed(text(255)),
    state: needed(word('ACTIVE', 'INACTIVE', 'REVOKED')),
  },
} as const satisfies Readonly<Record<string, Details>>;

function flawOf(details: Details, body: JsonObject): ErrorReply | undefined {
  for (const [name, { needed: must }] of Object.entries(details)) {
    if (must && body[name] === undefined) {
      return platformError(400, 'MissingParameter', `${name} is required.`);
    }
  }
  for (const [name, { fits, must }] of Object.entries(details)) {
    if (body[name] !== undefined && !fits(body[name])) {
      return platformError(400, 'InvalidParameter', `${name} must be ${must}.`);
    }
  }
  return undefined;
}

/** Bytes of a body at most: ours, so that nobody fills the memory with tags. */
const mostBytes = 65_536;

/** A body read, or the refusal. */
export type DetailsReading =
  | { readonly ok: true; readonly details: JsonObject }
  | { readonly ok: false; readonly error: ErrorReply };

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}

/** Reads a body, and leaves out what nobody knows of. Never throws. */
export function readDetails(details: Details, body: Uint8Array): DetailsReading {
  if (body.length > mostBytes) {
    const message = `A body has ${mostBytes} bytes at most.`;
    return { ok: false, error: platformError(413, 'RequestEntityTooLarge', message) };
  }
  const parsed = excessOf(body) ? undefined : parse(body);
  if (!isObject(parsed)) {
    const error = platformError(400, 'CannotParseRequest', 'The body is not a JSON object.');
    return { ok: false, error };
  }
  const error = flawOf(details, parsed);
  if (error) return { ok: false, error };
  const known = Object.keys(details).filter((name) => parsed[name] !== undefined);
  return { ok: true, details: Object.fromEntries(known.map((name) => [name, parsed[name]])) };
}
