/** The composition as it is written down: what it names is held against the repository. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../contract/generator/document.ts';
import { USAGE } from '../src/config.ts';

const REPOSITORY = new URL('../../', import.meta.url);
const isRead = (variable: string) => new RegExp(`\\b${variable}\\b`).test(USAGE);

interface Composition {
  services: Record<
    string,
    {
      environment?: Record<string, string>;
      build?: { context: string; dockerfile: string };
      depends_on?: Record<string, { condition: string }>;
      healthcheck?: { test: string[] };
      volumes?: string[];
      ports?: string[];
    }
  >;
  volumes: Record<string, null>;
}

describe('the composition', () => {
  const file = new URL('reference-server/compose.yaml', REPOSITORY);
  const { services, volumes } = readYaml(file) as Composition;
  const server = services['server'];
  const environment = server?.environment ?? {};

  it('gives the server variables that it reads, the documented ones among them', () => {
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining([
        ...['ADMIN_API_KEY', 'ADMIN_API_JWT_TTL', 'ADMIN_API_RATE_LIMIT'],
        ...['JWT_SECRET', 'DATABASE_URL', 'REDIS_URL'],
      ]),
    );
    expect(Object.keys(environment).filter((name) => !isRead(name))).toEqual([]);
  });

  it('holds no secret: each must come from outside', () => {
    const all = Object.values(services).flatMap((one) => Object.entries(one.environment ?? {}));
    for (const [name, value] of all.filter(([name]) => /KEY|SECRET|PASSWORD|DATABASE/.test(name))) {
      expect([name, value]).toEqual([name, expect.stringMatching(/\$\{[A-Z_]+:\?[^}]+\}/)]);
    }
  });

  it('builds the image from the root of the repository', () => {
    const { context = '', dockerfile = '' } = server?.build ?? {};
    expect(new URL(`${context}/`, file).href).toBe(REPOSITORY.href);
    expect(existsSync(new URL(dockerfile, REPOSITORY))).toBe(true);
  });

  it('waits for services that it has and that say when they are healthy', () => {
    const waitedFor = Object.entries(server?.depends_on ?? {});
    expect(waitedFor.map(([name]) => name)).toEqual(['postgres', 'redis']);
    for (const [name, { condition }] of waitedFor) {
      expect([condition, services[name]?.healthcheck?.test[0]]).toEqual(['service_healthy', 'CMD']);
      expect(Object.values(environment).join()).toContain(name);
    }
  });

  it('offers the API to this machine only, and keeps data in volumes that it names', () => {
    expect(Object.values(services).flatMap((one) => one.ports ?? [])).toEqual([
      '127.0.0.1:3010:3010',
    ]);
    const used = Object.values(services).flatMap((one) => one.volumes ?? []);
    expect(used.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(volumes).sort());
  });
});
