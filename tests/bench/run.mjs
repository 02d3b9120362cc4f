// `npm run bench`: builds the application, then runs the bench's TypeScript through Vite, with nothing else to install.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, runnerImport } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))
if (!process.argv.includes('--built')) {
  await build({ configFile: resolve(here, '../../vite.config.ts'), logLevel: 'warn' })
}
const { module } = await runnerImport(resolve(here, 'bench.ts'), { configFile: false, logLevel: 'warn' })
await module.main(process.argv.slice(2))
process.exit(0)
