import { run } from './web.ts';

Object.assign(globalThis, { run });
