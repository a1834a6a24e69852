import { describe, expect, it } from 'vitest';
import type { UsageMark, UsageRow } from '../ports.ts';
import { sampleUsage } from '../stores/sample-records.ts';
import { createUsageRecorder, type UsageRecorderOptions } from './usage-recorder.ts';

/** A recorder whose time passes by hand, and whose writes end when told to. */
function setUp(options: Partial<UsageRecorderOptions> = {}) {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const writes: { ids: number[]; mark: UsageMark | undefined; end: (error?: Error) => void }[] = [];
  const told: string[] = [];
  const failures: unknown[] = [];
  const recorder = createUsageRecorder({
    clock: {
      now: () => now,
      after(delayMs, callback) {
        const timer = { at: now + delayMs, callback };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    log: {
      begin: async (recorder, at) => void told.push(`begin ${recorder} ${at}`),
      end: async (recorder) => void told.push(`end ${recorder}`),
      append: (rows: readonly UsageRow[], mark) =>
        new Promise<void>((resolve, reject) => {
          const end = (error?: Error) => (error === undefined ? resolve() : reject(error));
          writes.push({ ids: rows.map((row) => row.at), mark, end });
        }),
    },
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return {
    recorder,
    writes,
    told,
    failures,
    timers: () => timers.length,
    record: (...ids: number[]) => {
      for (const at of ids) recorder.record(sampleUsage({ at }));
    },
    async pass(ms: number) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.callback();
      await settled();
    },
    async end(index: number, error?: Error) {
      writes[index]?.end(error);
      await settled();
    },
  };
}

/** Lets every promise run that is ready to. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('createUsageRecorder', () => {
  it('writes what it collected once the interval has passed', async () => {
    const { record, pass, writes } = setUp();
    record(1);
    await pass(200);
    record(2);
    expect(writes).toHaveLength(0);
    await pass(50);
    expect(writes.map(({ ids }) => ids)).toEqual([[1, 2]]);
  });

  it('writes a full batch at once', () => {
    const { record, writes } = setUp({ batchRows: 3 });
    record(1, 2, 3, 4);
    expect(writes.map(({ ids }) => ids)).toEqual([[1, 2, 3]]);
  });

  it('has one write in flight, and goes on with the rest after it', async () => {
    const { record, pass, end, writes } = setUp({ batchRows: 2 });
    record(1, 2, 3, 4, 5);
    await pass(1000);
    expect(writes).toHaveLength(1);
    await end(0);
    expect(writes.map(({ ids }) => ids)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await end(1);
    expect(writes).toHaveLength(2);
    await pass(250);
    expect(writes[2]?.ids).toEqual([5]);
  });

  it('writes at once what a slow write has kept waiting for too long', async () => {
    const { record, pass, end, writes } = setUp();
    record(1);
    await pass(250);
    record(2);
    await pass(300);
    await end(0);
    await pass(0);
    expect(writes.map(({ ids }) => ids)).toEqual([[1], [2]]);
  });

  it('repeats a failed write with the next batch, in order', async () => {
    const { record, pass, end, writes, failures } = setUp();
    const failure = new Error('The disk is full.');
    record(1, 2);
    await pass(250);
    record(3);
    await end(0, failure);
    expect(failures).toEqual([failure]);
    expect(writes).toHaveLength(1);
    await pass(250);
    expect(writes[1]?.ids).toEqual([1, 2, 3]);
  });

  it('does not hammer a store that fails', async () => {
    const { record, pass, end, writes } = setUp({ batchRows: 2 });
    record(1, 2);
    await end(0, new Error('The disk is full.'));
    record(3, 4, 5, 6);
    await settled();
    expect(writes).toHaveLength(1);
    await pass(250);
    expect(writes).toHaveLength(2);
  });

  it('drops and counts what finds the buffer full, rows being written included', async () => {
    const { recorder, record, pass, end, writes } = setUp({ capacity: 3 });
    record(1, 2);
    await pass(250);
    record(3, 4, 5);
    expect(recorder.dropped()).toBe(2);
    await end(0);
    record(6);
    await pass(250);
    expect(writes[1]?.ids).toEqual([3, 6]);
    expect(recorder.dropped()).toBe(2);
  });

  it('writes everything on flush, what is in flight included', async () => {
    const { recorder, record, end, writes } = setUp({ batchRows: 2 });
    record(1, 2, 3);
    let flushed = false;
    const flushing = recorder.flush().then(() => {
      flushed = true;
    });
    await end(0);
    expect(flushed).toBe(false);
    await end(1);
    await flushing;
    expect(writes.map(({ ids }) => ids)).toEqual([[1, 2], [3]]);
  });

  it('tells who flushes that it failed, and keeps the rows', async () => {
    const { recorder, record, pass, end, writes } = setUp();
    record(1);
    const flushing = recorder.flush();
    writes[0]?.end(new Error('The disk is full.'));
    await expect(flushing).rejects.toThrow('The disk is full.');
    await pass(250);
    expect(writes[1]?.ids).toEqual([1]);
    await end(1);
  });

  it('writes everything on close, leaves no timer, and drops what comes later', async () => {
    const { recorder, record, writes, timers } = setUp();
    record(1);
    const closing = recorder.close();
    writes[0]?.end();
    await closing;
    record(2);
    expect(writes).toHaveLength(1);
    expect(timers()).toBe(0);
    expect(recorder.dropped()).toBe(1);
  });

  it('writes nothing when nothing was recorded', async () => {
    const { recorder, pass, writes } = setUp();
    await pass(1000);
    await recorder.close();
    expect(writes).toHaveLength(0);
  });
});

describe('the marks of a recorder', () => {
  const marked = (completeUntil: number, dropped = 0) => ({
    recorder: 'server',
    completeUntil,
    dropped,
  });

  it('go with every write, and say until when all requests that ended are written', async () => {
    const { recorder, record, pass, end, writes } = setUp({ batchRows: 2 });
    await recorder.begin();
    record(1, 2);
    await pass(10);
    record(3, 4);
    await pass(10);
    record(5);
    await end(0);
    await end(1);
    await pass(1000);
    expect(writes.map(({ ids, mark }) => [ids, mark])).toEqual([
      [[1, 2], marked(0)],
      [[3, 4], marked(20)],
      [[5], marked(1020)],
    ]);
  });

  it('are renewed by an idle recorder, and only then', async () => {
    const { recorder, record, pass, end, writes } = setUp();
    await recorder.begin();
    await pass(4_800);
    record(1);
    await pass(250);
    await end(0);
    await pass(4_999);
    expect(writes).toHaveLength(1);
    await pass(1);
    expect(writes[1]).toMatchObject({ ids: [], mark: marked(10_050) });
    await end(1);
    await pass(5_000);
    expect(writes[2]).toMatchObject({ ids: [], mark: marked(15_050) });
  });

  it('stay where they were when a write fails', async () => {
    const { recorder, record, pass, end, writes } = setUp();
    await recorder.begin();
    record(1);
    await pass(250);
    await end(0, new Error('The disk is full.'));
    await pass(250);
    expect(writes[1]).toMatchObject({ ids: [1], mark: marked(500) });
  });

  it('count each dropped row once, however often a write fails', async () => {
    const { recorder, record, pass, end, writes } = setUp({ capacity: 1 });
    await recorder.begin();
    record(1, 2, 3);
    await pass(250);
    await end(0, new Error('The disk is full.'));
    await pass(250);
    await end(1);
    record(4, 5);
    await pass(250);
    expect(writes.map(({ mark }) => mark?.dropped)).toEqual([2, 2, 1]);
  });

  it('begin with the time and end once everything is written', async () => {
    const { recorder, record, end, told, timers } = setUp();
    await recorder.begin();
    record(1);
    const closing = recorder.close();
    await settled();
    expect(told).toEqual(['begin server 0']);
    await end(0);
    await closing;
    expect(told).toEqual(['begin server 0', 'end server']);
    expect(timers()).toBe(0);
  });

  it('do not end when the last write fails', async () => {
    const { recorder, record, writes, told } = setUp();
    await recorder.begin();
    record(1);
    const closing = recorder.close();
    writes[0]?.end(new Error('The disk is full.'));
    await expect(closing).rejects.toThrow('The disk is full.');
    expect(told).toEqual(['begin server 0']);
  });

  it('neither are made nor end for a recorder that has not begun', async () => {
    const { recorder, record, writes, told } = setUp();
    record(1);
    const closing = recorder.close();
    writes[0]?.end();
    await closing;
    expect([writes[0]?.mark, told]).toEqual([undefined, []]);
  });
});
