import { describe, expect, it } from 'vitest';
import { ApiError } from '../domain/api-error.ts';
import { validateInput } from './validate.ts';

const withPath = (path: Readonly<Record<string, string>>) =>
  validateInput('apiTokens.get', {
    path,
    query: new URLSearchParams(),
    headers: new Headers(),
    body: undefined,
  });

describe('validated path parameters', () => {
  it('are the same again for the same route', () => {
    const path = { id: '7' };
    expect(withPath(path).path).toEqual({ id: 7 });
    expect(withPath(path).path).toBe(withPath(path).path);
  });

  it('are refused again for the same route', () => {
    const path = { id: 'seven' };
    expect(() => withPath(path)).toThrow(ApiError);
    expect(() => withPath(path)).toThrow(ApiError);
  });
});
