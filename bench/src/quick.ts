/** All benchmarks, so short that their figures are rough: for a look, and to see that they run. */
import { benchmarkClientMemory } from './client-memory.ts';
import { benchmarkCompileTime } from './compile-time.ts';
import { benchmarkGoodput } from './goodput.ts';
import { benchmarkMemory } from './memory.ts';
import { benchmarkMock } from './mock.ts';
import { benchmarkOverhead } from './overhead.ts';
import { benchmarkServer } from './server.ts';
import { benchmarkSize } from './size.ts';
import { benchmarkStandalone } from './standalone.ts';
import { benchmarkUsage } from './usage.ts';

await benchmarkServer({ seconds: 1, rounds: 1 });
await benchmarkMemory(4_000);
await benchmarkUsage(40_000);
await benchmarkOverhead({ calls: 100, turns: 10 });
await benchmarkGoodput({ peers: false, starts: 1 });
await benchmarkSize();
benchmarkCompileTime(1);
await benchmarkClientMemory(4_000);
await benchmarkMock({ requests: 500, rounds: 2 });
await benchmarkStandalone({ seconds: 1, rounds: 1 });
