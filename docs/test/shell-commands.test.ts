import { describe, expect, it } from 'vitest';
import { unknownCommands } from './shell-commands.ts';

const known = {
  scripts: new Set(['start', 'test', 'demo']),
  programs: new Set(['node']),
  packages: new Set(['@keyturn/sdk']),
  isVariable: (name: string) => name === 'KEYTURN_API_KEY',
};

describe('unknownCommands', () => {
  it.each([
    'npm ci && npm start   # with a comment',
    'npm start -- --port 4000 \\\n  --data /tmp/data',
    'npm run demo',
    'npx node --conditions=@keyturn/source first-program.ts',
    'npm install --save-dev @keyturn/sdk',
    'export KEYTURN_API_KEY=sk_live_…',
    'KEYTURN_API_KEY=sk_live_… npm start',
  ])('knows %j', (snippet) => {
    expect(unknownCommands(snippet, known)).toEqual([]);
  });

  it.each([
    ['npm ci && npm run gone', 'npm run gone'],
    ['npm test\nnpm install left-pad', 'npm install left-pad'],
    ['export KEYTURN_KEY=sk_live_…', 'export KEYTURN_KEY=sk_live_…'],
    ['KEYTURN_API_KEY=sk_live_… node x.js', 'KEYTURN_API_KEY=sk_live_… node x.js'],
    ['npx left-pad', 'npx left-pad'],
    ['sudo npm start', 'sudo npm start'],
  ])('does not know %j', (snippet, command) => {
    expect(unknownCommands(snippet, known)).toEqual([command]);
  });
});
