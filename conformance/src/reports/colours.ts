import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Puts a text into a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/**
 * Paints where it is wanted: `NO_COLOR` refuses it, `FORCE_COLOR` asks for it, and otherwise a
 * terminal has it and a file has none.
 */
export function paintFor(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Paint {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = environment;
  const wanted = no
    ? false
    : force === undefined || force === ''
      ? isTerminal && terminal !== 'dumb'
      : !['0', 'false'].includes(force);
  // The decision is made here, so the stream is not asked again.
  return (style, text) => (wanted ? styleText(style, text, { validateStream: false }) : text);
}
