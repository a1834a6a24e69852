/** Guessing keys. It stands last, since afterwards this address may try no more. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { bearer } from '../credential.ts';
import { codeOf, type Exchange } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';

/** More than any server should let one address try within a minute. */
const MOST_GUESSES = 300;
/** At once, so that a slow server is asked all of them within the minute. */
const AT_ONCE = 10;

async function limitsGuesses(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const guesses: Exchange[] = [];
  const isRefused = ({ status }: Exchange) => status === 429;
  while (!guesses.some(isRefused)) {
    if (guesses.length >= MOST_GUESSES) {
      context.fault({
        message: `One address may try ${MOST_GUESSES} wrong keys in a row.`,
        expected: '429 TOO_MANY_AUTH_FAILURES',
        found: String(guesses.at(-1)?.status),
        exchanges: guesses.slice(-1),
      });
      return;
    }
    const wave = Array.from({ length: AT_ONCE }, (_, i) =>
      bearer('guessed', `sk_live_guess${guesses.length + i}`),
    );
    const answers = wave.map((credential) =>
      target.call('auth.me', { credential, impatient: true }),
    );
    guesses.push(...(await Promise.all(answers)));
  }
  const refused = guesses.find(isRefused);
  if (!refused) throw new CannotDecide('Nothing was tried.');
  if (codeOf(refused) === 'RATE_LIMIT_EXCEEDED') {
    context.fault({
      message: 'A wrong key meets the limit of a key.',
      expected: 'TOO_MANY_AUTH_FAILURES',
      found: 'RATE_LIMIT_EXCEEDED',
      exchanges: [refused],
    });
  }
  const valid = await target.call('auth.me', { credential: keys.main });
  const message = 'A valid key is refused for wrong ones that came from the same address.';
  expectAnswer(context, valid, { status: 200 }, message, [refused]);
}

export const authFailures: readonly Check[] = [
  {
    id: 'guesses.limited',
    title: 'Wrong keys of one address are limited, and valid ones pass meanwhile',
    clauses: ['C11'],
    run: limitsGuesses,
  },
];
