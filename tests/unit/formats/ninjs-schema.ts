import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const path = join(import.meta.dirname, '../../fixtures/ninjs/ninjs-schema_3.1.json');
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
// The schema of places names one that it does not bring along; nothing here has coordinates.
ajv.addSchema({}, 'https://geojson.org/schema/GeoJSON.json');
const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as AnySchema);

/** What makes a value no ninjs 3.1. */
export function findNinjsFaults(item: unknown): readonly string[] {
  return validate(item) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
