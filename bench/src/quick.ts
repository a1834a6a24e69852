/** All benchmarks, so short that their figures are rough: for a look, and to see that they run. */
import { benchmarkClientMemory } from './client-memory.ts';
import { benchmarkCompileTime } from './compile-time.ts';
import { benchmarkGoodput } from './goodput.ts';
import { benchmarkMemory } from './memory.ts';
import { benchmarkMock } from './mock.ts';
import { benchmarkOverhead } from './overhead.ts';
import { benchmarkServer } from './server.ts';
import { benchmarkSize } from './size.ts';
import { benchmarkUsage } from './usage.ts';

await benchmarkServer({ seconds: 1, rounds: 2 });
await benchmarkMemory(8_000);
await benchmarkUsage(40_000);
await benchmarkOverhead({ calls: 500, rounds: 3 });
await benchmarkGoodput({ peers: false, starts: 2 });
await benchmarkSize();
benchmarkCompileTime(1);
await benchmarkClientMemory(8_000);
await benchmarkMock({ requests: 1_000, rounds: 2 });
