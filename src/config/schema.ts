/** The JSON Schema of a config file, for editors. */
import { replySchema } from '../mock/replies/script.js';
import type { JsonObject } from '../protocol/json.js';
import { configRule } from './rules.js';

/** As published in `schemas/config.schema.json`. */
export const configSchema: JsonObject = { ...configRule.schema, $defs: { reply: replySchema } };
