import { describe, expect, it } from 'vitest';
import { createBoundedCache, remembering } from './bounded-cache.ts';

describe('a bounded cache', () => {
  it('lets the entry leave that was not used for longest', () => {
    const cache = createBoundedCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
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
