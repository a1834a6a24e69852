import { sequences } from '@keyturn/reference-server/internal/domain/demo-data';
import type { Environment } from '@keyturn/reference-server/internal/ports';
import { nextNumber } from '@keyturn/reference-server/internal/stores/memory/memory-state';
import { describe, expect, it } from 'vitest';
import { demoData, demoState, type Kind } from './mock-state.ts';

const kinds = Object.keys(sequences) as Kind[];

describe('the state with the demo data', () => {
  it.each(kinds)('continues the numbers of %s after the records that there are', (kind) => {
    expect(nextNumber(demoState(0), sequences[kind])).toBe(demoData()[kind].length + 1);
  });

  it.each(['live', 'test'] as Environment[])('holds every record in %s', (environment) => {
    const { resources } = demoState(0);
    for (const kind of kinds) {
      const stored = resources[environment][kind].sorted.map(({ record }) => record);
      expect(stored).toEqual(demoData()[kind]);
    }
  });

  it('shares the records between mocks', () => {
    expect(demoState(0).resources).toBe(demoState(1).resources);
  });
});
