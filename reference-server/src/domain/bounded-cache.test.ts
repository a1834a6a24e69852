import { describe, expect, it } from 'vitest';
import { createBoundedCache, remembering } from './bounded-cache.ts';

describe('a bounded cache', () => {
  it('never holds more entries than it may', () => {
    const cache = createBoundedCache<number>(10);
    for (let i = 0; i < 100; i += 1) {
      cache.set(`${i}`, i);
      cache.get(`${Math.floor(i / 2)}`);
    }
    expect(cache.clear()).toBeLessThanOrEqual(10);
  });

  it('still has what was used among the latest half of its entries', () => {
    const cache = createBoundedCache<number>(10);
    cache.set('used', 1);
    cache.set('idle', 1);
    for (let i = 0; i < 50; i += 1) {
      cache.set(`${i}`, i);
      if (i % 4 === 0) expect(cache.get('used')).toBe(1);
    }
    expect([cache.get('used'), cache.get('idle')]).toEqual([1, undefined]);
  });

  it('has the latest value of an entry', () => {
    const cache = createBoundedCache<number>(4);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['c', 4],
      ['a', 5],
    ] as const) {
      cache.set(key, value);
    }
    expect(cache.get('a')).toBe(5);
  });

  it('forgets what is deleted, and all when cleared', () => {
    const cache = createBoundedCache<number>(3);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
    expect(cache.clear()).toBe(1);
    expect(cache.get('b')).toBeUndefined();
  });
});

describe('a function that remembers', () => {
  it('computes a result once while it is among the latest, one that is undefined as well', () => {
    const computed: string[] = [];
    const first = remembering(2, (text) => {
      computed.push(text);
      return text === '' ? undefined : text.at(0);
    });
    const results = ['ab', '', 'ab', '', 'c', 'c', 'ab'].map(first);
    expect(results).toEqual(['a', undefined, 'a', undefined, 'c', 'c', 'a']);
    expect(computed).toEqual(['ab', '', 'c', 'ab']);
  });

  it('remembers no long text', () => {
    let computed = 0;
    const length = remembering(2, (text) => {
      computed += 1;
      return text.length;
    });
    expect(['x'.repeat(257), 'x'.repeat(257)].map(length)).toEqual([257, 257]);
    expect(computed).toBe(2);
  });
});
