import { describe, expect, it } from 'vitest';
import { examplesOf, operations } from '../test/openapi-document.ts';
import type { OperationId } from './generated/operation-table.ts';
import { findMismatches } from './mismatches.ts';

const meta = { timestamp: '2026-01-01T00:00:00.000Z', requestId: 'req_1' };
const user = {
  id: 'user_1',
  name: 'Ann',
  email: 'ann@example.com',
  plan: 'professional',
  status: 'active',
  tokenBalance: 10,
  tokensUsed: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  lastActiveAt: null,
};
const answer = (data: unknown) => ({ success: true, data, meta });
const successes = operations.flatMap(({ id, answers }) =>
  answers
    .filter(({ status }) => status < '300')
    .flatMap(({ status, answer: { content } }) =>
      examplesOf(`${id} ${status}`, content).map(({ at, value }) => ({ id, status, at, value })),
    ),
);

describe('mismatches', () => {
  it.each(successes)('are none in the example of $at', ({ id, status, value }) => {
    expect(findMismatches(id as OperationId, Number(status), value)).toEqual([]);
  });

  it('are none in an unknown field, an unknown enum value, and an undeclared status', () => {
    const newer = answer({ ...user, plan: 'platinum', team: { id: 'team_1' } });
    expect(findMismatches('users.get', 200, newer)).toEqual([]);
    expect(findMismatches('users.get', 206, 'anything')).toEqual([]);
  });

  it.each([
    ['another type', answer({ ...user, tokensUsed: '0' }), '/data/tokensUsed', 'number', 'string'],
    ['a missing field', answer({ ...user, email: undefined }), '/data/email', 'string', 'nothing'],
    ['null', answer(null), '/data', 'object', 'null'],
    ['another constant', { ...answer(user), success: false }, '/success', 'true', 'boolean'],
    [
      'too little text',
      answer({ ...user, name: '' }),
      '/data/name',
      'at least 1 characters',
      'string',
    ],
    [
      'too small a number',
      answer({ ...user, tokensUsed: -1 }),
      '/data/tokensUsed',
      'at least 0',
      'number',
    ],
    ['another format', answer({ ...user, email: 'ann' }), '/data/email', 'email', 'string'],
    [
      'none of the alternatives',
      answer({ ...user, lastActiveAt: 5 }),
      '/data/lastActiveAt',
      'string or null',
      'number',
    ],
    ['a list', [], '', 'object', 'array'],
  ])('name %s by pointer, expectation and type', (_, body, pointer, expected, found) => {
    expect(findMismatches('users.get', 200, body)).toEqual([{ pointer, expected, found }]);
  });

  it('of an item name its place in the list', () => {
    const pagination = {
      page: 1,
      perPage: 20,
      total: 2,
      totalPages: 1,
      hasNext: false,
      hasPrev: false,
    };
    const body = { ...answer([user, { ...user, id: 7 }]), pagination };
    expect(findMismatches('users.list', 200, body)).toEqual([
      { pointer: '/data/1/id', expected: 'string', found: 'number' },
    ]);
  });

  it('never show a value', () => {
    const secret = 'sk_live_secret';
    const bodies = [
      secret,
      answer(secret),
      answer({ ...user, name: { secret }, createdAt: secret }),
    ];
    for (const body of bodies) {
      const found = findMismatches('users.get', 200, body);
      expect(found).not.toEqual([]);
      expect(JSON.stringify(found)).not.toContain('secret');
    }
  });
});
