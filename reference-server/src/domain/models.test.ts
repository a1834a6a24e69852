import { describe, expect, it } from 'vitest';
import { problemOfOrder } from './models.ts';

describe('the order of models', () => {
  const known = ['a', 'b', 'c'];

  it.each([[['a', 'b', 'c']], [['c', 'a', 'b']]])('may be %j', (ids) => {
    expect(problemOfOrder(ids, known)).toBeUndefined();
  });

  it.each([
    [['a', 'b'], 'lacks: c'],
    [[], 'lacks: a, b, c'],
    [['a', 'b', 'c', 'd'], 'names unknown models: d'],
    [['a', 'b', 'c', 'a', 'a'], 'repeats: a'],
    [['a', 'a', 'x', 'y'], 'repeats: a, names unknown models: x, y, lacks: b, c'],
  ])('may not be %j: it %s', (ids, problem) => {
    expect(problemOfOrder(ids, known)).toBe(`must hold the id of every model once; it ${problem}`);
  });

  it('tells of a few ids and how many more there are', () => {
    const many = Array.from({ length: 8 }, (_, index) => `m${index}`);
    expect(problemOfOrder([], many)).toMatch(/lacks: m0, m1, m2, m3, m4 and 3 more$/);
  });
});
