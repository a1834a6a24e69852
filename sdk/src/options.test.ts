import { afterEach, describe, expect, it, vi } from 'vitest';
import { API_KEY } from '../test/support/stub-api.ts';
import { Keyturn } from './client.ts';
import { KeyturnError } from './errors.ts';
import type { KeyturnOptions } from './options.ts';

const valid = { apiKey: API_KEY, baseUrl: 'https://api.test' };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the options', () => {
  it.each<[string, KeyturnOptions, string]>([
    ['a missing key', { baseUrl: 'https://api.test' }, 'apiKey is missing. Pass apiKey'],
    ['an empty key', { ...valid, apiKey: '' }, 'apiKey is missing. Pass apiKey'],
    [
      'a key with a line break',
      { ...valid, apiKey: `${API_KEY}\n` },
      'Pass the key as it was issued',
    ],
    ['a missing address', { apiKey: API_KEY }, 'baseUrl is missing. Pass the address'],
    ['http: beyond loopback', { ...valid, baseUrl: 'http://api.test' }, 'use https:'],
    ['a timeout of 0', { ...valid, timeoutMs: 0 }, 'timeoutMs must be a number, 1 or more.'],
    ['a deadline that is none', { ...valid, deadlineMs: Number.NaN }, 'deadlineMs must be'],
    ['negative retries', { ...valid, maxRetries: -1 }, 'maxRetries must be a number, 0 or more.'],
    ['no concurrency', { ...valid, rateLimit: { maxConcurrency: 0 } }, 'maxConcurrency must be'],
    ['a negative wait', { ...valid, rateLimit: { maxWaitMs: -1 } }, 'maxWaitMs must be'],
    ['a number as text', { ...valid, deadlineMs: '60000' as never }, 'deadlineMs must be a number'],
    [
      'another way to sign in',
      { ...valid, auth: 'token' as never },
      'auth must be one of jwt, key, basic.',
    ],
    [
      'another mode',
      { ...valid, rateLimit: { mode: 'fail' as never } },
      'mode must be one of wait, throw.',
    ],
    [
      'an unknown check',
      { ...valid, validate: true as never },
      'validate must be one of off, responses.',
    ],
    ['a negative budget', { ...valid, retryBudget: { capacity: -1 } }, 'capacity must be'],
  ])('refuse %s with a sentence that says what to do, without the key', (_, options, sentence) => {
    vi.stubEnv('KEYTURN_API_KEY', undefined);
    vi.stubEnv('KEYTURN_BASE_URL', undefined);
    const create = () => new Keyturn(options);
    expect(create).toThrow(KeyturnError);
    expect(create).toThrow(sentence);
    expect(create).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(API_KEY) }),
    );
  });

  it('are read from the environment where they are absent', async () => {
    vi.stubEnv('KEYTURN_API_KEY', API_KEY);
    vi.stubEnv('KEYTURN_BASE_URL', 'https://env.test');
    const fetch = vi.fn(async () => Response.json({ success: true, data: {} }));
    await new Keyturn({ auth: 'key', fetch }).auth.me();
    expect(fetch).toHaveBeenCalledWith(
      'https://env.test/api/external/auth/me',
      expect.objectContaining({ method: 'GET' }),
    );
  });

  it.each([
    ['page', 'document'],
    ['worker of a page', 'importScripts'],
  ])('refuse a key in a %s unless it is asked for', (_, name) => {
    vi.stubGlobal(name, {});
    expect(() => new Keyturn(valid)).toThrow('set dangerouslyAllowBrowser');
    expect(() => new Keyturn({ ...valid, dangerouslyAllowBrowser: true })).not.toThrow();
  });
});
