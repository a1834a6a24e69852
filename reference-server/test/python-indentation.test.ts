import { describe, expect, it } from 'vitest';
import { indentPython } from './python-indentation.ts';

const indented = `class Counter:
    def __init__(self, start):
        self.value = start

    def step(self, by):
        if by:
            if by < 0:
                raise Exception('Backwards')
        self.value = max(
        self.value + by,
        0
        )
        if self.value > 9:
            return 9
        return self.value

counter = Counter(1)
print(counter.step(2))
`;

describe('indentPython', () => {
  it('restores what its rules can tell', () => {
    expect(indentPython(indented.replace(/^ +/gm, ''))).toBe(indented);
  });

  it('leaves an indented program as it is', () => {
    expect(indentPython(indented)).toBe(indented);
  });
});
