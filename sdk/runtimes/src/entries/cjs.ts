import * as main from '@keyturn/sdk';
import * as fetch from '@keyturn/sdk/fetch';
import { report } from './report.ts';

// The imports above become calls of `require` when they are bundled, and this one does not; but
// Deno answers it with what has been required. Unhandled, its failure ends the program.
void import('@keyturn/sdk').then((other) =>
  report({ main, fetch }, 'NotFoundError' in other ? other : undefined),
);
