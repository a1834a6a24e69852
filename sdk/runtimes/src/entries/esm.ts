import { createRequire } from 'node:module';
import * as main from '@keyturn/sdk';
import * as fetch from '@keyturn/sdk/fetch';
import { report } from './report.ts';

await report({ main, fetch }, createRequire(import.meta.url)('@keyturn/sdk'));
