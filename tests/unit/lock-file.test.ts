import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Versions = Readonly<Record<string, string>>;

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

const root = join(import.meta.dirname, '../..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { packages } = readJson('package-lock.json') as { readonly packages: Readonly<Record<string, Package>> };
const manifest = readJson('package.json') as Package;

/** Where Node looks for a package that `parent` names: beside it, then above. */
function placesFor(name: string, parent: string): readonly string[] {
  const folders = parent
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...folders].map((folder) => (folder === '' ? '' : `${folder}/`) + `node_modules/${name}`);
}

test('every optional package of every platform is in the lock, so that npm ci works on all of them', () => {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(name, parent).some((place) => place in packages))
      .map((name) => `${parent}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock names no server, so that every registry will do', () => {
  expect(Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined)).toEqual([]);
});

test('every package in the lock has a checksum', () => {
  expect(Object.keys(packages).filter((name) => name !== '' && packages[name]?.integrity === undefined)).toEqual([]);
});

test('package.json asks for exact versions, and the lock holds those', () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  const inexact = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  expect(inexact).toEqual([]);
  const locked = Object.keys(asked).map((name) => [name, packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(asked);
});

test('the lock was written for this package.json', () => {
  const { dependencies, devDependencies } = packages[''] ?? {};
  expect({ dependencies, devDependencies }).toEqual({
    dependencies: manifest.dependencies,
    devDependencies: manifest.devDependencies,
  });
});
