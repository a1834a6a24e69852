/** Bodies against the contract's JSON Schemas, by the 2020-12 dialect and with formats. */
import type { JsonSchema, OperationId } from '@keyturn/contract';
import { operationSchemas } from '@keyturn/contract/json-schemas';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface SchemaFault {
  /** JSON pointer into the body; empty for the whole of it. */
  readonly pointer: string;
  readonly expected: string;
  readonly found: string;
}

const OPTIONS = { strict: false, allErrors: true, verbose: true };
/** The name of the document among the schemas. */
const DOCUMENT = 'document';

const ajv = new Ajv2020(OPTIONS);
formats.default(ajv);
const compiled = new WeakMap<object, ValidateFunction>();

/** What is wrong with the body of an answer; `undefined` where the operation has no such status. */
export function faultsOfBody(
  id: string,
  status: number,
  body: unknown,
): readonly SchemaFault[] | undefined {
  const schema = operationSchemas[id as OperationId].responses[status];
  return schema && faultsBy(schema, body);
}

/** What is wrong with the body of a request. */
export function faultsOfRequest(id: string, body: unknown): readonly SchemaFault[] {
  const schema = operationSchemas[id as OperationId].body;
  return schema ? faultsBy(schema, body) : [];
}

/** What is wrong with the value of a header. */
export function faultsOfHeader(schema: JsonSchema, text: string): readonly SchemaFault[] {
  const isNumber = schema['type'] === 'integer' && /^-?\d+$/.test(text);
  return faultsBy(schema, isNumber ? Number(text) : text);
}

function faultsBy(schema: JsonSchema, value: unknown): readonly SchemaFault[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(toFault);
}

/** The schemas of an OpenAPI document, each named by the JSON pointer at which it stands. */
export interface DocumentSchemas {
  /** Why a schema cannot be compiled; `undefined` where it can. */
  mistakeAt(pointer: string): string | undefined;
  /** @throws {Error} For a schema that cannot be compiled. */
  faultsOf(pointer: string, value: unknown): readonly SchemaFault[];
}

export function createDocumentSchemas(document: unknown): DocumentSchemas {
  const own = new Ajv2020(OPTIONS);
  formats.default(own);
  own.addSchema(Object(document), DOCUMENT, false, false);

  function validatorAt(pointer: string): ValidateFunction {
    const fragment = pointer.split('/').map(encodeURIComponent).join('/');
    const validate = own.getSchema(`${DOCUMENT}#${fragment}`);
    if (validate === undefined) throw new Error(`There is no schema at ${pointer}`);
    return validate;
  }

  return {
    mistakeAt(pointer) {
      try {
        validatorAt(pointer);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    faultsOf(pointer, value) {
      const validate = validatorAt(pointer);
      return validate(value) ? [] : (validate.errors ?? []).map(toFault);
    },
  };
}

function toFault({ instancePath, keyword, params, message, data }: ErrorObject): SchemaFault {
  const name = params['missingProperty'] ?? params['additionalProperty'];
  const pointer = name === undefined ? instancePath : `${instancePath}/${name}`;
  if (keyword === 'required') return { pointer, expected: 'a value', found: 'nothing' };
  if (keyword === 'additionalProperties') {
    return { pointer, expected: 'no such field', found: 'a field that is not declared' };
  }
  const allowed =
    keyword === 'enum' ? `one of ${JSON.stringify(params['allowedValues'])}` : message;
  return { pointer, expected: allowed ?? keyword, found: shown(data) };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
