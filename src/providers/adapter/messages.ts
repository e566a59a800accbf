/**
 * The adapter protocol, version 1: JSON lines on stdin and stdout of a process that the kit starts. The schemas
 * here are the source of the types, of validation, and of `schemas/adapter.schema.json`.
 */
import { adapterMessages } from './adapter-messages.js';
import { kitMessages } from './kit-messages.js';

/** The version of the protocol that the kit speaks. */
export const protocolVersion = 1;

/** Bytes that a line may have, its line end left out. */
export const longestLine = 4 * 1024 * 1024;

/** The published schema: a definition for each message; any of them fits. */
export const adapterSchema = {
  description: 'One line of the adapter protocol, version 1. Unknown members are passed over.',
  oneOf: Object.keys({ ...kitMessages, ...adapterMessages }).map((name) => ({
    $ref: `#/$defs/${name}`,
  })),
  $defs: { ...kitMessages, ...adapterMessages },
} as const;
