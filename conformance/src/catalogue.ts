/** Every check, in the order in which they are carried out and reported. */
import type { Check } from './check.ts';
import { answers } from './checks/answers.ts';
import { pages } from './checks/pages.ts';

export const catalogue: readonly Check[] = [...answers, ...pages];
