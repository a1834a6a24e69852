import { describe, expect, it } from 'vitest';
import { adminDocument } from '../generated/admin-document.ts';
import { adminOperations, findAdminRoute } from './admin-operations.ts';

const documented = Object.entries(adminDocument.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, { operationId?: string }>).flatMap(([method, node]) =>
    node.operationId === undefined ? [] : [[node.operationId, method.toUpperCase(), path] as const],
  ),
);

describe('the routes of the administration', () => {
  it('are those of its document', () => {
    const routed = adminOperations.map(({ id, method, path }) => [id, method, path]);
    expect(routed.toSorted()).toEqual(documented.toSorted());
    expect(routed.length).toBe(26);
  });

  it.each(documented)('%s is found: %s %s', (id, method, path) => {
    const route = findAdminRoute(method, path.replaceAll(/\{\w+\}/g, 'a%20b'));
    expect(route).toMatchObject({ kind: 'operation', operation: { id } });
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'a b']);
    expect(route).toMatchObject({ params: Object.fromEntries(names) });
  });

  it('have no parameter where a path goes on', () => {
    expect(findAdminRoute('GET', '/__mock/sessions/1/2')).toEqual({ kind: 'unknown' });
  });

  it('name the methods that a path has', () => {
    expect(findAdminRoute('PATCH', '/__mock/clock')).toEqual({
      kind: 'wrong-method',
      allow: ['GET', 'PUT'],
    });
  });

  it('hold no reference in their schemas', () => {
    expect(JSON.stringify(adminOperations)).not.toContain('$ref');
  });
});
