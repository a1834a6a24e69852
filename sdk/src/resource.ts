import type { Answered } from './answered.ts';
import { CallPromise } from './call-promise.ts';
import { operations } from './generated/operations.ts';
import type { Resources } from './generated/resources.ts';
import type { OperationId, PageOptions } from './operation-types.ts';
import { PagePromise } from './page.ts';

/** A line of the operation table, read. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  readonly idempotent: boolean;
  /** Needs no credential, and counts against no limit. */
  readonly public: boolean;
  /** The property of the answer that holds the data; the whole answer where there is none. */
  readonly unwrap: string | undefined;
}

/** What a method puts into its request. */
export interface CallInput {
  /** Values of the path's parameters, in their order. */
  readonly path?: readonly unknown[];
  readonly query?: object | undefined;
  readonly body?: unknown;
}

/** Carries one call out. The client is one; resources know no more of it than this. */
export type Caller = (
  operation: Operation,
  input: CallInput,
  options: PageOptions | undefined,
) => Promise<Answered>;

type Method = (...args: unknown[]) => unknown;

/** Makes every method from its line. Nothing is sent until what a method returns is awaited. */
export function createResources(caller: Caller): Resources {
  const resources: Record<string, Record<string, Method>> = {};
  for (const [tag, lines] of Object.entries(operations)) {
    const methods: Record<string, Method> = {};
    for (const [name, line] of Object.entries<string>(lines)) {
      methods[name] = createMethod(caller, `${tag}.${name}` as OperationId, line);
    }
    resources[tag] = methods;
  }
  return resources as unknown as Resources;
}

export function readOperation(id: OperationId, line: string): Operation {
  const [method = '', path = ''] = line.split(' ');
  return {
    id,
    method,
    path,
    idempotent: line.includes(' idempotent'),
    public: line.includes(' public'),
    unwrap: line.split(' .')[1],
  };
}

/** The arguments are the path's parameters, body, query and options, as far as there are such. */
function createMethod(caller: Caller, id: OperationId, line: string): Method {
  const operation = readOperation(id, line);
  const paged = line.includes(' pages');
  const bodyAt = operation.path.split('{').length - 1;
  const queryAt = bodyAt + Number(line.includes(' body'));
  const optionsAt = queryAt + Number(line.includes(' query'));
  return (...args) => {
    const input: CallInput = {
      path: args,
      body: queryAt > bodyAt ? args[bodyAt] : undefined,
      query: optionsAt > queryAt ? (args[queryAt] as object | undefined) : undefined,
    };
    const options = args[optionsAt] as PageOptions | undefined;
    if (!paged) return new CallPromise(() => caller(operation, input, options));
    return new PagePromise(
      (page) =>
        caller(operation, page ? { ...input, query: { ...input.query, page } } : input, options),
      options?.prefetch,
    );
  };
}
