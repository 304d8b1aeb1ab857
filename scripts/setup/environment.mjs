import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from './project.mjs'

/** An operator's settings live in `.env` beside package.json; what the environment has already wins. */
export function loadSettings() {
  const file = path.join(projectDir, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
