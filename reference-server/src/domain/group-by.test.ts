import { expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

it('groups in the order of the first of each group, and keeps the order within', () => {
  const groups = groupBy([5, 2, 8, 3, 1], (number) => (number % 2 === 0 ? 'even' : 'odd'));
  expect([...groups]).toEqual([
    ['odd', [5, 3, 1]],
    ['even', [2, 8]],
  ]);
});

it('groups nothing into nothing', () => {
  expect(groupBy([], String)).toEqual(new Map());
});
