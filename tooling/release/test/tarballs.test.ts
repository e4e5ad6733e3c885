import { execFileSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { PackedPackages } from '../src/packages.ts'

const packed = new PackedPackages()
afterAll(() => packed[Symbol.dispose]())

const tarballs = [...packed.tarballs]

test.each(tarballs)('the tarball of %s holds its build and its papers, nothing else', (_, tarball) => {
  const files = execFileSync('tar', ['tzf', tarball], { encoding: 'utf8' }).trim().split('\n')
  const allowed = /^package\/(dist\/.+|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/
  expect(files.filter((file) => !allowed.test(file))).toEqual([])
  expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/package.json']))
})

test.each(tarballs)('the manifest of %s means the same outside the workspace', (_, tarball) => {
  const manifest = execFileSync('tar', ['xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  expect(manifest).not.toMatch(/"(workspace|catalog|link|file):/)
  expect(manifest).not.toMatch(/"\.\/src\//)
})
