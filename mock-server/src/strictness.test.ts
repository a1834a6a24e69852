import { describe, expect, it } from 'vitest';
import { createMock } from './mock.ts';
import { MockVerificationError } from './strictness.ts';
import { requester } from './test-requests.ts';

describe('the verification of a mock', () => {
  it('finds nothing where everything was used', async () => {
    const mock = createMock();
    mock.on('users.get').fail('NOT_FOUND').times(1);
    await requester(mock)('GET', '/api/external/users/user_1');
    expect(() => mock.verify()).not.toThrow();
  });

  it('lists all there is in one error', async () => {
    const mock = createMock();
    const send = requester(mock);
    const { id } = mock.seed.user({ tokenBalance: -1 });
    mock
      .on('users.get')
      .fail('RATE_LIMIT_EXCEEDED')
      .times(2)
      .when(({ params }) => params.id === 'user_1');
    mock
      .on('*')
      .latency(1)
      .when(() => false);
    await send('GET', '/api/external/users/user_1');
    await send('GET', '/api/external/nothing');
    await mock.fetch('https://elsewhere.test/').catch(() => undefined);
    await send('GET', `/api/external/users/${id}`).catch(() => undefined);
    expect(() => mock.verify()).toThrow(
      new MockVerificationError([
        "Unused override: users.get.fail('RATE_LIMIT_EXCEEDED') met 1 of the 2 calls that it was set for.",
        "Unused override: on('*').latency(1) met no call.",
        'Unhandled request: GET /api/external/nothing is no path of the API.',
        'Unhandled request: GET https://elsewhere.test/ is not below https://keyturn.test.',
        'Broken contract: The answer 200 of users.get breaks the contract at "/data/tokenBalance": Too small: expected number to be >=0',
      ]),
    );
  });

  it('tells once what a client met again and again', async () => {
    const mock = createMock();
    const send = requester(mock);
    const { id } = mock.seed.user({ tokenBalance: -1 });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await send('GET', `/api/external/users/${id}`).catch(() => undefined);
      await send('GET', '/api/external/nothing');
    }
    expect(() => mock.verify()).toThrow(
      new MockVerificationError([
        'Unhandled request: GET /api/external/nothing is no path of the API. (3 times)',
        'Broken contract: The answer 200 of users.get breaks the contract at "/data/tokenBalance": Too small: expected number to be >=0 (3 times)',
      ]),
    );
  });

  it("tells what the server's own code stumbled over", async () => {
    const mock = createMock({ settings: { jwtSecret: '' } });
    const { status } = await requester(mock)('POST', '/api/external/auth/validate');
    expect(status).toBe(500);
    expect(() => mock.verify()).toThrow(
      /^The mock found 1 problem:\n1\. Failure of the mock itself: \w*Error: .+/,
    );
  });

  it('names every problem in its message', () => {
    const { message } = new MockVerificationError(['One.', 'Two.']);
    expect(message).toBe('The mock found 2 problems:\n1. One.\n2. Two.');
  });

  it('knows paths of the API whatever their method', async () => {
    const mock = createMock();
    expect((await requester(mock)('PUT', '/api/external/users')).status).toBe(405);
    expect(() => mock.verify()).not.toThrow();
  });

  it('forgets everything with a reset', async () => {
    const mock = createMock();
    mock.on('users.get').malformed();
    await requester(mock)('GET', '/nothing');
    mock.reset();
    expect(() => mock.verify()).not.toThrow();
  });

  it('finds nothing where the mock is not strict', async () => {
    const mock = createMock({ strict: false });
    mock.on('users.get').malformed();
    await requester(mock)('GET', '/nothing');
    expect(() => mock.verify()).not.toThrow();
  });
});
