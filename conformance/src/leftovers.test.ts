import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../test/exchange-of.ts';
import { bearer } from './credential.ts';
import { createLeftovers } from './leftovers.ts';
import { Target } from './target.ts';

const main = bearer('main', 'main-key');
const given = bearer('main', 'given-key');
const other = bearer('other', 'other-key');

const model = exchangeOf('models.create', 201, { data: { id: 'model_1' } }, { credential: other });
const token = exchangeOf('apiTokens.create', 201, { token: { id: 7 } }, { credential: main });

/** A server that knows each record by the key that may remove it. */
function serverWith(records: Record<string, string>) {
  const asked: string[] = [];
  const target = new Target({
    ...{ url: 'https://api.test', credential: main, timeoutMs: 1_000, onExchange() {} },
    clock: { now: () => 0, sleep: async () => {} },
    async fetch(input, init) {
      const { pathname } = new URL(String(input));
      const key = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '');
      asked.push(`${init?.method} ${pathname} ${key}`);
      const status = records[pathname] === key ? 200 : records[pathname] === 'nobody' ? 403 : 404;
      return Response.json({}, { status });
    },
  });
  return { target, asked };
}

describe('leftovers', () => {
  it('are what an answer says was created, until an answer says that it is gone', async () => {
    const leftovers = createLeftovers();
    leftovers.add(model);
    leftovers.add(token);
    leftovers.add(exchangeOf('models.delete', 200, {}, { path: '/api/external/models/model_1' }));
    leftovers.add(exchangeOf('apiTokens.delete', 404, {}, { path: '/api/api-tokens/7' }));
    const { target, asked } = serverWith({ '/api/api-tokens/7': 'main-key' });
    expect(await leftovers.remove(target, [main])).toEqual([]);
    expect(asked).toEqual(['DELETE /api/api-tokens/7 main-key']);
  });

  it('are not what was refused, read or changed', async () => {
    const leftovers = createLeftovers();
    leftovers.add(exchangeOf('models.create', 409, { data: { id: 'model_1' } }));
    leftovers.add(exchangeOf('models.get', 200, { data: { id: 'model_1' } }));
    const { target, asked } = serverWith({});
    await leftovers.remove(target, [main]);
    expect(asked).toEqual([]);
  });

  it('are removed with the first key that may, the latest first', async () => {
    const leftovers = createLeftovers();
    leftovers.add(model);
    leftovers.add(token);
    const { target, asked } = serverWith({
      '/api/external/models/model_1': 'other-key',
      '/api/api-tokens/7': 'given-key',
    });
    expect(await leftovers.remove(target, [main, given])).toEqual([]);
    expect(asked).toEqual([
      'DELETE /api/api-tokens/7 main-key',
      'DELETE /api/api-tokens/7 given-key',
      'DELETE /api/external/models/model_1 main-key',
      'DELETE /api/external/models/model_1 given-key',
      'DELETE /api/external/models/model_1 other-key',
    ]);
  });

  it('tell what could not be removed', async () => {
    const leftovers = createLeftovers();
    leftovers.add(model);
    const { target } = serverWith({ '/api/external/models/model_1': 'nobody' });
    expect(await leftovers.remove(target, [main])).toEqual([{ kind: 'models', id: 'model_1' }]);
  });
});
