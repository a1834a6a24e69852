// Generated from openapi.yaml by `npm run generate`. Do not edit.
export type { components } from './schema/components.ts';
export type { operations } from './schema/operations.ts';
export type { paths } from './schema/paths.ts';
