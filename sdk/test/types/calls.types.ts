/** What the compiler knows of calls: their data, their pages, and everything that is open. */
import { expectTypeOf } from 'vitest';
import type {
  Answer,
  CallOptions,
  Item,
  Keyturn,
  OperationId,
  Page,
  PaginatedId,
  RateLimit,
  Schema,
} from '../../src/index.ts';

declare const admin: Keyturn;
declare const plan: 'free' | 'professional' | undefined;

export async function dataOfEachKindOfMethod(): Promise<void> {
  // In an envelope, in a property of the token family's, in none, created, deleted.
  expectTypeOf(await admin.users.get('user_1')).toEqualTypeOf<Schema<'User'>>();
  expectTypeOf(await admin.apiTokens.get(1)).toEqualTypeOf<Schema<'ApiToken'>>();
  expectTypeOf(await admin.apiTokens.prune()).toEqualTypeOf<Answer<'apiTokens.prune'>>();
  expectTypeOf(await admin.models.list()).toEqualTypeOf<Schema<'Model'>[]>();
  expectTypeOf(await admin.users.delete('user_1'))
    .toHaveProperty('id')
    .toEqualTypeOf<string>();
  const { token } = await admin.apiTokens.create({ name: 'CI' });
  expectTypeOf(token).toEqualTypeOf<string | null>();
}

export async function pages(): Promise<void> {
  for await (const user of admin.users.list()) expectTypeOf(user).toEqualTypeOf<Schema<'User'>>();
  for await (const page of admin.users.list({ plan: 'free' }).pages()) {
    expectTypeOf(page).toEqualTypeOf<Page<'users.list'>>();
    expectTypeOf(page.pagination.total).toEqualTypeOf<number>();
  }
  expectTypeOf(await admin.blogs.list().toArray({ limit: 5 })).toEqualTypeOf<
    Item<'blogs.list'>[]
  >();
  expectTypeOf(await admin.users.list()).toEqualTypeOf<Page<'users.list'>>();
  expectTypeOf<'users.list'>().toExtend<PaginatedId>();
  expectTypeOf<'models.list'>().not.toExtend<PaginatedId>();
}

export async function whatCameWithIt(): Promise<void> {
  const answer = await admin.users.get('user_1').withResponse();
  expectTypeOf(answer.data).toEqualTypeOf<Schema<'User'>>();
  expectTypeOf(answer.response).toEqualTypeOf<Response>();
  expectTypeOf(answer.rateLimit).toEqualTypeOf<RateLimit | undefined>();
  expectTypeOf(answer.attempts).toEqualTypeOf<number>();
  expectTypeOf(admin.users.list().withResponse()).resolves.toHaveProperty('data');
}

export async function openUnions(): Promise<void> {
  const user = await admin.users.get('user_1');
  // A server that is newer than this client may have other plans.
  expectTypeOf<'a plan of next year'>().toExtend<typeof user.plan>();
  expectTypeOf<'professional'>().toExtend<typeof user.plan>();
  if (user.plan === 'professional') expectTypeOf(user.plan).toExtend<string>();
  // What is sent is closed, so that a typo does not compile.
  // @ts-expect-error
  admin.users.updatePlan('user_1', { plan: 'profesional' });
}

export function parameters(): void {
  admin.users.list();
  admin.users.list({});
  admin.users.list({ plan, page: undefined });
  admin.users.list({ perPage: 100 }, { prefetch: true });
  admin.apiTokens.rotate(1);
  admin.users.get('user_1', { timeoutMs: 5, headers: { 'x-team': null } });
  expectTypeOf<CallOptions>().toExtend<Parameters<typeof admin.users.get>[1]>();
  expectTypeOf(admin.apiTokens.get).parameter(0).toEqualTypeOf<number>();
  expectTypeOf(admin.users.get).parameter(0).toEqualTypeOf<string>();
  expectTypeOf<'users.get'>().toExtend<OperationId>();
}

export async function raw(): Promise<void> {
  const { data, error } = await admin.raw.GET('/api/external/users/{id}', {
    params: { path: { id: 'user_1' } },
  });
  expectTypeOf(data?.data.id).toEqualTypeOf<string | undefined>();
  if (error) expectTypeOf(error).toHaveProperty('success').toEqualTypeOf<false>();
}

export function misuse(): void {
  // @ts-expect-error An id is needed.
  admin.users.get();
  // @ts-expect-error Of the right type.
  admin.users.get(1);
  // @ts-expect-error A body is needed.
  admin.users.updatePlan('user_1');
  // @ts-expect-error With its fields.
  admin.users.updatePlan('user_1', {});
  // @ts-expect-error And no others.
  admin.users.updatePlan('user_1', { plan: 'free', planet: 'earth' });
  // @ts-expect-error A parameter that does not exist.
  admin.users.list({ limit: 5 });
  // @ts-expect-error An option that does not exist.
  admin.users.get('user_1', { timeout: 5 });
  // @ts-expect-error Only calls with pages can ask ahead.
  admin.users.get('user_1', { prefetch: true });
  // @ts-expect-error Nothing else can be iterated.
  admin.models.list().pages();
  // @ts-expect-error A collection is bounded.
  admin.users.list().toArray();
  // @ts-expect-error An operation that does not exist.
  admin.users.create({});
  // @ts-expect-error A path that does not exist.
  void admin.raw.GET('/api/external/nobody');
}
