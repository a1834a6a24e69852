import type { Answered } from './answered.ts';
import { CallPromise } from './call-promise.ts';
import { camelCase } from './camel-case.ts';
import { operations } from './generated/operations.ts';
import type { Resources } from './generated/resources.ts';
import type { OperationId, PageOptions } from './operation-types.ts';
import { PagePromise } from './page.ts';

/** A line of the operation table, read. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  /** What else there is to know, as `generated/operations.ts` lists it. */
  readonly marks: string;
}

/** Carries one call out. The client is one; resources know no more of it than this. */
export type Caller = (
  operation: Operation,
  /** Values of the path's parameters come first, in their order. */
  args: readonly unknown[],
  body: unknown,
  query: object | undefined,
  options: PageOptions | undefined,
) => Promise<Answered>;

type Method = (...args: unknown[]) => unknown;

/** Makes every method from its line. Nothing is sent until what a method returns is awaited. */
export function createResources(caller: Caller): Resources {
  const resources: Record<string, Record<string, Method>> = {};
  for (const operation of readOperations()) {
    const [tag = '', name = ''] = operation.id.split('.');
    resources[tag] = { ...resources[tag], [name]: createMethod(caller, operation) };
  }
  return resources as unknown as Resources;
}

export function readOperations(): Operation[] {
  const read: Operation[] = [];
  let base = '';
  for (const line of operations.split('\n')) {
    const [method = '', path, name, marks = ''] = line.split(' ');
    if (path) {
      const id = `${camelCase(base.split('/').pop())}.${name}` as OperationId;
      read.push({ id, method, path: base + path.replace(/^\/$/, ''), marks });
    } else base = method;
  }
  return read;
}

/** The arguments are the path's parameters, body, query and options, as far as there are such. */
function createMethod(caller: Caller, operation: Operation): Method {
  const { path, marks } = operation;
  const parameters = path.split('{').length - 1;
  return (...args) => {
    let at = parameters;
    const body = marks.includes('!') ? args[at++] : undefined;
    const query = marks.includes('?') ? (args[at++] as object) : undefined;
    const options = args[at] as PageOptions | undefined;
    const call = (page?: number) =>
      caller(operation, args, body, page ? { ...query, page } : query, options);
    return marks.includes('*') ? new PagePromise(call, options?.prefetch) : new CallPromise(call);
  };
}
