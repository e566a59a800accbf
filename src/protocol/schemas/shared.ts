/** Building blocks of the request schemas. Loading this costs time: see `request-validators.ts`. */
import Type, { type TProperties, type TSchema } from 'typebox';

/**
 * A property that may be left out, or `null`, which the service's JSON reader takes for absent in
 * other Oracle services; nothing shows that this one refuses it.
 */
export function optional(schema: TSchema) {
  return Type.Optional(nullable(schema));
}

/** `null` joins the type or the words where there are any: a union would cost more to compile. */
function nullable(schema: TSchema): TSchema {
  if ('enum' in schema && Array.isArray(schema.enum)) {
    return Type.Unsafe({ enum: [...schema.enum, null] });
  }
  return 'type' in schema && typeof schema.type === 'string'
    ? Type.Unsafe({ ...schema, type: [schema.type, 'null'] })
    : Type.Union([schema, Type.Null()]);
}

/** An object that refuses any key it does not name: an unknown key gets 400 from the service. */
export function closed<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

/**
 * One of several objects, told apart by the word in their property `tag`. Only the one that it names is
 * looked at, where a union would try each and note for each why it does not fit.
 */
export function tagged(tag: string, members: readonly TSchema[]) {
  const discriminator = { propertyName: tag };
  return Type.Unsafe({ type: 'object', discriminator, required: [tag], oneOf: [...members] });
}

/** An object of anything: JSON Schemas, metadata, documents. */
export function open() {
  return Type.Object({}, { additionalProperties: true });
}

/** One of these words, exactly so spelled. */
export function words<const Words extends readonly string[]>(...allowed: Words) {
  return Type.Enum([...allowed]);
}

/** Whether a stream ends with token counts. */
export const streamOptions = closed({ isIncludeUsage: optional(Type.Boolean()) });

/** `{ url, detail }` of image, audio, video and document parts. */
export const mediaUrl = closed({
  url: Type.String(),
  detail: optional(words('AUTO', 'HIGH', 'LOW')),
});

/** Where the answer comes from. Source: npm oci-generativeaiinference, lib/model/serving-mode. */
export const servingMode = tagged('servingType', [
  closed({ servingType: Type.Literal('ON_DEMAND'), modelId: Type.String() }),
  closed({ servingType: Type.Literal('DEDICATED'), endpointId: Type.String() }),
]);
