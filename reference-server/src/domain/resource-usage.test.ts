import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { resourceUsage } from './resource-usage.ts';

describe('resourceUsage', () => {
  it('503 where nothing is measured: figures are never made up', () => {
    const read = () => resourceUsage(undefined, 0);
    expect(read).toThrow(ApiError);
    expect(read).toThrow('This server does not measure its resources.');
  });
});
