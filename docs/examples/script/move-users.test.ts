import { createMock } from '@keyturn/mock-server';
import { Keyturn, PermissionDeniedError } from '@keyturn/sdk';
import { describe, expect, it } from 'vitest';
import { moveUsers } from './move-users.ts';

function setUp(scopes: ('users:read' | 'users:write')[] = ['users:read', 'users:write']) {
  const mock = createMock({ data: 'empty' });
  const { token } = mock.keys.create({ scopes, rate_limit: 1_000 });
  const admin = new Keyturn({ apiKey: token, baseUrl: mock.baseUrl, fetch: mock.fetch });
  for (let count = 0; count < 150; count += 1) mock.seed.user({ plan: 'free' });
  const lines: string[] = [];
  const move = {
    from: 'free',
    to: 'starter',
    limit: 1_000,
    dryRun: false,
    report: (line: string) => void lines.push(line),
  } as const;
  return { mock, admin, move, lines };
}

describe('moveUsers', () => {
  it('moves everybody, whichever page they are on', async () => {
    const { admin, move, lines } = setUp();
    expect(await moveUsers(admin, move)).toBe(150);
    expect((await admin.users.list({ plan: 'starter' })).pagination.total).toBe(150);
    expect(lines).toHaveLength(150);
  });

  it('stops at the limit', async () => {
    const { admin, move } = setUp();
    expect(await moveUsers(admin, { ...move, limit: 3 })).toBe(3);
    expect((await admin.users.list({ plan: 'starter' })).pagination.total).toBe(3);
  });

  it('changes nothing in a dry run', async () => {
    const { mock, admin, move } = setUp();
    expect(await moveUsers(admin, { ...move, dryRun: true })).toBe(150);
    expect(mock.calls('users.updatePlan')).toEqual([]);
  });

  it('goes on past a user that is deleted meanwhile', async () => {
    const { mock, admin, move, lines } = setUp();
    const other = new Keyturn({
      apiKey: mock.adminKey,
      baseUrl: mock.baseUrl,
      fetch: mock.fetch,
    });
    const racing = admin.withOptions({
      middleware: [
        async (request, next) => {
          if (request.url.endsWith('/users/user_2/plan')) await other.users.delete('user_2');
          return next(request);
        },
      ],
    });
    expect(await moveUsers(racing, { ...move, limit: 3 })).toBe(2);
    expect(lines[1]).toMatch(/^user_2 .*: was deleted meanwhile$/);
  });

  it('fails with what the key lacks', async () => {
    const { admin, move } = setUp(['users:read']);
    await expect(moveUsers(admin, move)).rejects.toThrow(PermissionDeniedError);
  });
});
