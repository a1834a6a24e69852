import { describe, expect, it } from 'vitest';
import { errorOf, follow } from '../test/support/settled.ts';
import { createStubApi, data, failure } from '../test/support/stub-api.ts';

describe('middleware', () => {
  it('stands around each attempt, in order', async () => {
    const order: string[] = [];
    const layer =
      (name: string) => async (request: Request, next: (own: Request) => Promise<Response>) => {
        order.push(`${name} in`);
        const response = await next(request);
        order.push(`${name} out`);
        return response;
      };
    const { client, clock } = createStubApi(
      (_, number) => (number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : data({})),
      { auth: 'key', middleware: [layer('a'), layer('b')] },
    );
    const state = follow(client.auth.me());
    await clock.advance(1_000);
    expect(state()).toMatchObject({ value: {} });
    const once = ['a in', 'b in', 'b out', 'a out'];
    expect(order).toEqual([...once, ...once]);
  });

  it.each([
    ['reads the body', (response: Response) => response.text().then(() => response)],
    ['forgets the answer', async () => undefined as unknown as Response],
  ])('that %s is told so, and its mistake is not repeated', async (_, mistake) => {
    const { client, sent } = createStubApi(() => data({}), {
      auth: 'key',
      middleware: [async (request, next) => mistake(await next(request))],
    });
    const error = await errorOf(client.users.get('user_1'));
    expect(error).toMatchObject({
      name: 'KeyturnError',
      message: 'Middleware must return a response whose body is unread.',
    });
    expect(sent).toHaveLength(1);
  });
});
