import { describe, expect, it } from 'vitest';
import { mockInItsTime } from '../test/run-on-mock.ts';
import { bearer, type Credential } from './credential.ts';
import { createKeyMaker } from './made-keys.ts';
import { Target } from './target.ts';

function makerOnMock() {
  const { mock, clock } = mockInItsTime();
  const given = bearer('main', mock.adminKey);
  const parts = { url: mock.baseUrl, credential: given, timeoutMs: 1_000, onExchange() {} };
  const target = new Target({ ...parts, fetch: mock.fetch, clock });
  const maker = createKeyMaker({
    ...{ target, environment: 'test', ownEnvironment: 'live', scopes: ['*'] },
    now: () => clock.now(),
    sleep: (ms) => clock.sleep(ms),
    keepSecret() {},
  });
  const ask = async (credential: Credential) =>
    (await target.call('auth.me', { credential })).status;
  const tokens = async () => {
    const { body } = await target.call('apiTokens.list');
    return (body as { tokens: unknown[] }).tokens;
  };
  return { maker, keys: maker.keysFor(given), target, ask, tokens };
}

describe('keys that a run makes', () => {
  it('are one of its own for each check that asks', async () => {
    const { keys } = makerOnMock();
    const [first, second] = [await keys.get('narrow'), await keys.get('narrow')];
    expect(first.authorization).not.toBe(second.authorization);
  });

  it.each([
    ['narrow', 200],
    ['lowLimit', 200],
    ['endpointLimited', 200],
    ['otherEnvironment', 200],
    ['disabled', 401],
    ['expired', 401],
    ['wrong', 401],
    ['addressLimited', 403],
  ] as const)('are what they are called: %s is answered with %i', async (name, status) => {
    const { keys, ask } = makerOnMock();
    expect(await ask(await keys.get(name))).toBe(status);
  });

  it('are removed after the run, and none is made afterwards', async () => {
    const { maker, keys, tokens } = makerOnMock();
    await maker.makeMain();
    await keys.create({ create: { scopes: ['users:read'] } });
    const underWay = keys.get('narrow');
    expect(await maker.removeAll()).toEqual([]);
    await underWay;
    await expect(keys.get('narrow')).rejects.toThrow('The run has ended.');
    expect(await tokens()).toEqual([]);
  });

  it('are named where they could not be removed', async () => {
    const { maker, keys, target } = makerOnMock();
    const { id } = await keys.create({ create: {} });
    target.call = () => Promise.reject(new Error('gone'));
    expect(await maker.removeAll()).toEqual([id]);
  });
});
