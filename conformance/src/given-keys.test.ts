import { describe, expect, it } from 'vitest';
import { CannotDecide } from './check.ts';
import { bearer } from './credential.ts';
import { readFixture, UsageError } from './fixture.ts';
import { givenKeys, keysIn } from './given-keys.ts';

const main = bearer('main', 'sk_test_main');
const ofSome = async () => 100;

function keysOf(keys: object, environment = {}) {
  return readFixture(JSON.stringify({ keys }), environment);
}

describe('keys of a fixture', () => {
  it('may be one of a kind, or several', () => {
    const fixture = keysOf({ narrow: 'a', lowLimit: ['b', '$C'] }, { C: 'c' });
    expect(keysIn(fixture)).toEqual([
      { name: 'narrow', key: 'a' },
      { name: 'lowLimit', key: 'b' },
      { name: 'lowLimit 2', key: 'c' },
    ]);
  });

  it('give a key with a low limit to one check only', async () => {
    const keys = givenKeys(main, keysOf({ lowLimit: ['b', 'c'] }), ofSome);
    expect((await keys.get('lowLimit')).authorization).toBe('Bearer b');
    expect((await keys.get('lowLimit')).authorization).toBe('Bearer c');
    await expect(keys.get('lowLimit')).rejects.toThrow(CannotDecide);
  });

  it('give any other key as often as it is asked for', async () => {
    const keys = givenKeys(main, keysOf({ narrow: 'a' }), ofSome);
    expect(await keys.get('narrow')).toEqual(await keys.get('narrow'));
  });

  it.each([
    ['has one', 100, true],
    ['has none', null, false],
    ['may not ask', undefined, false],
  ])('are asked once whether they have a limit: %s', async (_, limit, isLimited) => {
    const asked: string[] = [];
    const keys = givenKeys(main, keysOf({ narrow: 'a', lowLimit: 'b' }), async ({ name }) => {
      asked.push(name);
      return limit;
    });
    await keys.get('narrow');
    expect(await keys.get('narrow')).toMatchObject({ isLimited });
    // To ask would use up some of what it has.
    expect(await keys.get('lowLimit')).toMatchObject({ isLimited: true });
    expect(asked).toEqual(['narrow']);
  });

  it.each([
    [{ lowLimit: ['b', 7] }, 'keys.lowLimit[1]'],
    [{ narrow: ['a', 'b'] }, 'keys.narrow'],
  ])('are refused where %o is no text', (keys, name) => {
    expect(() => keysOf(keys)).toThrow(new UsageError(`${name} must be a text that is not empty.`));
  });
});
