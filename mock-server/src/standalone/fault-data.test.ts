import { describe, expect, it } from 'vitest';
import type { MockRequest } from '../fault.ts';
import { createMock } from '../mock.ts';
import { listFaults, matchesRequest, type RequestPattern, setFault } from './fault-data.ts';

const request = {
  operation: 'models.update',
  method: 'PATCH',
  path: '/api/external/models/model_1',
  params: { id: 'model_1' },
  query: { a: '1' },
  headers: { 'x-tenant': 'acme' },
  body: { name: 'Mine', tags: ['a', 'b'], price: { input: 1, output: 2 }, icon: null },
} as unknown as MockRequest;

describe('a pattern', () => {
  it.each<[RequestPattern]>([
    [{}],
    [{ method: 'patch' }],
    [{ path: '/api/external/models/model_1' }],
    [{ path: '/api/*/model_*' }],
    [{ params: { id: 'model_1' }, query: { a: '1' } }],
    [{ headers: { 'X-Tenant': 'acme' } }],
    [{ body: { name: 'Mine' } }],
    [{ body: { price: { output: 2 }, icon: null } }],
    [{ body: { tags: ['a', 'b'] } }],
  ])('matches by what it says: %j', (pattern) => {
    expect(matchesRequest(request, pattern)).toBe(true);
  });

  it.each<[RequestPattern]>([
    [{ method: 'GET' }],
    [{ path: '/api/external/models' }],
    [{ path: '/api/external.models/model_1' }],
    [{ params: { id: 'model_2' } }],
    [{ query: { b: '1' } }],
    [{ headers: { 'x-tenant': 'other' } }],
    [{ body: { name: 'Mine', colour: 'red' } }],
    [{ body: { toString: 'x' } }],
    [{ body: { tags: ['a'] } }],
    [{ body: { tags: { length: 2 } } }],
    [{ body: { price: 1 } }],
    [{ body: 'Mine' }],
    [{ method: 'PATCH', query: { a: '2' } }],
  ])('does not match where one of it is otherwise: %j', (pattern) => {
    expect(matchesRequest(request, pattern)).toBe(false);
  });
});

describe('faults as data', () => {
  it.each([
    [{ operation: 'users.get', kind: 'fail', code: 'NOT_FOUND', message: 'Gone.' }],
    [{ operation: 'users.get', kind: 'respond', status: 200, data: { name: 'Ann' } }],
    [{ operation: '*', kind: 'latency', duration: '1ms' }],
    [{ operation: '*', kind: 'networkError' }],
    [{ operation: '*', kind: 'stall', part: 'body' }],
    [{ operation: '*', kind: 'malformed' }],
    [{ operation: 'models.create', kind: 'commitThen', end: 'stall' }],
  ] as const)('are told as they were set: %j', (data) => {
    const mock = createMock({ data: 'empty' });
    const set = setFault(mock, { ...data, times: 2, when: { method: 'GET' } });
    expect(set).toEqual({ ...data, id: '1', times: 2, when: { method: 'GET' }, used: 0 });
    expect(listFaults(mock)).toEqual([set]);
  });

  it('come back with a snapshot', () => {
    const mock = createMock({ data: 'empty' });
    const set = setFault(mock, { operation: '*', kind: 'malformed' });
    const before = mock.snapshot();
    mock.reset();
    expect(listFaults(mock)).toEqual([]);
    mock.restore(before);
    expect(listFaults(mock)).toEqual([set]);
  });
});
