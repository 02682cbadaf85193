// Shows what is read of a package.json.
import { expect, it } from 'vitest'
import { readManifest } from './manifest.ts'

it('reads name, doors and the packages named, and takes what is left out as empty', () => {
  const text = JSON.stringify({
    name: '@huanju/a',
    exports: { '.': './src/index.ts', './b': { import: './b.ts' } },
    dependencies: { zod: '4.0.0' },
    optionalDependencies: { pg: '8.0.0' },
  })
  expect(readManifest(text)).toEqual({
    name: '@huanju/a',
    exports: { '.': './src/index.ts' },
    dependencies: ['zod'],
    devDependencies: [],
    optionalDependencies: ['pg'],
  })
  expect(readManifest('{}').dependencies).toEqual([])
})
