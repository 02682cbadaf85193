// Reads the policy folders from disk, checks everything, and says file and field of whatever is wrong.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml'
import { checkLibrary } from './check.ts'
import { readFolder, type Finding, type PolicyFile } from './read.ts'
import type { PolicyLibrary } from './types.ts'

/** The folders that come with the system. */
export const policyRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

// Plain values only, days as text, and `<<` for what several entries have in common.
const yaml = CORE_SCHEMA.withTags(mergeTag)

/** A library that cannot be used; `findings` lists file, field and what is wrong. */
export class PolicyError extends Error {
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(({ file, field, message }) => `${file} ${field}：${message}`)
    super(`政策文件夹有 ${findings.length} 处错误 / errors in the policy folders:\n${lines.join('\n')}`)
    this.name = 'PolicyError'
    this.findings = findings
  }
}

/** Loads all authorities' folders (six-digit code, dash, name) under one or more roots; throws PolicyError. */
export function loadPolicy(...roots: readonly string[]): PolicyLibrary {
  const findings: Finding[] = []
  const folders: PolicyLibrary['folders'][string][] = []
  for (const root of roots.length > 0 ? roots : [policyRoot]) {
    for (const name of readdirSync(root)
      .filter((one) => /^\d{6}-/.test(one))
      .toSorted()) {
      const read = readFolder(name, filesOf(join(root, name), name, findings))
      findings.push(...read.findings, ...misnamed(name, read.folder.authority.code))
      folders.push(read.folder)
    }
  }
  if (findings.length > 0) throw new PolicyError(findings)
  const library = { folders: Object.fromEntries(folders.map((folder) => [folder.authority.code, folder])) }
  const wrong = checkLibrary(library)
  if (wrong.length > 0) throw new PolicyError(wrong)
  return library
}

function misnamed(name: string, code: string): Finding[] {
  const message = `文件夹名须以代码 ${code} 开头 / the folder name must begin with its code`
  return name.startsWith(`${code}-`) ? [] : [{ file: `${name}/authority.yaml`, field: 'code', message }]
}

function filesOf(folder: string, name: string, findings: Finding[]): PolicyFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return paths.toSorted().flatMap((path) => {
    try {
      const content: unknown = load(readFileSync(join(folder, path), 'utf8'), { schema: yaml })
      return [{ path: path.replaceAll('\\', '/'), content }]
    } catch (error) {
      findings.push({ file: `${name}/${path}`, field: '', message: `不是有效的 YAML：${String(error)}` })
      return []
    }
  })
}
