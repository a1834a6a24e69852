import { describe, expect, it } from 'vitest';
import { resolveBaseUrl } from './base-url.ts';

describe('resolveBaseUrl', () => {
  it.each([
    ['https://your-domain.com', 'https://your-domain.com'],
    ['https://your-domain.com/', 'https://your-domain.com'],
    ['https://your-domain.com/api/external', 'https://your-domain.com'],
    ['https://your-domain.com/api/external/', 'https://your-domain.com'],
    ['https://your-domain.com/proxy', 'https://your-domain.com/proxy'],
    ['https://your-domain.com/proxy/api/external', 'https://your-domain.com/proxy'],
    ['http://localhost:3010', 'http://localhost:3010'],
    ['http://127.0.0.1:3010', 'http://127.0.0.1:3010'],
    ['http://[::1]:3010', 'http://[::1]:3010'],
    ['http://api.localhost', 'http://api.localhost'],
  ])('%s means %s', (given, resolved) => {
    expect(resolveBaseUrl(given)).toBe(resolved);
  });

  it.each([
    ['nothing', undefined, 'baseUrl is missing. Pass'],
    ['an empty text', '', 'baseUrl is missing. Pass'],
    ['a host alone', 'your-domain.com', 'baseUrl is malformed. Pass the address'],
    ['a host with a port', 'localhost:3010', 'baseUrl is malformed. Pass the address'],
    ['another protocol', 'ftp://your-domain.com', 'baseUrl is malformed. Pass the address'],
    ['http: beyond loopback', 'http://your-domain.com', 'unencrypted; use https:'],
    ['http: to a name that only looks like loopback', 'http://127.0.0.1.evil.com', 'unencrypted'],
    ['a query', 'https://your-domain.com?key=1', 'an origin and a path only'],
    ['a fragment', 'https://your-domain.com#a', 'an origin and a path only'],
  ])('refuses %s with a sentence that says what to do', (_, given, sentence) => {
    expect(() => resolveBaseUrl(given)).toThrow(sentence);
  });

  it('never repeats a password in its refusal', () => {
    expect(() => resolveBaseUrl('https://ann:secret@your-domain.com')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
