/** Pieces that the schemas of messages share. */
import Type, { type TProperties, type TSchema } from 'typebox';

/** An object of which some members are known: others are passed over. */
export const open = <Fields extends TProperties>(fields: Fields, description?: string) =>
  Type.Object(fields, description === undefined ? {} : { description });

/** A member that may be absent or `null`, as languages without absent members write it. */
export const maybe = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

/** A member that may be absent. */
export const optional = Type.Optional;

/** A whole number, 0 or above. */
export const count = Type.Integer({ minimum: 0 });

/** Any JSON object. */
export const anyObject = Type.Record(Type.String(), Type.Unknown());

/** Names and texts. */
export const texts = Type.Record(Type.String(), Type.String());
