import { describe, expect, it } from 'vitest';
import { DAY_MS, dayOf } from './calendar.ts';
import { createDemoActivity } from './demo-activity.ts';
import { createDemoData } from './demo-data.ts';

const NOW = Date.UTC(2026, 4, 20, 15, 30);
const data = createDemoData();
const { visits, generations } = createDemoActivity(data, NOW);

describe('the activity of the demo', () => {
  it('happened in the two months before now, today included', () => {
    for (const events of [visits, generations]) {
      const moments = events.map(({ at }) => at);
      expect(Math.max(...moments)).toBeLessThanOrEqual(NOW);
      const days = new Set(moments.map(dayOf));
      expect(days.size).toBe(60);
      expect(Math.max(...days)).toBe(dayOf(NOW));
    }
  });

  it('is the same on every day, only that it moves with the days', () => {
    const later = createDemoActivity(data, NOW + 100 * DAY_MS);
    const back = <T extends { at: number }>(events: readonly T[]) =>
      events.map((event) => ({ ...event, at: event.at - 100 * DAY_MS }));
    expect(back(later.visits)).toEqual(visits);
    expect(back(later.generations)).toEqual(generations);
  });

  it('spends tokens of active users on models that are offered', () => {
    const active = new Set(data.users.filter(({ status }) => status === 'active').map((u) => u.id));
    const offered = new Set(data.models.filter((model) => model.active).map(({ id }) => id));
    for (const { userId, modelId } of generations) {
      expect(active).toContain(userId);
      expect(offered).toContain(modelId);
    }
  });

  it('spends no more than users have used', () => {
    const used = new Map(data.users.map(({ id, tokensUsed }) => [id, tokensUsed]));
    for (const [userId, own] of Map.groupBy(generations, (generation) => generation.userId)) {
      const spent = own.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0);
      expect(spent).toBeLessThanOrEqual(used.get(userId) ?? 0);
    }
  });
});
