import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';

describe('a router', () => {
  const router = createRouter(['users.get', 'users.delete']);

  it('remembers the route of a method and a path, whatever the query and the origin', () => {
    const route = router.find('GET', '/api/external/users/user_1');
    expect(route).toMatchObject({ kind: 'operation', params: { id: 'user_1' } });
    expect(router.find('GET', 'https://localhost/api/external/users/user_1?a=b')).toBe(route);
  });

  it.each([
    ['method', 'DELETE', '/api/external/users/user_1', { operation: { id: 'users.delete' } }],
    ['path', 'GET', '/api/external/users/user_2', { params: { id: 'user_2' } }],
    ['method that no route has', 'PUT', '/api/external/users/user_1', { kind: 'wrong-method' }],
  ])('finds another route for another %s', (_, method, path, expected) => {
    router.find('GET', '/api/external/users/user_1');
    expect(router.find(method, path)).toMatchObject(expected);
  });
});
