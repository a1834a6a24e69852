/** The document of the mock's administration as a module, so that the mock reads no file for it. */
import { literal } from './source-text.ts';

const header =
  '// Generated from mock-server/admin.openapi.yaml by `npm run generate`. Do not edit.\n';

export function adminDocumentFile(document: unknown): string {
  return `${header}
export const adminDocument = ${literal(document)} as const;
`;
}
