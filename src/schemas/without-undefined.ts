/** Zod writes absent optional fields as undefined in the type; JSON and `exactOptionalPropertyTypes` know only absence. */
export function withoutUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  return JSON.parse(JSON.stringify(fields)) as Defined<Fields>;
}

/** The same fields, of which each optional one is absent or has a value. */
export type Defined<Value> = Value extends readonly (infer Item)[]
  ? readonly Defined<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Defined<Exclude<Value[Key], undefined>> }
    : Value;
