/** The AI models that the demo offers. */
import type { Schema } from '@keyturn/contract';
import { iso, momentOf } from './demo-data-time.ts';
import { createSeededRandom } from './seeded-random.ts';

type Model = Schema<'Model'>;

/** Name, label, tier, whether it takes media, context window, what it is good for. */
type Row = readonly [string, string, Model['tier'], boolean, number | null, string | null];

const rows: readonly Row[] = [
  ['brook-mini', 'Brook Mini', 'standard', false, 16_384, 'Short answers, at once.'],
  ['brook', 'Brook', 'standard', false, 32_768, 'Everyday questions and summaries.'],
  ['brook-vision', 'Brook Vision', 'standard', true, 32_768, 'Everyday questions about pictures.'],
  ['lantern-1', 'Lantern 1', 'standard', false, 8_192, 'Drafts and rewording.'],
  ['lantern-2', 'Lantern 2', 'premium', false, 65_536, 'Longer texts in a steady voice.'],
  ['quarry-code', 'Quarry Code', 'premium', false, 131_072, 'Programs, and questions about them.'],
  ['quarry-code-mini', 'Quarry Code Mini', 'standard', false, 32_768, 'Completion while typing.'],
  ['summit', 'Summit', 'premium', true, 200_000, 'Hard problems that take several steps.'],
  ['summit-long', 'Summit Long', 'enterprise', true, 1_000_000, 'Whole collections of documents.'],
  ['harbor-embed', 'Harbor Embed', 'standard', false, 8_192, 'Vectors for search.'],
  ['harbor-voice', 'Harbor Voice', 'enterprise', true, null, 'Speech in and out.'],
  ['lantern-0', 'Lantern 0', 'standard', false, 4_096, null],
];

/** The last of them has been taken out of use. */
export function demoModels(): Model[] {
  const random = createSeededRandom('models');
  return rows.map(([name, label, tier, supportsMedia, contextWindow, description], index) => {
    const createdAt = iso(momentOf(random, index, rows.length));
    return {
      id: `model_${index + 1}`,
      name,
      label,
      tier,
      supportsMedia,
      displayOrder: index + 1,
      active: index < rows.length - 1,
      description,
      contextWindow,
      createdAt,
      updatedAt: createdAt,
    };
  });
}
