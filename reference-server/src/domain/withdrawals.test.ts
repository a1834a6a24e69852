import { describe, expect, it } from 'vitest';
import { requireMove } from './withdrawals.ts';

describe('a withdrawal', () => {
  const statuses = ['pending', 'approved', 'paid', 'rejected'] as const;
  const allowed = ['pending → approved', 'pending → rejected', 'approved → paid'];
  const moves = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));

  it.each(moves)('moves from $from to $to only where it may', ({ from, to }) => {
    const move = () => requireMove(from, to);
    if (allowed.includes(`${from} → ${to}`)) expect(move).not.toThrow();
    else expect(move).toThrow(`The withdrawal is ${from} and cannot become ${to}.`);
  });

  it.each([
    ['pending', 'paid', 'It can become approved or rejected.'],
    ['approved', 'rejected', 'It can become paid.'],
    ['paid', 'paid', 'That is final.'],
  ] as const)('that is %s and shall become %s tells: %s', (from, to, sentence) => {
    expect(() => requireMove(from, to)).toThrow(sentence);
  });
});
