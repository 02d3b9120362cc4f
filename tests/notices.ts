import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Licences that a package may have to be part of what users receive: each lets the whole be given under MIT as long as
 * its notice goes along.
 */
export const LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
])

/** A package as its own files describe it. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Text of its licence and notice files, or who made it where there are none. */
  readonly notice: string
}

/** Reads a package from its folder in node_modules. Throws when there is no package there. */
export function readPackage(folder: string): Package {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const licence = typeof license === 'string' ? license : 'unknown'
  const maker = typeof author === 'object' ? author?.name : author
  const notice = texts.join('\n\n') || `Its package has no licence file; it names the licence ${licence} and ${maker}.`
  return { name, version, licence, notice }
}

/** Folder of the package that a module of a bundle belongs to; undefined for our own. */
function packageFolder(module: string): string | undefined {
  const path = module.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  const mark = '/node_modules/'
  const at = path.lastIndexOf(mark)
  if (at < 0) return undefined
  const [first = '', second = ''] = path.slice(at + mark.length).split('/')
  const folder = path.slice(0, at + mark.length) + (first.startsWith('@') ? `${first}/${second}` : first)
  return existsSync(join(folder, 'package.json')) ? folder : undefined
}

/**
 * The licences of what is built in, gathered from the modules of every bundle, those of the workers among them, and
 * written beside the application: most licences ask that their text goes along with the code.
 */
export class Notices {
  private readonly packages = new Map<string, Package>()

  /** @param always packages that another tool puts into the build and no bundle shows. */
  constructor(always: readonly string[]) {
    for (const folder of always) this.add(folder)
  }

  private add(folder: string): void {
    if (this.packages.has(folder)) return
    const found = readPackage(folder)
    if (!LICENCES.has(found.licence)) throw new Error(`${found.name}: licence ${found.licence} is not in the list`)
    this.packages.set(folder, found)
  }

  /** Notes the packages of a bundle. The extension has none so far; it would need a file of its own. */
  collect(): Plugin {
    const notices = this
    return {
      name: 'ecritoire:collect-notices',
      apply: 'build',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          for (const folder of chunk.moduleIds.flatMap((module) => packageFolder(module) ?? [])) {
            if (this.environment.name !== 'client') throw new Error(`${folder}: no notices for the extension yet`)
            notices.add(folder)
          }
        }
      },
    }
  }

  /** Writes the file into the application's bundle, which is finished after those of its workers. */
  emit(fileName: string): Plugin {
    const notices = this
    return {
      name: 'ecritoire:emit-notices',
      apply: 'build',
      applyToEnvironment: (environment) => environment.name === 'client',
      generateBundle: {
        order: 'post',
        handler() {
          this.emitFile({ type: 'asset', fileName, source: notices.text() })
        },
      },
    }
  }

  private text(): string {
    const all = [...this.packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    const parts = all.map((each) => `${each.name} ${each.version} (${each.licence})\n\n${each.notice}`)
    return `Écritoire contains the following packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
  }
}
