/** Asks the administration of a mock as a test in any language would, and holds each answer to its document. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { adminDocument } from '../src/generated/admin-document.ts';

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON, whatever its shape; the test says what it expects. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep into bodies whose shape they assert
  readonly body: any;
}

export interface AdminSending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Media = Readonly<Record<string, { readonly schema: unknown }>>;

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(adminDocument, 'admin');

/** Statuses that nobody documents one by one: there is no such path, or no such method. */
const UNDOCUMENTED = [404, 405];

/** @param adminUrl such as `http://127.0.0.1:3020/s/1/__mock` */
export function adminClient(adminUrl: string) {
  return async (
    method: string,
    path: string,
    { body, headers = {} }: AdminSending = {},
  ): Promise<AdminAnswer> => {
    const isText = typeof body === 'string';
    const response = await fetch(`${adminUrl}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const answer = {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
    assertDocumented(method, `/__mock${path}`.split('?', 1)[0] ?? '', answer);
    return answer;
  };
}

/** @throws {Error} for a status or a body that the document does not have there */
function assertDocumented(method: string, path: string, { status, body }: AdminAnswer): void {
  const template = Object.keys(adminDocument.paths).find((one) =>
    new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const pointer = `#/paths/${template?.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
  const response = at(pointer);
  if (response === undefined) {
    if (!UNDOCUMENTED.includes(status)) {
      throw new Error(`${method} ${path} is not documented to answer ${status}.`);
    }
    validate('#/components/schemas/Problem', body);
    return;
  }
  const { $ref: referred = pointer } = response as { readonly $ref?: string };
  const { content } = at(referred) as { readonly content?: Media };
  if (content === undefined || typeof body === 'string') return;
  validate(`${referred}/content/application~1json/schema`, body);
}

function at(pointer: string): object | undefined {
  const keys = pointer.slice('#/'.length).split('/');
  return keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')],
    adminDocument,
  ) as object | undefined;
}

function validate(pointer: string, body: unknown): void {
  const check = ajv.getSchema(`admin${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`);
  if (check === undefined) throw new Error(`There is no ${pointer}.`);
  if (!check(body)) throw new Error(`${ajv.errorsText(check.errors)}\n${JSON.stringify(body)}`);
}
