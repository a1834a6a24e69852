import { describe, expect, it } from 'vitest';
import { answerOf, createRecorder, TRACED } from '../test/support/telemetry-recorder.ts';

const nothing = () => {};

describe('the metrics', () => {
  it('hold the duration in seconds, with the buckets that the conventions advise', async () => {
    const recorder = createRecorder();
    for (const [ms, status] of [
      [120, 200],
      [2_000, 503],
    ] as const) {
      const own = recorder.tracer.start(TRACED);
      await recorder.clock.advance(ms);
      own.end({ attempts: 1, response: answerOf(status) });
    }
    const metric = await recorder.metric('http.client.request.duration');
    const shared = {
      'http.request.method': 'GET',
      'server.address': 'api.test',
      'server.port': 443,
      'url.template': '/api/external/users/{id}',
    };
    expect(metric?.descriptor.unit).toBe('s');
    expect(metric?.dataPoints.map(({ attributes, value }) => [attributes, value])).toMatchObject([
      [
        { ...shared, 'http.response.status_code': 200 },
        { sum: 0.12, count: 1 },
      ],
      [{ ...shared, 'http.response.status_code': 503, 'error.type': '503' }, { sum: 2 }],
    ]);
    expect(metric?.dataPoints[0]?.value).toMatchObject({
      buckets: {
        boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      },
    });
  });

  it('have no attribute that grows with the number of users', async () => {
    const recorder = createRecorder();
    for (const id of ['user_1', 'user_2', 'user_3']) {
      recorder.span(
        nothing,
        { url: `https://api.test/api/external/users/${id}` },
        { response: answerOf(200, id) },
      );
    }
    const metric = await recorder.metric('http.client.request.duration');
    expect(metric?.dataPoints).toHaveLength(1);
  });

  it('count retries by reason, and hold the waits for quota in seconds', async () => {
    const recorder = createRecorder();
    recorder.span((own) => {
      const operation = 'users.get';
      own.event({
        type: 'retry',
        operation,
        attempt: 1,
        delayMs: 1,
        reason: 'rate-limit',
        status: 429,
        requestId: undefined,
        error: undefined,
      });
      own.event({ type: 'throttle', operation, waitMs: 1_500, waiting: 1 });
    });
    expect((await recorder.metric('keyturn.client.retries'))?.dataPoints).toMatchObject([
      {
        value: 1,
        attributes: { 'keyturn.operation': 'users.get', 'keyturn.retry.reason': 'rate-limit' },
      },
    ]);
    expect((await recorder.metric('keyturn.client.throttle.wait'))?.dataPoints).toMatchObject([
      { value: { sum: 1.5, count: 1 }, attributes: { 'keyturn.operation': 'users.get' } },
    ]);
  });
});
