import { run } from './web.ts';

addEventListener('message', async ({ data }) => postMessage(await run(data, ['visitors'])));
