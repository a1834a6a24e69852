import { describe, expect, it } from 'vitest';
import { createSessions } from './sessions.ts';

const empty = { data: 'empty' } as const;

describe('sessions', () => {
  it('share nothing that changes', () => {
    const sessions = createSessions(empty, 3);
    const [one, other] = [sessions.create({}), sessions.create({})];
    one.mock.seed.user();
    one.mock.clock.set('2030-01-01T00:00:00Z');
    one.mock.on('*').malformed();
    expect(other.mock.seed.user().id).toBe('user_1');
    expect(other.mock.clock.now()).toBe(sessions.first.mock.clock.now());
    expect(() => other.mock.verify()).not.toThrow();
  });

  it('are bounded in number, and an id is never given twice', () => {
    const sessions = createSessions(empty, 2);
    expect(sessions.create({}).id).toBe('1');
    expect(() => sessions.create({})).toThrow('There are 2 sessions, which is the limit.');
    sessions.delete('1');
    expect(sessions.create({}).id).toBe('2');
  });

  it('have no prefix where they are the first one, which stays', () => {
    const sessions = createSessions(empty, 2);
    expect([sessions.first.prefix, sessions.create({}).prefix]).toEqual(['', '/s/1']);
    expect(() => sessions.delete('first')).toThrow('use POST /__mock/reset');
    expect(sessions.get('first')).toBe(sessions.first);
  });

  it('are as the first one in what they do not say themselves', () => {
    const sessions = createSessions({ ...empty, seed: 7, latency: '50ms' }, 3);
    const alike = sessions.create({});
    expect(alike.mock.adminKey).toBe(sessions.first.mock.adminKey);
    expect(alike.latencyMs).toBe(50);
    const other = sessions.create({ seed: 8, latency: 0 });
    expect(other.mock.adminKey).not.toBe(sessions.first.mock.adminKey);
    expect(other.latencyMs).toBe(0);
  });

  it('are not made where an option is wrong', () => {
    const sessions = createSessions(empty, 2);
    expect(() => sessions.create({ latency: 'slow' })).toThrow('is no duration');
    expect(sessions.list()).toEqual([sessions.first]);
    expect(sessions.create({}).id).toBe('1');
  });
});
