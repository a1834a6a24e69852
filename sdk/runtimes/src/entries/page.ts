import type { Servers } from '../../../test/behaviour/behaviour.ts';
import { run } from './web.ts';

Object.assign(globalThis, { run: (servers: Servers) => run(servers, ['visitors']) });
